/**
 * Who may do what: each kind of act, in a situation in which it would be in order for one, sent to the door by everybody.
 * The answers are in `roles.csv`, a row for each kind. `CHANCERY_ROLES=write` writes it anew: then it is to be read.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { KINDS } from '../../src/core/acts/index.ts'
import type { Instant } from '../../src/core/time.ts'
import { hex } from '../../src/record/bytes.ts'
import { app } from '../../src/server/app.ts'
import { keepStore, type Kept } from '../../src/server/kept.ts'
import { heldKey } from '../../src/store/create.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { enrolment } from '../../src/record/author.ts'
import { scratch } from '../support/command.ts'
import { actorFor, crypto, pour, SHIPPED, signerFor } from '../support/records.ts'
import { exampleOf, ROLES, stageOf, type Role, type Stage } from '../support/roles.ts'
import { seedOf } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const EXAMPLES = join(import.meta.dirname, '../conformance/acts')
const TABLE = join(import.meta.dirname, 'roles.csv')
const { folder } = scratch()

/** Roles whose acts are also sent in earnest where they are not in order: each refusal of a known key is written to the disk. */
const FOR_GOOD: readonly Role[] = ['author', 'other member', 'revoked key', 'stranger key', 'no key']
/**
 * Kinds that not even the author of the example may send here: the first act of a record that has one; and two that the
 * server itself makes of what it keeps unseen, which a trial does not look at.
 */
const NOT_HERE = ['record.opened', 'positions.disclosed', 'restricted-log.opened']

interface Answer {
  readonly inOrder?: boolean
  readonly wanting?: readonly unknown[]
  readonly reasons?: readonly { readonly code: string; readonly says: string }[]
}

/** A server over the record of a stage, at the moment of its act. */
async function kept({ built, example }: Stage, kind: string): Promise<Kept> {
  const { charter: org } = example
  const now = (): Instant => example.act.at as Instant
  const store = memoryStore(now)
  pour(org, built, store)
  const key = (office: string): ReturnType<typeof heldKey> =>
    heldKey(
      actorFor(office),
      enrolment(crypto, signerFor(org, office), actorFor(office)).key,
      seedOf(`${org}/${office}`),
    )
  const library = { organisations: SHIPPED, data: join(folder, kind) }
  return keepStore(library, store, [key('log')], now)
}

/** What each role is answered: `in order`, with `+ second` where another must sign too; else the codes of the reasons. */
async function rowOf(kind: string): Promise<readonly string[]> {
  const example = exampleOf(EXAMPLES, kind)
  if (!example) return [kind, 'only reported', ...ROLES.map(() => '')]
  const stage = stageOf(example)
  const record = await kept(stage, kind)
  const { charter: org } = example
  const server = app(new Map([[org, record]]), record.now)
  const post = async (body: object): Promise<{ status: number; body: Answer }> => {
    const response = await server.request(`/api/${org}/acts`, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, body: (await response.json()) as Answer }
  }
  const state = (): string => `${record.registrar.size} ${hex(record.registrar.ledger.tree.root())}`
  const cells: string[] = []
  for (const role of ROLES) {
    const sent = stage.sent(role)
    if (!sent) {
      cells.push('nobody')
      continue
    }
    const before = state()
    const dry = await post({ ...sent, dryRun: true })
    const cell = cellOf(dry)
    cells.push(cell)
    assert.ok((dry.body.reasons ?? []).every(({ says }) => says !== ''))
    if (dry.status !== 200 && FOR_GOOD.includes(role)) {
      const real = await post(JSON.parse(posted({ ...sent, documents: [] })) as object)
      assert.ok([401, 403, 422].includes(real.status), `${kind}, ${role}: ${real.status}`)
      // To whom the key is none of the record's, a trial says that alone; its documents a trial does without.
      if (dry.status === 422 && sent.act.docs.length === 0 && example.act.log === undefined)
        assert.equal(cellOf(real), cell, `${kind}, ${role}: dry and not dry`)
    }
    assert.equal(state(), before, `${kind}, ${role}: something was written`)
  }
  await record.close()
  return [kind, `${org}: ${example.act.by}`, ...cells]
}

function cellOf({ status, body }: { readonly status: number; readonly body: Answer }): string {
  if (status === 200) return body.wanting ? 'in order + second' : 'in order'
  const codes = [...new Set((body.reasons ?? []).map(({ code }) => code))]
  return [status, ...codes].join(' ')
}

const ANEW =
  'CHANCERY_ROLES=write node --test tests/contract/roles.test.ts writes roles.csv anew; then read it'
const HEAD: readonly string[] = ['kind', 'where: by whom', ...ROLES]
const written = (rows: readonly (readonly string[])[]): string =>
  `${[HEAD, ...rows].map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\n')}\n`

const table = new Map(
  (existsSync(TABLE) ? readFileSync(TABLE, 'utf8') : '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line): [string, string] => [line.slice(0, line.indexOf(',')), line]),
)

if (process.env['CHANCERY_ROLES'] === 'write') {
  const rows: (readonly string[])[] = []
  for (const kind of [...KINDS.keys()].toSorted()) rows.push(await rowOf(kind))
  writeFileSync(TABLE, written(rows))
}

test('every kind of act has its row in the table, and no row is of a kind that there is not', () => {
  if (process.env['CHANCERY_ROLES'] === 'write') return
  const [rows, kinds] = [new Set(table.keys()), new Set(KINDS.keys())]
  const differ = [
    ...[...kinds].filter((kind) => !rows.has(kind)),
    ...[...rows].filter((kind) => !kinds.has(kind)),
  ]
  assert.deepEqual(differ, [], ANEW)
})

for (const kind of [...KINDS.keys()].toSorted())
  test(`${kind}: each role is answered at the door as the table says`, async () => {
    if (process.env['CHANCERY_ROLES'] === 'write') return
    const row = written([await rowOf(kind)]).split('\n')[1]
    assert.equal(row, table.get(kind) ?? ANEW)
  })

const of = (kind: string, role: Role): string =>
  table.get(kind)!.split(/,(?! )/)[2 + ROLES.indexOf(role)] ?? ''
const performed = [...table.keys()].filter((kind) => !table.get(kind)!.includes(',only reported'))

test('nobody without a valid key of the record does anything, and whoever the example has may', () => {
  for (const kind of performed) {
    for (const role of ['key of another', 'revoked key', 'stranger key', 'no key'] as const)
      assert.match(of(kind, role), /^40[13]/, `${kind}, ${role}`)
    assert.equal(of(kind, 'author') === 'in order', !NOT_HERE.includes(kind), kind)
  }
})

test('a limited key does nothing without powers', () => {
  for (const kind of performed)
    assert.match(
      of(kind, 'member, limited key'),
      /^(?:nobody|422 (?:no-power|already-done|not-committed))$/,
      kind,
    )
})

test('neither the log nor the archivist does what is for members, nor any observer take a position', () => {
  const found = (role: Role): readonly string[] =>
    performed.filter((kind) => of(kind, role).startsWith('in order'))
  assert.deepEqual(found('log'), ['powers.granted', 'refusal.noted'])
  assert.deepEqual(found('archivist'), ['act.reported', 'powers.granted', 'report.corrected'])
  for (const kind of ['position.taken', 'question.put', 'question.decided', 'proxy.given', 'motion.made'])
    for (const role of ['observer', 'former party'] as const)
      assert.match(of(kind, role), /^4/, `${kind}, ${role}`)
})
