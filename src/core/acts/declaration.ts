/** What the record gives on a question: how it stands now, and what a declaration of it must say. */
import type { Charter, Rule } from '../charter/charter.ts'
import { factsOfRule } from '../charter/fact-forms.ts'
import type { PartyId } from '../ids.ts'
import { membersOf } from '../members.ts'
import type { Position } from '../rules/condition.ts'
import { effectCode } from '../rules/effect.ts'
import type { Facts } from '../rules/facts.ts'
import { decideQuestion, ruleOf, type Answer, type Question } from '../rules/question.ts'
import { isHidden, restrictedState } from '../restricted.ts'
import type { Finding } from '../findings.ts'
import { nextSymbol } from '../numbering.ts'
import { instrumentOf, type Asked, type Situation } from '../situation.ts'
import { dayIn, type Day, type Instant } from '../time.ts'
import type { Context } from './kind.ts'
import { beforeDeciding } from './meeting.ts'
import { procedureIn } from './procedure.ts'
import type { Decided } from './question-decided.ts'

/**
 * How a question that is on the record stands now: closed where its deadline is past, where it has none, or where it was
 * broken. Broken, it is not adopted, whatever the others did until then.
 */
export function answerOf(
  charter: Charter,
  situation: Situation,
  asked: Asked,
  today: Day,
  now: Instant,
): Answer {
  const closed = isClosed(asked, now)
  const ended = breakOf(asked)
  // The effect of a lapse is as at the deadline, that of a break as at the break: so are the rule, the members and what was
  // found, whenever it is declared.
  const over = overSince(asked, now)
  const on = over === undefined ? today : dayIn(over.at, charter.seat.zone)
  const members = membersOf(charter, situation, asked.organ, on)
  const question = putAs(situation, asked, on, closed, over)
  const rule = ruleOf(charter, members, question)
  const seated = new Set(members)
  const able = new Map([...question.positions].filter(([party]) => seated.has(party)))
  const answer = decideQuestion(charter, members, {
    ...question,
    positions: rule ? able : question.positions,
  })
  if (!ended || answer.outcome === 'not-adopted') return answer
  const clause = procedureIn(charter, asked.procedure)?.clause ?? rule?.clause
  const reason = {
    code: 'objection',
    ...(clause === undefined ? {} : { clause }),
    parties: [ended.party],
  } as const
  const broken = { reasons: [reason], blockedBy: [ended.party], vetoes: [], effect: {}, follows: [] }
  return { ...answer, outcome: 'not-adopted', ...broken }
}

/** The moment after which nothing counts any more, and the act that made the end, where one did. */
interface Over {
  readonly at: Instant
  readonly act?: number
}

/** Since when the question is over: its break, or its deadline; undefined where neither has come. */
function overSince(asked: Asked, now: Instant): Over | undefined {
  const ended = breakOf(asked)
  if (ended) return ended
  return asked.closes !== undefined && now >= asked.closes ? { at: asked.closes } : undefined
}

/** Who broke the procedure, when, and by which act. */
function breakOf({
  broken,
  breach,
  positions,
}: Asked): (Required<Over> & { readonly party: PartyId }) | undefined {
  if (breach) return breach
  if (broken === undefined) return undefined
  for (const [party, { act, at }] of positions) if (act === broken) return { party, at, act }
  return undefined
}

/** True once nothing more can be taken into account: the deadline past, none given, or the procedure broken. */
export function isClosed(asked: Asked, now: Instant): boolean {
  return asked.closes === undefined || now >= asked.closes || asked.broken !== undefined
}

/** The question as the rules take it: positions, what was found, and instruments in force. */
export function putAs(situation: Situation, asked: Asked, on: Day, closed: boolean, over?: Over): Question {
  const positions = new Map<PartyId, Position>()
  for (const [party, { position }] of asked.positions) positions.set(party, position)
  return {
    organ: asked.organ,
    matter: asked.matter,
    on,
    positions,
    facts: { ...foundOf(situation, over), ...factsOf(asked) },
    closed,
    inForce: (treaty) => (instrumentOf(situation, treaty).inForce ?? '9999') <= on,
  }
}

/** What was found of parties, whatever the question: who is in arrears, say. A finding on the question itself goes before it. */
function foundOf(situation: Situation, over: Over | undefined): Facts {
  return Object.fromEntries(
    [...situation.findings.keys()].flatMap((name) => {
      const found = findingBy(situation, name, over)
      return found ? [[name, found.parties] as const] : []
    }),
  )
}

/** The finding that stood when the question was over: in time means before the deadline, or before the act that broke it. */
function findingBy(situation: Situation, name: string, over: Over | undefined): Finding | undefined {
  let found = situation.findings.get(name)
  while (found && isLate(found, over)) found = found.before
  return found
}

function isLate({ at = '' as Instant, act }: Finding, over: Over | undefined): boolean {
  return over !== undefined && (over.act === undefined ? at >= over.at : act > over.act)
}

/** The acts of findings on parties that the rule asks for and no finding on the question replaces. */
function findingsUsed(
  situation: Situation,
  asked: Asked,
  rule: Rule | undefined,
  now: Instant,
): readonly number[] {
  const names = rule ? factsOfRule(rule) : []
  const over = overSince(asked, now)
  return names.flatMap((name) => (asked.facts.has(name) ? [] : (findingBy(situation, name, over)?.act ?? [])))
}

/** What was found of a question. With nobody heard it is decided on that: the facts of attendance are the record's own. */
export function factsOf(asked: Asked): Facts {
  const found = [...asked.facts].map(([name, { fact }]) => [name, fact] as const)
  return {
    ...Object.fromEntries(found),
    ...(asked.procedure === undefined ? {} : { procedure: asked.procedure }),
    attendance: 'as-recorded',
  }
}

/**
 * What a declaration of the question must say now: the ruling itself, so that a reader need not reckon. Undefined while
 * there is nothing to declare: before the deadline, while something else comes first, or where the charter does not say.
 */
export function declarationOf(
  context: Pick<Context, 'charter' | 'situation' | 'today' | 'now' | 'log'>,
  asked: Asked,
): { readonly body: Decided; readonly answer: Answer } | undefined {
  const { charter, situation, today, now } = context
  if (!isClosed(asked, now) || beforeDeciding(context, asked)) return undefined
  const answer = answerOf(charter, situation, asked, today, now)
  if (answer.outcome !== 'adopted' && answer.outcome !== 'not-adopted') return undefined
  // What was taken unseen is not named: the ruling rests on the act that showed it, or on the anchor of its closed log.
  const { sealed } = restrictedState(situation, { question: asked.id })
  const unseen = [...asked.positions.values()].some(({ after }) => after !== undefined)
  const seen = [...asked.positions.values()].filter(({ after }) => after === undefined)
  const acts = [
    ...[...seen, ...asked.facts.values()].map(({ act }) => act),
    ...(unseen || isHidden(charter, asked) ? [asked.disclosed ?? sealed ?? asked.put] : []),
  ]
  const rule = charter.rules.find(({ id }) => id === answer.rule?.id)
  const used = new Set([asked.put, ...acts, ...findingsUsed(situation, asked, rule, now)])
  const rests = [...used].toSorted((one, other) => one - other)
  const { founding } = situation
  const symbol = adoptedAs(context, asked, answer.outcome)
  const body: Decided = {
    question: asked.id,
    organ: asked.organ,
    matter: asked.matter,
    outcome: answer.outcome,
    counts: answer.counts,
    effects: effectsIn(answer),
    // Who vetoed would show how they stood.
    vetoes: isHidden(charter, asked) ? [] : answer.vetoes.toSorted(),
    rule: answer.rule?.id ?? '',
    rests,
    ...(symbol === undefined ? {} : { adoptedAs: symbol }),
    ...(asked.text ? { text: asked.text } : {}),
    ...(founding ? { rules: founding.rules } : {}),
    ...(founding && founding.charter !== '' ? { charter: founding.charter } : {}),
  }
  return { body, answer }
}

/**
 * The symbol under which the question is adopted, where the charter numbers what is. It is of the day on which the question was over,
 * whenever that is declared; what the register holds takes no number of the public log.
 */
export function adoptedAs(
  context: Pick<Context, 'charter' | 'situation' | 'today' | 'now' | 'log'>,
  asked: Asked,
  outcome: Answer['outcome'],
): string | undefined {
  const { charter, situation, today, now, log = 'public' } = context
  const over = overSince(asked, now)
  const on = over ? dayIn(over.at, charter.seat.zone) : today
  const isNumbered = outcome === 'adopted' && log === 'public'
  return isNumbered ? nextSymbol(charter, situation, asked, on) : undefined
}

/** The effects of an answer, by party, in codes. */
export function effectsIn(answer: Answer): { effect: string; party: PartyId; from?: Day }[] {
  return Object.entries(answer.effect).map(([party, effect]) => ({
    effect: effectCode(effect),
    party: party as PartyId,
    ...(typeof effect === 'string' ? {} : { from: effect.executoryFrom }),
  }))
}
