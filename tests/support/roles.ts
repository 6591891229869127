/**
 * A record on which one act would be in order, with everybody on it who might send it: made of an example of the act
 * (`tests/conformance/acts`), every act before it signed, and keys added for those who differ by their keys alone.
 */
import { join } from 'node:path'
import { declarationOf } from '../../src/core/acts/declaration.ts'
import type { Act, DocumentRef, Evidence } from '../../src/core/act.ts'
import { PARTY, type Actor, type KeyId, type OrganId, type QuestionId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { readCharter } from '../../src/core/charter/read.ts'
import { chairOf, partiesOn } from '../../src/core/members.ts'
import { restrictedOrigin } from '../../src/core/restricted.ts'
import { dayIn, type Instant } from '../../src/core/time.ts'
import { enrolment } from '../../src/record/author.ts'
import { append, found, type Built } from '../../src/record/build.ts'
import { hex } from '../../src/record/bytes.ts'
import { canonical } from '../../src/record/canonical.ts'
import type { Signer } from '../../src/record/crypto.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { signAct } from '../../src/record/sign.ts'
import { charterText, standingOf, yamlFile, yamlFiles } from './organisations.ts'
import type { ShortAct } from './perform.ts'
import { actorFor, crypto, enter, materialsOf, originOf, signerFor } from './records.ts'
import { fixedClock, testSigner } from './seeded.ts'

export interface Example {
  readonly file: string
  readonly charter: string
  readonly after?: 'nothing' | 'genesis' | 'standing'
  readonly state?: readonly ShortAct[]
  readonly act: ShortAct
}

/** Who may come with an act, in the order of the table. The first is whoever the example has. */
export const ROLES = [
  'author',
  'other member',
  'member, limited key',
  'observer',
  'former party',
  'chair',
  'secretariat',
  'second officer',
  'depositary',
  'clock',
  'archivist',
  'log',
  'key of another',
  'revoked key',
  'stranger key',
  'no key',
] as const
export type Role = (typeof ROLES)[number]

/** The first example in which an act of the kind is in order. */
export function exampleOf(folder: string, kind: string): Example | undefined {
  const files = yamlFiles(join(folder, kind, 'in-order'))
  for (const name of files) {
    const read = yamlFile(join(folder, kind, 'in-order', name)) as Partial<Example>
    if (read.act) return { ...(read as Example), file: name }
  }
  return undefined
}

/** A party that is there as an observer, and one that left: in the charter and the standing of each of these records. */
const [OBSERVER, FORMER] = ['OBSERV', 'PRIORA'] as const
const NO_PUBLIC = `${'A'.repeat(43)}=`

/** An act with documents of which the commitment is known. */
type Put = ShortAct & {
  readonly committed?: readonly { readonly name: string; readonly commitment: string }[]
}

export interface Stage {
  readonly built: Built
  readonly example: Example
  /** What this role would send; undefined where nobody has that role here. */
  readonly sent: (role: Role) => Omit<Submission, 'documents'> | undefined
}

/** The record of an example as far as the act, and what each role would send. */
export function stageOf(example: Example): Stage {
  const org = example.charter
  const own = keysIn(org, example)
  const { state = [], act } = JSON.parse(own.replaced) as Example
  const at = act.at as Instant
  const built = opened(org, example.after ?? 'standing', own.first)
  const { ledger } = built
  const put = (short: Put, signers: readonly Signer[]): void => {
    // What stands in another log has no place on this one.
    if (short.log === undefined)
      enter(built, { ...signed(built, org, short, signers), documents: [] }, short.at)
  }
  for (const short of state) {
    // What the act says of a document is so.
    const {
      act: of,
      document,
      commitment,
    } = act.body as { act?: number; document?: string; commitment?: string }
    const isMeant = document !== undefined && commitment !== undefined && of === ledger.entries.length
    put(isMeant ? { ...short, committed: [{ name: document, commitment }] } : short, own.signers(short))
  }
  const author = actorFor(act.by)
  const special = (name: string): Signer => testSigner(`${org}/${act.by}/${name}`)
  const enrol = (holder: Actor, signer: Signer, more: object): void => {
    const { key, public: raw } = enrolment(crypto, signer, actorFor(act.by))
    const body = { key, public: raw, holder, ...more } as unknown as JsonObject
    put({ type: 'key.enrolled', by: 'depositary', at, body }, [signerFor(org, 'depositary')])
  }
  const members = (): readonly string[] =>
    partiesOn(ledger.charter, ledger.standing, dayIn(at, ledger.charter.seat.zone)).flatMap(
      ({ party, status }) => (status === 'member' ? [party] : []),
    )
  const organ = ((act.body['organ'] as string | undefined) ?? ledger.charter.defaults.organ) as OrganId
  const presiding = chairOf(ledger.standing, organ, dayIn(at, ledger.charter.seat.zone))
  const isNamed = (party: string): boolean => JSON.stringify(act).includes(party)
  const other = members().find((party) => party !== act.by && party !== presiding && !isNamed(party))
  if (ledger.entries.length > 0 && act.type !== 'record.opened') {
    if (other !== undefined)
      enrol(actorFor(other), testSigner(`${org}/${other}/limited`), { person: 'deputy', limited: true })
    enrol({ office: 'secretariat' } as Actor, testSigner(`${org}/secretariat/second`), {
      person: 'officer-b',
    })
    enrol(author, special('revoked'), {})
    const body = { key: enrolment(crypto, special('revoked'), author).key }
    put({ type: 'key.revoked', by: 'depositary', at, body }, [signerFor(org, 'depositary')])
  }
  const as = (by: string | undefined, signers?: readonly Signer[]): ReturnType<Stage['sent']> =>
    by === undefined ? undefined : signed(built, org, { ...act, by }, signers ?? [signerFor(org, by)])
  const others = own.signers(act).slice(1)
  const senders: Readonly<Record<Role, () => ReturnType<Stage['sent']>>> = {
    author: () => as(act.by, own.signers(act)),
    'other member': () => as(other),
    'member, limited key': () => as(other, [testSigner(`${org}/${other}/limited`)]),
    observer: () => as(OBSERVER),
    'former party': () => as(FORMER),
    chair: () => as(presiding),
    secretariat: () => as('secretariat'),
    'second officer': () => as('secretariat', [testSigner(`${org}/secretariat/second`)]),
    depositary: () => as('depositary'),
    clock: () => as('clock'),
    archivist: () => as('archivist'),
    log: () => as('log'),
    'key of another': () =>
      as(act.by, [signerFor(org, act.by === 'depositary' ? 'secretariat' : 'depositary')]),
    'revoked key': () => as(act.by, [special('revoked'), ...others]),
    'stranger key': () => as(act.by, [special('stranger'), ...others]),
    'no key': () => {
      const sent = as(act.by, own.signers(act))
      return sent && { ...sent, evidence: [] }
    },
  }
  return { built, example, sent: (role) => senders[role]() }

  function signed(
    onto: Built,
    organisation: string,
    short: Put,
    signers: readonly Signer[],
  ): Omit<Submission, 'documents'> {
    const made = actOf(onto, organisation, short, idOf(signers[0]!))
    const bytes = canonical(made as unknown as JsonObject)
    // A key that the act brings signs it too: that shows that it is held.
    const brought = ['key.enrolled', 'key.rotated', 'recovery.requested'].includes(short.type)
      ? own.signer(short.body['key'])
      : undefined
    const all = [...signers, ...(brought ? [brought] : [])]
    const evidence = [...new Set(all)].map((signer): Evidence => signAct(crypto, signer, bytes))
    return { act: made, evidence }
  }
}

function idOf({ publicKey }: Signer): KeyId {
  return enrolment(crypto, { publicKey } as Signer, { office: 'log' } as never).key
}

/** The keys that an example names by figures, as keys that sign; and the example with their ids. */
function keysIn(
  org: string,
  example: Example,
): {
  readonly replaced: string
  readonly signers: (short: ShortAct) => readonly Signer[]
  readonly signer: (key: unknown) => Signer | undefined
  /** Keys that act without having been enrolled: they are their holders' from the beginning. */
  readonly first: readonly { readonly signer: Signer; readonly holder: string }[]
} {
  const known = new Map<string, Signer>()
  const byId = new Map<string, Signer>()
  const figures = /"(0{30}[0-9a-f]{2})"/g
  const text = JSON.stringify(example)
  for (const [, figure] of text.matchAll(figures)) {
    if (figure === undefined || known.has(figure)) continue
    const signer = /^0+$/.test(figure) ? signerFor(org, 'depositary') : testSigner(`${org}/key/${figure}`)
    known.set(figure, signer)
    byId.set(idOf(signer), signer)
  }
  let replaced = text.replaceAll(figures, (_, figure: string) => `"${idOf(known.get(figure)!)}"`)
  // An enrolment says the public key beside the id.
  replaced = JSON.stringify(JSON.parse(replaced), (_, value: unknown) => {
    const of = value as { key?: string; public?: string } | null
    const signer = typeof of === 'object' && of?.public === NO_PUBLIC ? byId.get(of.key ?? '') : undefined
    return signer ? { ...of, public: enrolment(crypto, signer, { office: 'log' } as never).public } : value
  })
  const main = (short: ShortAct): Signer => {
    const named = short.key === undefined ? undefined : byId.get(short.key)
    return named && named !== known.get('0'.repeat(32)) ? named : signerFor(org, short.by)
  }
  const { state = [], act } = JSON.parse(replaced) as Example
  const enrolled = new Set(state.map(({ body }) => body['key']))
  const acting = new Map(
    [...state, act].flatMap(({ by, key, signers: all = [] }) =>
      [key, ...all].flatMap((one): [Signer, string][] => {
        const signer = one === undefined || enrolled.has(one) ? undefined : byId.get(one)
        return signer && signer !== known.get('0'.repeat(32)) ? [[signer, by]] : []
      }),
    ),
  )
  return {
    replaced,
    first: [...acting].map(([signer, holder]) => ({ signer, holder })),
    signer: (key) => byId.get(String(key)),
    signers: (short) => {
      const all = (short.signers ?? []).slice(1).map((key) => byId.get(key))
      return [main(short), ...all.filter((one): one is Signer => one !== undefined)]
    },
  }
}

function actOf(built: Built, org: string, short: Put, key: KeyId): Act {
  const { ledger } = built
  const size = ledger.entries.length
  const author = PARTY.test(short.by) ? { party: short.by, key } : { office: short.by, key }
  const { log } = short
  const place =
    log === undefined
      ? undefined
      : log === 'register'
        ? log
        : { question: short.body['question'] as QuestionId }
  const parties = 'party' in author ? [author.party] : []
  return {
    v: 1,
    log: place ? restrictedOrigin(originOf(org), place) : originOf(org),
    type: short.type,
    by: author as Act['by'],
    at: short.at as Instant,
    ...(size === 0 ? {} : { seen: { size, root: hex(ledger.tree.root()) } }),
    audience: place ? ({ parties } as unknown as Act['audience']) : 'public',
    body: declared(built, short),
    docs: refsOf(short),
    nonce: '0'.repeat(32),
  }
}

/** A declaration says the whole ruling: what the example leaves out is what the record gives. */
function declared({ ledger }: Built, short: ShortAct): JsonObject {
  const { charter, standing: situation } = ledger
  const asked =
    short.type === 'question.decided' && situation.questions.get(short.body['question'] as QuestionId)
  if (!asked) return short.body
  const now = short.at as Instant
  const found = declarationOf({ charter, situation, now, today: dayIn(now, charter.seat.zone) }, asked)
  return found ? { ...(found.body as unknown as JsonObject), ...short.body } : short.body
}

/** Its documents by name; none is there, as a trial does not ask for them. */
function refsOf(short: Put): readonly DocumentRef[] {
  const digests = (short.body['digests'] ?? {}) as Readonly<Record<string, string>>
  const media = 'text/plain'
  const committed = (short.committed ?? []).map((one) => ({ ...one, media, bytes: 0 }))
  const named = (short.docs ?? []).map((name) => {
    const digest =
      digests[name.slice(name.indexOf('.') + 1)] ?? (short.open?.includes(name) ? '0'.repeat(64) : undefined)
    const common = { name, media, bytes: 0 }
    return digest === undefined ? { ...common, commitment: '0'.repeat(64) } : { ...common, digest }
  })
  return [...committed, ...named]
}

/** A record with a key for everybody, an observer and a party that left, as far as the example begins. */
function opened(
  org: string,
  after: NonNullable<Example['after']>,
  more: ReturnType<typeof keysIn>['first'],
): Built {
  const text = charterText(org).replace(
    /^parties:\n/m,
    `parties:\n  ${OBSERVER}: { en: Observer }\n  ${FORMER}: { en: Former party }\n`,
  )
  const read = readCharter(text, 'charter.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults, undefined, 2))
  const charter = read.value
  const offices = ['depositary', 'secretariat', 'archivist', 'clock', 'log', ...Object.keys(charter.offices)]
  const codes = [...new Set([...offices, ...Object.keys(charter.parties)])]
  const keys = [
    ...codes.map((code) => enrolment(crypto, signerFor(org, code), actorFor(code))),
    ...more.map(({ signer, holder }) => enrolment(crypto, signer, actorFor(holder))),
  ]
  const founding = {
    origin: originOf(org),
    time: 'real',
    example: false,
    demonstration: false,
    keys,
  } as const
  const depositary = signerFor(org, 'depositary')
  const by = actorFor('depositary')
  const built = found(
    materialsOf(org, fixedClock('2026-01-01T00:00:00Z')),
    charter,
    text,
    founding,
    depositary,
    by,
  )
  if (after !== 'standing') return built
  const standing = standingOf(org)
  const parties = [
    ...(standing['parties'] as readonly JsonObject[]),
    { party: OBSERVER, status: 'observer', since: '2010-01-01' },
    { party: FORMER, status: 'former', since: '2010-01-01' },
  ]
  const materials = materialsOf(org, fixedClock('2026-01-02T00:00:00Z'))
  append(materials, built, depositary, {
    log: originOf(org),
    type: 'standing.opened',
    by,
    body: { ...standing, parties },
  })
  return built
}
