/**
 * What is not public: a question's positions until they are disclosed, each question with a log of its own; and a register
 * of acts for some. Of each, the public log carries a commitment at fixed moments, whether or not anything happened.
 */
import type { Charter } from './charter/charter.ts'
import type { Disclosure } from './charter/procedure.ts'
import type { QuestionId } from './ids.ts'
import type { Asked, Situation } from './situation.ts'
import { instantOf, seconds, type Instant } from './time.ts'

/** Which log an act stands in: the public one, that of one question, or the register. */
export type LogKind = 'public' | 'question' | 'register'

/** A restricted log: that of a question, or the register. */
export type Place = { readonly question: QuestionId } | 'register'

/** How a restricted log stands, as its own entries and those of the public log say. */
export interface Restricted {
  /** In it: that it is open, up to which moment it is marked, that it is closed. */
  readonly opened?: true
  readonly marked?: Instant
  readonly closed?: true
  /** On the public log: up to which moment it is anchored, how often, and the act that anchored it closed. */
  readonly anchored?: Instant
  readonly anchors?: number
  readonly sealed?: number
}

const QUESTIONS = 'questions/'

/** The code of a restricted log within its organisation: a symbol in it is written as in an address. */
export function placeCode(place: Place): string {
  return place === 'register' ? place : `${QUESTIONS}${encodeURIComponent(place.question)}`
}

/** The origin of a restricted log beside that of the public log. */
export function restrictedOrigin(origin: string, place: Place): string {
  return `${origin}/${placeCode(place)}`
}

/** The restricted log of that origin; undefined where it is none beside the public log. */
export function placeOf(origin: string, log: string): Place | undefined {
  if (!log.startsWith(`${origin}/`)) return undefined
  const code = log.slice(origin.length + 1)
  if (code === 'register') return 'register'
  if (!code.startsWith(QUESTIONS)) return undefined
  try {
    const place = { question: decodeURIComponent(code.slice(QUESTIONS.length)) as QuestionId }
    return place.question !== '' && placeCode(place) === code ? place : undefined
  } catch {
    return undefined
  }
}

/** How a restricted log stands. */
export function restrictedState({ restricted }: Situation, place: Place): Restricted {
  return restricted.get(placeCode(place)) ?? {}
}

/** Writes how a restricted log stands: for the kinds that say so. */
export function setRestricted(to: Situation, place: Place, state: Restricted): void {
  to.restricted.set(placeCode(place), { ...restrictedState(to, place), ...state })
}

/** What the procedure of the question says of showing how each stood; undefined where it is shown at once. */
export function disclosureOf(
  { procedures }: Charter,
  { procedure }: Pick<Asked, 'procedure'>,
): Disclosure | undefined {
  return procedure !== undefined && Object.hasOwn(procedures, procedure)
    ? procedures[procedure]?.disclosure
    : undefined
}

/** True while positions on the question stand in its own log, unseen. */
export function isHidden(charter: Charter, asked: Asked): boolean {
  return asked.disclosed === undefined && disclosureOf(charter, asked) !== undefined
}

/** Until when positions are taken unseen: the close, or so many minutes before it; undefined where nothing is hidden. */
export function hiddenUntil(charter: Charter, asked: Asked): Instant | undefined {
  const disclosure = disclosureOf(charter, asked)
  if (!disclosure || asked.closes === undefined) return undefined
  return instantOf(seconds(asked.closes) - Number(disclosure.minutes ?? 0n) * 60)
}

/** True once nothing more is taken in unseen: the moment has come, or the question was ended before it. */
export function isHidingOver(charter: Charter, asked: Asked, now: Instant): boolean {
  const until = hiddenUntil(charter, asked)
  const ended = asked.withdrawn !== undefined || asked.broken !== undefined || asked.outcome !== undefined
  return ended || (until !== undefined && now >= until)
}

/** True where how each stood is to be shown now that the log of the question is closed. */
export function isDisclosureDue(charter: Charter, asked: Asked): boolean {
  if (!isHidden(charter, asked) || asked.withdrawn !== undefined) return false
  const when = disclosureOf(charter, asked)?.when
  return (
    when === 'at-close' ||
    when === 'before-close' ||
    (when === 'after-adoption' && asked.outcome === 'adopted')
  )
}

/** True where an outcome is declared before it is shown how each stood, or without that. */
export function isDeclaredUnseen(charter: Charter, asked: Asked): boolean {
  const when = disclosureOf(charter, asked)?.when
  return when === 'after-adoption' || when === 'never'
}

/** The last moment, up to now, at which restricted logs are to be anchored; undefined where the charter has none. */
export function lastTick({ restricted }: Charter, now: Instant): Instant | undefined {
  if (!restricted) return undefined
  const every = Number(restricted.minutes) * 60
  return instantOf(Math.floor(seconds(now) / every) * every)
}

/** True for a moment at which restricted logs are to be anchored. */
export function isTick(charter: Charter, at: Instant): boolean {
  return lastTick(charter, at) === at
}
