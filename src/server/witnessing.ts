/**
 * The log's side of witnessing: asks each witness of its policy to cosign the newest head, and says which checkpoint to
 * show. Where the charter asks for a quorum, the one shown is the newest that has it.
 */
import { base64, hex, utf8 } from '../record/bytes.ts'
import { parseCheckpoint } from '../record/checkpoint.ts'
import { cosignedBy } from '../record/cosignature.ts'
import { headOfNote, noteUnder, type Head } from '../record/head.ts'
import { openNote, signatureLine, splitNote, type NoteVerifier } from '../record/note.ts'
import type { PolicyWitness } from '../record/policy.ts'
import { formatAddCheckpoint } from '../record/witness.ts'
import { logVerifiers, stateAt, witnessed, witnessesAt } from '../record/witnessed.ts'
import { contradiction, type Guard } from '../store/guard.ts'
import type { Registrar } from '../store/registrar.ts'

/** How a witness is asked: the address, and the body of a POST; without one, a GET. */
export type Ask = (url: string, body?: string) => Promise<{ readonly status: number; readonly body: string }>

export interface WitnessStanding {
  readonly name: string
  /** The largest size that it has cosigned for us; 0 where none. */
  readonly size: number
  /** Why it did not cosign the last time it was asked. */
  readonly fault?: string
}

export interface Witnessing {
  /** The checkpoint to show, with its cosignatures. */
  checkpoint(): string | undefined
  /** Asks each witness that has not cosigned the newest head. */
  round(): Promise<void>
  witnesses(): readonly WitnessStanding[]
}

interface Known {
  readonly name: string
  readonly key: NoteVerifier
  readonly url?: string
  size: number
  fault?: string
}

/** Witnesses of the charter, and those that the operator names besides: only the charter's count for the quorum. */
export function witnessing(
  registrar: Registrar,
  operators: readonly PolicyWitness[],
  guard: Guard | undefined,
  ask: Ask,
): Witnessing {
  const { crypto } = registrar.ledger
  const known = new Map<string, Known>()
  const logKeys = (): typeof registrar.ledger.standing.keys => registrar.ledger.standing.keys
  let current: { readonly size: number; readonly note: string } | undefined
  let running: Promise<void> | undefined
  let again = false

  /** Whom to ask: the charter's first, then the operator's own. Addresses are the operator's where he gives one. */
  function asked(size: number): readonly Known[] {
    const law = witnessesAt(crypto, stateAt(registrar.ledger, size))
    const same = (one: NoteVerifier, other: NoteVerifier): boolean =>
      one.name === other.name && one.id === other.id
    const ours = operators.filter(({ key }) => !law.some((seat) => same(seat.key, key)))
    const all = [
      ...law.map(({ name, key, href }) => ({
        name,
        key,
        url: operators.find((one) => same(one.key, key))?.url ?? href,
      })),
      ...ours,
    ]
    return all.map(({ name, key, url }) => {
      const id = `${key.name}+${key.id}`
      const found = known.get(id) ?? { name, key, ...(url === undefined ? {} : { url }), size: 0 }
      known.set(id, found)
      return found
    })
  }

  function hasQuorum(note: string, size: number): boolean {
    const { by, quorum } = witnessed(crypto, stateAt(registrar.ledger, size), note)
    return by.length >= quorum
  }

  /** The newest head as a note, with the cosignatures collected for it. */
  function newest(): { readonly size: number; readonly note: string } | undefined {
    const { head } = registrar
    const note = noteUnder(crypto, head, logKeys().values(), registrar.signers())
    if (note === undefined) return undefined
    const root = (text: string): string => text.split('\n\n')[0] ?? ''
    if (current && root(current.note) === root(note)) return current
    const published = guard?.published()
    const kept = published !== undefined && root(published) === root(note) ? published : note
    return (current = { size: head.size, note: kept })
  }

  async function cosigned(
    witness: Known,
    text: string,
    logNote: string,
    size: number,
  ): Promise<string | undefined> {
    const url = witness.url?.replace(/\/$/, '')
    if (url === undefined) return undefined
    let old = witness.size
    for (let attempt = 0; attempt < 2; attempt++) {
      const proof = old > 0 ? registrar.ledger.tree.consistency(old, size).map(base64) : []
      const { status, body } = await ask(`${url}/add-checkpoint`, formatAddCheckpoint(old, proof, logNote))
      if (status === 200) {
        const line = lineOf(text, body, witness.key)
        if (line !== undefined) witness.size = size
        witness.fault = line === undefined ? 'no valid cosignature' : ''
        return line
      }
      const theirs = status === 409 && /^\d{1,15}\n$/.test(body) ? Number(body) : undefined
      if (theirs === undefined || theirs > size) {
        witness.fault = `${status} ${body.trim().slice(0, 80)}`
        if (theirs !== undefined || status === 422) await compare(witness, url)
        return undefined
      }
      old = theirs
    }
    witness.fault = 'its size changes while it is asked'
    return undefined
  }

  /** A witness does not go on from our state: if it holds a checkpoint under our own key that says otherwise, we stop. */
  async function compare(witness: Known, url: string): Promise<void> {
    const origin = registrar.ledger.entries[0]!.act.log
    const { status, body } = await ask(`${url}/${hex(crypto.sha256(utf8(origin)))}/checkpoint`)
    const ours = logVerifiers(crypto, origin, logKeys().values()).map(({ key }) => key)
    const opened = status === 200 ? openNote(utf8(body), ours) : undefined
    const theirs = opened?.ok ? parseCheckpoint(opened.text) : undefined
    if (!theirs || theirs.origin !== origin) return
    const why = contradiction(registrar.ledger, theirs, 'witness-ahead', 'witness-differs')
    if (why) registrar.freeze(why)
    else witness.size = theirs.size
  }

  async function once(): Promise<void> {
    if (registrar.frozen()) return
    await registrar.reread()
    const start = newest()
    if (!start || registrar.frozen()) return
    const parts = splitNote(utf8(start.note))
    const head = headOfNote(crypto, start.note, logKeys().values())?.head
    const logNote = head && noteUnder(crypto, head, logKeys().values(), registrar.signers())
    if (!parts || logNote === undefined) return
    const { by } = cosignedBy(
      utf8(start.note),
      asked(start.size).map(({ key }) => key),
    )
    const lines = new Map<Known, string>()
    await Promise.all(
      asked(start.size).map(async (witness) => {
        if (by.includes(witness.key)) {
          const line = lineOf(parts.text, start.note.slice(parts.text.length + 1), witness.key)
          if (line !== undefined) lines.set(witness, line)
          return
        }
        try {
          const line = await cosigned(witness, parts.text, logNote, start.size)
          if (line !== undefined) lines.set(witness, line)
        } catch (error) {
          witness.fault = (error as Error).message
        }
      }),
    )
    if (registrar.frozen()) return
    // The log's own first, then the charter's witnesses in its order, then others: one state, one text.
    const note = `${logNote}${asked(start.size)
      .map((one) => lines.get(one) ?? '')
      .join('')}`
    if (current?.size === start.size) current = { size: start.size, note }
    if (hasQuorum(note, start.size)) guard?.publish(note)
  }

  return {
    checkpoint() {
      const now = newest()
      const published = guard?.published()
      if (now && !registrar.frozen() && hasQuorum(now.note, now.size)) return now.note
      return published !== undefined && isOurs(published) ? published : now?.note
    },
    async round() {
      if (running) {
        again = true
        return running
      }
      running = (async () => {
        do {
          again = false
          await once()
        } while (again)
      })()
      try {
        await running
      } finally {
        running = undefined
      }
    },
    witnesses: () =>
      [...known.values()].map(({ name, size, fault }) => ({ name, size, ...(fault ? { fault } : {}) })),
  }

  /** True for a checkpoint that the record bears out. */
  function isOurs(note: string): boolean {
    const head: Head | undefined = headOfNote(crypto, note, logKeys().values())?.head
    return (
      head !== undefined &&
      head.size <= registrar.ledger.entries.length &&
      hex(registrar.ledger.tree.root(head.size)) === head.root
    )
  }
}

/** The line of a cosigner among lines of signature, where its cosignature of the text holds. */
function lineOf(text: string, lines: string, key: NoteVerifier): string | undefined {
  const signatures = splitNote(utf8(`${text}\n${lines}`))?.signatures ?? []
  const own = signatures.find(({ name, id }) => name === key.name && id === key.id)
  return own && key.verify(utf8(text), own.signature) ? signatureLine(own) : undefined
}

/** Asks over HTTP, and waits no longer than ten seconds. */
export const askOverHttp: Ask = async (url, body) => {
  const signal = AbortSignal.timeout(10_000)
  const response = await fetch(url, body === undefined ? { signal } : { method: 'POST', body, signal })
  const text = await response.text()
  return { status: response.status, body: text.slice(0, 65_536) }
}
