/** What the charter of a log asks of its witnesses, at each size of the log: by the day on which its last act was received. */
import type { Charter } from '../core/charter/charter.ts'
import { quorumOn, witnessesOn } from '../core/charter/witnesses.ts'
import type { Key } from '../core/situation.ts'
import { dayIn, type Instant } from '../core/time.ts'
import { unbase64, utf8 } from './bytes.ts'
import { cosignedBy, cosigner, cosignerKey, type Cosigned } from './cosignature.ts'
import type { Crypto } from './crypto.ts'
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

/** The witnesses that the charter has for a head of which the last act was received then. */
export function witnessesAt(crypto: Crypto, charter: Law, received: Instant): readonly InForce[] {
  return witnessesOn(charter, dayIn(received, charter.seat.zone)).flatMap(({ name, key, href }) => {
    const publicKey = unbase64(key)
    const encoded = publicKey?.length === 32 ? cosignerKey(crypto, name, publicKey) : ''
    const verifier = cosigner(crypto, encoded)
    return verifier ? [{ name, encoded, key: verifier, ...(href === undefined ? {} : { href }) }] : []
  })
}

/** How many of them must have cosigned it; 0 where none must. */
export function quorumAt(charter: Law, received: Instant): number {
  return quorumOn(charter, dayIn(received, charter.seat.zone))
}

/** Which witnesses of the charter have cosigned this checkpoint, and whether that is the quorum. */
export function witnessed(
  crypto: Crypto,
  charter: Law,
  note: string,
  received: Instant,
): Cosigned & { readonly quorum: number } {
  const keys = witnessesAt(crypto, charter, received).map(({ key }) => key)
  return { ...cosignedBy(utf8(note), keys), quorum: quorumAt(charter, received) }
}

/** The lines of signature on a checkpoint that are the charter's witnesses', in the charter's order, newlines left out. */
export function witnessLines(
  crypto: Crypto,
  charter: Law,
  note: string,
  received: Instant,
): readonly string[] {
  const signatures = splitNote(utf8(note))?.signatures ?? []
  return witnessesAt(crypto, charter, received).flatMap(({ key }) => {
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

/** The policy by which anybody can judge a checkpoint of the log whose last act was received then (C2SP tlog-policy). */
export function policyText(
  crypto: Crypto,
  charter: Law,
  origin: string,
  keys: Iterable<Key>,
  received: Instant,
): string {
  const [witnesses, quorum] = [witnessesAt(crypto, charter, received), quorumAt(charter, received)]
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
