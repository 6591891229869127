/** What was put to decision, how it was decided, and where each stood. */
import type { Position } from '../../core/rules/condition.ts'
import { countsOf, decisionsIn } from '../decided.ts'
import { actorOf, once, refOf, situationOf } from '../published.ts'
import { flag, listed, type Table } from './table.ts'

/** Every question put to decision, and how far it has come. */
export const questions = listed(
  'questions',
  {
    question: 'text',
    organ: 'text',
    matter: 'text',
    put: 'number',
    put_by: 'text',
    put_at: 'text',
    closes: 'text',
    procedure: 'text',
    outcome: 'text',
    decided: 'number',
    withdrawn: 'number',
    symbol: 'text',
  },
  ['question'],
  (from) => once(from, 'questions', () => [...situationOf(from).questions.values()]),
  (_, asked) => ({
    question: asked.id,
    organ: asked.organ,
    matter: asked.matter,
    put: asked.put,
    put_by: asked.putBy,
    put_at: asked.putAt,
    closes: asked.closes,
    procedure: asked.procedure,
    outcome: asked.outcome,
    decided: asked.decided,
    withdrawn: asked.withdrawn,
    symbol: asked.published?.symbol,
  }),
)

/** Every decision with its outcome. Counts are of the parties named; where no roll is given, they are not there. */
export const decisions = listed(
  'decisions',
  {
    decision: 'text',
    act: 'number',
    date: 'text',
    instant: 'text',
    question: 'text',
    adopted_as: 'text',
    organ: 'text',
    matter: 'text',
    outcome: 'text',
    rule: 'text',
    sitting: 'text',
    by: 'text',
    by_kind: 'text',
    reported: 'number',
    vetoes: 'text',
    yes: 'number',
    no: 'number',
    abstain: 'number',
    absent: 'number',
    not_participating: 'number',
    objection: 'number',
    reservation: 'number',
    silent: 'number',
    title_en: 'text',
    title_ru: 'text',
  },
  ['decision'],
  decisionsIn,
  (from, { event, body, stands }) => {
    const counts = countsOf(stands)
    const of = (position: Position): number | undefined => (stands.size === 0 ? undefined : counts[position])
    const title = from.prose(event, 'title')
    return {
      decision: refOf(event),
      act: event.act,
      date: event.day,
      instant: event.instant,
      question: body.question,
      adopted_as: body.adoptedAs,
      organ: body.organ,
      matter: body.matter,
      outcome: body.outcome,
      rule: body.rule,
      sitting: body.sitting,
      ...actorOf(event.by),
      reported: flag(event.reported),
      vetoes: body.vetoes?.join(' '),
      yes: of('yes'),
      no: of('no'),
      abstain: of('abstain'),
      absent: of('absent'),
      not_participating: of('not-participating'),
      objection: of('objection'),
      reservation: of('reservation'),
      silent: of('silent'),
      title_en: title?.en,
      title_ru: title?.ru,
    }
  },
)

const ROLL = {
  decision: 'text',
  date: 'text',
  organ: 'text',
  matter: 'text',
  party: 'text',
  position: 'text',
  act: 'number',
} as const

/** Where each party stood on each decision. A member that is not listed is not read as an abstention. */
export const positions: Table = {
  name: 'positions',
  columns: ROLL,
  key: ['decision', 'party'],
  *rows(from, skip = 0) {
    let before = 0
    for (const { event, body, stands } of decisionsIn(from)) {
      const left = Math.max(0, skip - before)
      before += stands.size
      if (left >= stands.size) continue
      const roll = [...stands].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(left)
      for (const [party, { position, act }] of roll)
        yield {
          decision: refOf(event),
          date: event.day,
          organ: body.organ,
          matter: body.matter,
          party,
          position,
          act,
        }
    }
  },
}
