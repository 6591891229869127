/**
 * `chancery enrol ORG [CODE] [--base URL]`: lists the passkeys that people registered and no act has enrolled, or enrols the one
 * whose code begins so, with the key of an office that this installation holds. With `--base`, that site becomes a portal of the
 * record, and where a server keeps the record the acts are sent to it there.
 */
import { actorCode, type OfficeId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { author } from '../record/author.ts'
import { base64, hex } from '../record/bytes.ts'
import { newSeed, nodeCrypto } from '../record/crypto-node.ts'
import type { Submission } from '../record/ledger.ts'
import { keepSigned } from '../desk/draft.ts'
import { people, type Member, type Registered } from '../desk/people.ts'
import { keep, type Kept } from '../server/kept.ts'
import { signerOf } from '../store/create.ts'
import type { Reading } from '../store/reading.ts'
import { StoreHeldError } from '../store/store.ts'
import { inviteWords } from '../words/invite.ts'
import { sayReason } from '../words/reasons.ts'
import { baseOf } from './base.ts'
import { beside, namedOn, type Beside } from './beside.ts'
import { DATABASE } from './database.ts'
import { EXIT, json, langOf, options, Stop, type Io } from './io.ts'

type Values = Record<string, string | boolean | undefined>

interface Refusal {
  readonly code: string
  readonly says: string
}

/** Where acts go: into the record itself, or to the server that keeps it. */
interface Desk {
  readonly origin: string
  readonly seen: () => Promise<{ readonly size: number; readonly root: string }>
  /** The position, or why it is not taken. */
  readonly send: (submission: Submission) => Promise<number | readonly Refusal[]>
  readonly close: () => Promise<void>
}

export async function enrol(io: Io): Promise<number> {
  const { values, words } = options(io, { base: { type: 'string' }, ...DATABASE })
  const say = inviteWords(langOf(values))
  const [org, code] = words
  const of = await beside(io, org, values)
  try {
    const { organisation } = of.reading.charter
    const known = namedOn(of.reading).keys
    const all = (await people(of.tables, organisation).all()).filter(({ left }) => left === undefined)
    const rows = all.flatMap((member) =>
      member.registered.filter(({ key }) => !known.has(key)).map((passkey) => ({ member, passkey })),
    )
    if (code === undefined) {
      if (values['json'] === true)
        json(
          io,
          rows.map(({ member, passkey }) => ({
            key: passkey.key,
            person: member.person,
            name: member.name,
            holder: member.holder,
          })),
        )
      else
        for (const { member, passkey } of rows)
          io.out(`${say.waits(member.name, actorCode(member.holder), passkey.key.slice(0, 8))}\n`)
      io.say(`${rows.length === 0 ? say.none : say.ask}\n`)
      return EXIT.ok
    }
    const named = rows.filter(({ passkey }) => passkey.key.startsWith(code.replaceAll(' ', '')))
    const [one] = named
    if (!one || named.length > 1 || code.length < 8) throw new Stop(EXIT.notFound, say.noneSuch(code))
    return await enrolOne(io, values, of, one)
  } finally {
    await of.close()
  }
}

async function enrolOne(
  io: Io,
  values: Values,
  of: Beside,
  { member, passkey }: { readonly member: Member; readonly passkey: Registered },
): Promise<number> {
  const say = inviteWords(langOf(values))
  const offices = of.reading.charter.powers.enrol
  const office = offices.find((one) => signerOf(of.keys, one))
  const signer = office === undefined ? undefined : signerOf(of.keys, office)
  if (office === undefined || !signer) throw new Stop(EXIT.notAllowed, say.noOffice(offices.join(', ')))
  const base = baseOf(values)
  const desk = await deskOf(io, values, of, base)
  const perform = async (type: string, body: JsonObject): Promise<number> => {
    const seen = await desk.seen()
    const by = { office: office as OfficeId }
    const draft = { log: desk.origin, type, by, at: io.now(), seen, body }
    const random = (bytes: number): Uint8Array => newSeed().subarray(0, bytes)
    const submission = author(nodeCrypto(), random, signer, draft)
    const sent = await desk.send(submission)
    if (typeof sent === 'number') return sent
    if (sent.length > 0 && sent.every(({ code }) => code === 'second-officer-missing')) {
      // It is signed, and waits at the desk for a second person of the office.
      const { organisation } = of.reading.charter
      const back = `/${organisation}/desk/delegation`
      await keepSigned(of.tables, organisation, {
        kind: type,
        by,
        body,
        made: io.now(),
        back,
        called: member.name,
        signed: submission,
      })
      throw new Stop(EXIT.notAllowed, say.second(`${base ?? ''}/${organisation}/desk/queue`))
    }
    throw new Stop(EXIT.outOfOrder, say.refused(sent.map(({ says }) => says).join(' ')))
  }
  try {
    const { key, public: text, passkey: told } = passkey
    const position = await perform('key.enrolled', {
      key,
      public: text,
      holder: { ...member.holder },
      passkey: { ...told },
      person: member.person,
    })
    const site = base === undefined ? undefined : new URL(base).origin
    const opens = site !== undefined && !namedOn(of.reading).portals.has(site)
    const portal = opens
      ? await perform('portal.opened', { origin: site, relyingParty: new URL(site).hostname })
      : undefined
    if (values['json'] === true) json(io, { position, key, ...(portal === undefined ? {} : { portal }) })
    else {
      io.out(`${say.enrolled(position, member.name)}\n`)
      if (portal !== undefined && site !== undefined) io.out(`${say.portal(portal, site)}\n`)
    }
    return EXIT.ok
  } finally {
    await desk.close()
  }
}

async function deskOf(io: Io, values: Values, of: Beside, base: string | undefined): Promise<Desk> {
  const { reading, kept, folder } = of
  // What is in a database is closed with what is beside it.
  if (kept) return within(kept, values, async () => undefined)
  try {
    const own = await keep(io.library, folder, io.now)
    return within(own, values, () => own.close())
  } catch (error) {
    if (!(error instanceof StoreHeldError)) throw error
    if (base === undefined) throw new Stop(EXIT.conflict, inviteWords(langOf(values)).running(folder))
    return atServer(base, reading)
  }
}

function within(kept: Kept, values: Values, close: () => Promise<void>): Desk {
  const { ledger } = kept.registrar
  return {
    origin: ledger.origin ?? '',
    async seen() {
      const { size } = kept.registrar
      return { size, root: hex(ledger.tree.root(size)) }
    },
    async send(submission) {
      const answer = await kept.submit(submission)
      if (answer.accepted && 'position' in answer) return answer.position
      return answer.accepted
        ? []
        : answer.reasons.map((reason) => ({ code: reason.code, says: sayReason(langOf(values), reason) }))
    },
    close,
  }
}

function atServer(base: string, { charter, head: known }: Reading): Desk {
  const { organisation } = charter
  const head = async (): Promise<{ readonly size: number; readonly root: string }> => {
    const { records } = (await (await fetch(`${base}/records.json`)).json()) as {
      records: readonly { organisation: string; size: number; root: string }[]
    }
    const found = records.find((one) => one.organisation === organisation)
    if (!found) throw new Stop(EXIT.notFound, `${base}: ${organisation}?`)
    return found
  }
  return {
    origin: known?.origin ?? '',
    async seen() {
      const { size, root } = await head()
      return { size, root }
    },
    async send({ act, evidence, documents }) {
      const sent = documents.map(({ name, bytes }) => ({ name, bytes: base64(bytes) }))
      const reply = await fetch(`${base}/${organisation}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ act, evidence, documents: sent }),
      })
      const read = (await reply.json()) as {
        position?: number
        title?: string
        reasons?: readonly Refusal[]
      }
      return read.position ?? read.reasons ?? [{ code: '', says: read.title ?? `${reply.status}` }]
    },
    close: async () => undefined,
  }
}
