/** What was put to decision, how it was decided, and where each stood. */
import type { Position } from '../../core/rules/condition.ts'
import { countsOf, decisionsIn } from '../decided.ts'
import { actorOf, refOf, situationOf } from '../published.ts'
import { flag, table } from './table.ts'

/** Every question put to decision, and how far it has come. */
export const questions = table(
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
  function* (from) {
    for (const asked of situationOf(from).questions.values())
      yield {
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
      }
  },
)

/** Every decision with its outcome. Counts are of the parties named; where no roll is given, they are not there. */
export const decisions = table(
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
  function* (from) {
    for (const { event, body, stands } of decisionsIn(from)) {
      const counts = countsOf(stands)
      const of = (position: Position): number | undefined =>
        stands.size === 0 ? undefined : counts[position]
      const title = from.prose(event, 'title')
      yield {
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
    }
  },
)

/** Where each party stood on each decision. A member that is not listed is not read as an abstention. */
export const positions = table(
  'positions',
  {
    decision: 'text',
    date: 'text',
    organ: 'text',
    matter: 'text',
    party: 'text',
    position: 'text',
    act: 'number',
  },
  ['decision', 'party'],
  function* (from) {
    for (const { event, body, stands } of decisionsIn(from))
      for (const [party, { position, act }] of [...stands].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        yield {
          decision: refOf(event),
          date: event.day,
          organ: body.organ,
          matter: body.matter,
          party,
          position,
          act,
        }
  },
)
