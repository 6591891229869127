/** What the charter of a log asks of its witnesses, at each size of the log: by the day on which its last act was received. */
import type { Charter } from '../core/charter/charter.ts'
import { quorumOn, witnessesOn } from '../core/charter/witnesses.ts'
import type { Key, Situation } from '../core/situation.ts'
import type { WitnessOfAct } from '../core/witness-of-act.ts'
import { dayIn, type Instant } from '../core/time.ts'
import { unbase64, utf8 } from './bytes.ts'
import { cosignedBy, cosigner, cosignerKey, type Cosigned } from './cosignature.ts'
import type { Crypto } from './crypto.ts'
import { isValidAt } from './head.ts'
import type { Ledger } from './ledger.ts'
import { isNoteName, noteVerifier, signatureLine, splitNote, vkey, type NoteVerifier } from './note.ts'

/** A witness that the charter has at a size of the log. */
export interface InForce {
  readonly name: string
  /** Its verifier key as text. */
  readonly encoded: string
  readonly key: NoteVerifier
  readonly href?: string
}

type Law = Pick<Charter, 'witnesses' | 'seat'>

/** A log at a size: its charter, when its last act was received, and what acts say of keys and witnesses. */
export interface State {
  readonly charter: Law
  readonly received: Instant
  readonly size: number
  readonly standing: Pick<Situation, 'witnesses' | 'keys'>
}

/** The state of a ledger at one of its sizes. */
export function stateAt(
  { charter, entries, standing }: Pick<Ledger, 'charter' | 'entries' | 'standing'>,
  size: number,
): State {
  return { charter, standing, size, received: entries[size - 1]!.received }
}

/** The witnesses at a size: the charter's of that day that no act had revoked, then those that acts had enrolled. */
export function witnessesAt(
  crypto: Crypto,
  { charter, received, size, standing }: State,
): readonly InForce[] {
  const acts = [...standing.witnesses.values()].flat()
  const ended = ({ until }: WitnessOfAct): boolean => until !== undefined && until < size
  const law = witnessesOn(charter, dayIn(received, charter.seat.zone)).filter(
    ({ key }) => !acts.some((one) => one.key === key && one.from === undefined && ended(one)),
  )
  const enrolled = acts.filter((one) => one.from !== undefined && one.from < size && !ended(one))
  return [...law, ...enrolled].flatMap(({ name, key, href }) => {
    const publicKey = unbase64(key)
    const encoded = publicKey?.length === 32 ? cosignerKey(crypto, name, publicKey) : ''
    const verifier = cosigner(crypto, encoded)
    return verifier ? [{ name, encoded, key: verifier, ...(href === undefined ? {} : { href }) }] : []
  })
}

/** How many of them must have cosigned it; 0 where none must. */
export function quorumAt({ charter, received }: Pick<State, 'charter' | 'received'>): number {
  return quorumOn(charter, dayIn(received, charter.seat.zone))
}

/** Which of the witnesses have cosigned this checkpoint, and whether that is the quorum. */
export function witnessed(
  crypto: Crypto,
  state: State,
  note: string,
): Cosigned & { readonly quorum: number } {
  const keys = witnessesAt(crypto, state).map(({ key }) => key)
  return { ...cosignedBy(utf8(note), keys), quorum: quorumAt(state) }
}

/** The lines of signature on a checkpoint that are the witnesses', in their order, newlines left out. */
export function witnessLines(crypto: Crypto, state: State, note: string): readonly string[] {
  const signatures = splitNote(utf8(note))?.signatures ?? []
  return witnessesAt(crypto, state).flatMap(({ key }) => {
    const own = signatures.find(({ name, id }) => name === key.name && id === key.id)
    return own ? [signatureLine(own).trimEnd()] : []
  })
}

/** The keys enrolled for the office `log` as verifiers of its checkpoints, with their texts. */
export function logVerifiers(
  crypto: Crypto,
  origin: string,
  keys: Iterable<Key>,
): readonly { readonly key: NoteVerifier; readonly encoded: string }[] {
  if (!isNoteName(origin)) return []
  return [...keys].flatMap(({ holder, public: text }) => {
    const publicKey = 'office' in holder && (holder.office as string) === 'log' ? unbase64(text) : undefined
    const encoded = publicKey?.length === 32 ? vkey(crypto, origin, publicKey) : ''
    const key = noteVerifier(crypto, encoded)
    return key ? [{ key, encoded }] : []
  })
}

const GROUP = 'witnesses-of-the-charter'

/** The policy by which anybody can judge a checkpoint of the log at that size (C2SP tlog-policy). */
export function policyText(crypto: Crypto, origin: string, state: State): string {
  const [witnesses, quorum] = [witnessesAt(crypto, state), quorumAt(state)]
  const keys = [...state.standing.keys.values()].filter((key) => isValidAt(key, state.size))
  const lines = [
    ...logVerifiers(crypto, origin, keys).map(({ encoded }) => `log ${encoded}`),
    ...witnesses.map(
      ({ name, encoded, href }) => `witness ${name} ${encoded}${href === undefined ? '' : ` ${href}`}`,
    ),
    ...(quorum > 0 ? [`group ${GROUP} ${quorum} ${witnesses.map(({ name }) => name).join(' ')}`] : []),
    `quorum ${quorum > 0 ? GROUP : 'none'}`,
  ]
  return `${lines.join('\n')}\n`
}
