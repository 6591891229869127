/**
 * A policy file (C2SP tlog-policy): which logs are accepted, which witnesses are known, and which of them must have cosigned
 * a checkpoint before it counts. Read strictly: a policy that is half understood would be weaker than it was written.
 */
import { cosigner, cosignedBy } from './cosignature.ts'
import type { Crypto } from './crypto.ts'
import { noteVerifier, openNote, type NoteVerifier } from './note.ts'

/** What a quorum names: a witness, or so many of a group. */
type Member = { readonly witness: NoteVerifier } | { readonly least: number; readonly of: readonly Member[] }

export interface PolicyWitness {
  readonly name: string
  readonly key: NoteVerifier
  readonly url?: string
}

export interface Policy {
  readonly logs: readonly { readonly key: NoteVerifier; readonly url?: string }[]
  readonly witnesses: readonly PolicyWitness[]
  /** Undefined: none is asked for. */
  readonly quorum?: Member
}

export type PolicyRead =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly line: number }

/** The policy that a text states, or the line that cannot be. */
export function readPolicy(crypto: Crypto, text: string): PolicyRead {
  const logs: { key: NoteVerifier; url?: string }[] = []
  const witnesses: PolicyWitness[] = []
  const names = new Map<string, Member>()
  const grouped = new Set<string>()
  const keys = new Set<string>()
  let quorum: { member?: Member } | undefined
  const take = (words: readonly string[]): boolean => {
    const [kind, first = '', second = '', ...rest] = words
    if (kind === 'log' || kind === 'witness') {
      const [encoded, url, more] = kind === 'log' ? [first, second, rest[0]] : [second, rest[0], rest[1]]
      const key = kind === 'log' ? noteVerifier(crypto, encoded) : cosigner(crypto, encoded)
      // The public key is what stands after the id: under two names it is still one key.
      const bare = encoded.split('+').slice(2).join('+')
      if (!key || more !== undefined || keys.has(bare)) return false
      keys.add(bare)
      const at = url === undefined || url === '' ? {} : { url }
      if (kind === 'log') logs.push({ key, ...at })
      else if (first === 'none' || names.has(first)) return false
      else {
        names.set(first, { witness: key })
        witnesses.push({ name: first, key, ...at })
      }
      return true
    }
    if (kind === 'group') {
      const of = rest.map((name) => names.get(name)).filter((member) => member !== undefined)
      const least =
        second === 'all'
          ? of.length
          : second === 'any'
            ? 1
            : /^[1-9]\d{0,4}$/.test(second)
              ? Number(second)
              : 0
      const again = rest.some((name, at) => grouped.has(name) || rest.indexOf(name) < at)
      if (first === 'none' || names.has(first) || of.length < rest.length || again) return false
      if (of.length === 0 || least < 1 || least > of.length) return false
      rest.forEach((name) => grouped.add(name))
      names.set(first, { least, of })
      return true
    }
    const member = names.get(first)
    if (kind !== 'quorum' || second !== '' || quorum || (first !== 'none' && !member)) return false
    quorum = member ? { member } : {}
    return true
  }
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    if (words[0] === undefined || words[0].startsWith('#')) continue
    // oxlint-disable-next-line no-control-regex -- the specification allows tab alone
    if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(line) || !take(words)) return { ok: false, line: at + 1 }
  }
  if (!quorum) return { ok: false, line: lines.length }
  return { ok: true, policy: { logs, witnesses, ...(quorum.member ? { quorum: quorum.member } : {}) } }
}

export interface Judged {
  /** The log that signed; undefined where none of the policy did. */
  readonly log?: NoteVerifier
  readonly cosigned: readonly NoteVerifier[]
  readonly wrong: readonly NoteVerifier[]
  readonly quorum: boolean
}

/** How a checkpoint stands under a policy: signed by one of its logs, cosigned by whom, and whether that is the quorum. */
export function judge(policy: Policy, note: Uint8Array): Judged {
  const { by, wrong } = cosignedBy(
    note,
    policy.witnesses.map(({ key }) => key),
  )
  const opened = openNote(
    note,
    policy.logs.map(({ key }) => key),
  )
  const log = opened.ok ? opened.signedBy[0] : undefined
  return {
    ...(log ? { log } : {}),
    cosigned: by,
    wrong,
    quorum: !policy.quorum || holds(policy.quorum, by),
  }
}

function holds(member: Member, by: readonly NoteVerifier[]): boolean {
  if ('witness' in member) return by.includes(member.witness)
  return member.of.filter((one) => holds(one, by)).length >= member.least
}
