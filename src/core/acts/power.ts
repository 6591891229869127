/** Whether a key that is limited may do an act: asked once for every kind, before the kind's own rules are. */
import type { OrganId, QuestionId, TextId } from '../ids.ts'
import { clauseOfPowers, mayDo, type Doing } from '../powers.ts'
import type { Reason } from '../refusal.ts'
import type { Key, Situation } from '../situation.ts'
import type { Context } from './kind.ts'
import type { Granted } from './powers-granted.ts'

/** What is read of an act here: its kind, and the body that passed the form of the kind. */
export interface Told {
  readonly type: string
  readonly body: unknown
}

type Body = Readonly<Record<string, unknown>>

/** Kinds that bring a key onto the record. */
const BRINGING = ['key.enrolled', 'recovery.requested']

/** Why the author's key may not do the act; undefined where it may, where it is not limited, or where there is none. */
export function againstPower(
  { charter, situation, today, key }: Context,
  { type, body }: Told,
): Reason | undefined {
  const signer = key === undefined ? undefined : situation.keys.get(key)
  if (!signer?.limited || isAboutItself(signer, type, body as Body)) return undefined
  const none = (needed: string): Reason => ({
    code: 'no-power',
    ...clauseOfPowers(charter),
    needed,
    reached: `${signer.person}`,
  })
  const brought = bringsMore(signer, type, body as Body)
  if (brought !== undefined) return none(brought)
  const lacking = doingsOf(situation, { type, body }).find((doing) => !mayDo(situation, signer, doing, today))
  return lacking && none(shown(lacking))
}

/** What an act does, as powers speak of it: in every organ that it is in, and for every power that it gives. */
export function doingsOf(situation: Situation, { type, body }: Told): readonly Doing[] {
  const organs = organsOf(situation, body as Body)
  const within = (doing: Doing): readonly Doing[] =>
    organs.length === 0 ? [doing] : organs.map((organ) => ({ ...doing, organ }))
  const { position } = body as Body
  const own: Doing = { kind: type, ...(typeof position === 'string' ? { position } : {}) }
  if (type !== 'powers.granted') return within(own)
  // Nobody gives away what is not its own to do.
  const given = (body as Granted).acts.flatMap(({ kind, positions }): readonly Doing[] =>
    positions ? positions.map((one) => ({ kind, position: one })) : [{ kind }],
  )
  return [own, ...given].flatMap(within)
}

/** The organs that an act is in: those that it names, and those of the questions, sittings, motions and texts that it names. */
export function organsOf(situation: Situation, body: Body): readonly OrganId[] {
  const { questions, proposals, sittings, grants, meetings, texts } = situation
  const question = body['question'] as QuestionId
  const inner = body['body']
  const organs = [
    body['organ'] as OrganId | undefined,
    ...(Array.isArray(body['organs']) ? (body['organs'] as readonly OrganId[]) : []),
    questions.get(question)?.organ,
    proposals.get(question)?.organ,
    sittings.get(body['sitting'] as string)?.organ,
    meetings.motions.get(body['motion'] as string)?.organ,
    meetings.rulings.get(body['ruling'] as string)?.organ,
    texts.get(body['text'] as TextId)?.organ,
    ...(grants.get(body['grant'] as number)?.organs ?? []),
    ...(typeof inner === 'object' && inner !== null ? organsOf(situation, inner as Body) : []),
  ]
  return [...new Set(organs.filter((organ) => organ !== undefined))]
}

/** A key may always be given up, and its place taken by another of the same person under the same limits. */
function isAboutItself({ key }: Key, type: string, body: Body): boolean {
  return (
    (type === 'key.rotated' && body['replaces'] === key) || (type === 'key.revoked' && body['key'] === key)
  )
}

/**
 * What a limited key would gain by the key that the act brings; undefined where nothing. It brings limited keys of its own
 * person; to another holder that lost its keys, whose recovery several people stand by, any.
 */
function bringsMore({ holder, person }: Key, type: string, body: Body): string | undefined {
  if (!BRINGING.includes(type))
    return type === 'powers.granted' && body['person'] === person ? type : undefined
  const recovers = type === 'recovery.requested' && !isSame(body['holder'], holder)
  return recovers || (body['limited'] === true && body['person'] === person) ? undefined : `${type} limited`
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function shown({ kind, organ, position }: Doing): string {
  return [kind, position, organ].filter((part) => part !== undefined).join(' ')
}
