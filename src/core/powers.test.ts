/** What people may do for their holder: whoever is limited has nothing that nobody gave, in whatever order things are done. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { charterOf } from '../../tests/support/organisations.ts'
import { NO_KEY, openedRecord, perform, ruleOn, type Record } from '../../tests/support/perform.ts'
import type { KeyId, OrganId, PartyId, PersonId } from './ids.ts'
import type { JsonObject } from './json.ts'
import { mayDo, personsWith, powersIn, signersOf, type Doing } from './powers.ts'
import type { Key } from './situation.ts'
import type { Day } from './time.ts'

const conference = charterOf('isle-conference')
const HOLDER = { party: 'ARRAN' as PartyId }
const [CONFERENCE, HARBOURS] = ['conference', 'harbours'] as [OrganId, OrganId]
const TODAY = '2026-02-03' as Day
const NOON = '2026-02-03T12:00:00Z'
const id = (number: number): KeyId => `${number}`.padStart(32, '0') as KeyId
const person = (number: number): PersonId => `person-${number}` as PersonId

/** A record with a delegation of one person whose key has no limits (0), and three whose keys have (1 to 3). */
function delegation(): Record {
  const record = openedRecord(conference)
  for (const number of [0, 1, 2, 3]) {
    const limits = number === 0 ? {} : { limited: true }
    const body = { key: id(number + 1), public: NO_KEY, holder: HOLDER, person: person(number), ...limits }
    perform(record, { type: 'key.enrolled', by: 'secretariat', at: '2026-02-01T09:00:00Z', body })
  }
  return record
}

const keyIn = (record: Record, number: number): Key => record.situation.keys.get(id(number + 1))!

const act = (record: Record, by: number, type: string, body: JsonObject): boolean => {
  const short = { type, by: 'ARRAN', key: id(by + 1), at: NOON, body, docs: ['instrument'] }
  const { inOrder } = ruleOn(record, short)
  if (inOrder) perform(record, short)
  return inOrder
}

const grant = (record: Record, by: number, to: number, acts: JsonObject[], rest: JsonObject = {}): boolean =>
  act(record, by, 'powers.granted', { person: person(to), acts, ...rest })

test('a key without limits may do everything, a limited one what its powers in force cover', () => {
  const record = delegation()
  const { situation } = record
  grant(record, 0, 1, [{ kind: 'position.taken', positions: ['yes', 'no'] }], { organs: [CONFERENCE] })
  grant(record, 0, 1, [{ kind: 'statement.made' }, { kind: 'question.put' }], { until: TODAY })
  grant(record, 0, 1, [{ kind: 'session.requested' }])
  assert.equal(powersIn(situation, keyIn(record, 0), CONFERENCE, TODAY), 'all')
  const [positions, session] = [
    { kind: 'position.taken', positions: ['yes', 'no'] },
    { kind: 'session.requested' },
  ]
  assert.deepEqual(powersIn(situation, keyIn(record, 1), CONFERENCE, TODAY), [positions, session])
  assert.deepEqual(powersIn(situation, keyIn(record, 1), HARBOURS, TODAY), [session])
  assert.deepEqual(powersIn(situation, keyIn(record, 1), undefined, TODAY), [session])
  assert.deepEqual(powersIn(situation, keyIn(record, 2), CONFERENCE, TODAY), [])
})

test('two grants give together what each gives', () => {
  const record = delegation()
  grant(record, 0, 1, [{ kind: 'position.taken', positions: ['yes'] }])
  grant(record, 0, 1, [{ kind: 'position.taken', positions: ['no'] }], { organs: [CONFERENCE] })
  const may = (organ: OrganId): unknown => powersIn(record.situation, keyIn(record, 1), organ, TODAY)
  assert.deepEqual(may(CONFERENCE), [{ kind: 'position.taken', positions: ['yes', 'no'] }])
  assert.deepEqual(may(HARBOURS), [{ kind: 'position.taken', positions: ['yes'] }])
  grant(record, 0, 1, [{ kind: 'position.taken' }])
  assert.deepEqual(may(HARBOURS), [{ kind: 'position.taken' }])
})

test('who may sign is told by person, with the keys that are valid and the grant that gives it', () => {
  const record = delegation()
  const { situation } = record
  const doing: Doing = { kind: 'position.taken', organ: CONFERENCE, position: 'yes' }
  assert.deepEqual(signersOf(situation, HOLDER, doing, TODAY), [{ person: person(0), keys: [id(1)] }])
  const at = record.size
  grant(record, 0, 2, [{ kind: 'position.taken' }])
  const [second, nobodys] = [
    { key: id(8), public: NO_KEY, holder: HOLDER, person: person(2), limited: true },
    { key: id(9), public: NO_KEY, holder: HOLDER },
  ]
  act(record, 0, 'key.enrolled', second)
  act(record, 0, 'key.enrolled', nobodys)
  assert.deepEqual(signersOf(situation, HOLDER, doing, TODAY), [
    { person: person(0), keys: [id(1)] },
    { person: person(2), keys: [id(3), id(8)], grant: at },
    { keys: [id(9)] },
  ])
  act(record, 0, 'key.revoked', { key: id(3) })
  act(record, 0, 'powers.withdrawn', { grant: at })
  act(record, 0, 'key.revoked', { key: id(9) })
  assert.deepEqual(signersOf(situation, HOLDER, doing, TODAY), [{ person: person(0), keys: [id(1)] }])
  assert.deepEqual(signersOf(situation, { party: 'BARRA' as PartyId }, doing, TODAY), [])
})

test('a power that went from hand to hand falls for all of them where it is taken from the first', () => {
  const record = delegation()
  const both = [{ kind: 'statement.made' }, { kind: 'powers.granted' }]
  const root = record.size
  assert.ok(grant(record, 0, 1, both) && grant(record, 1, 2, both) && grant(record, 2, 3, both))
  const may = (): readonly boolean[] =>
    [1, 2, 3].map((one) =>
      mayDo(record.situation, keyIn(record, one), { kind: 'statement.made', organ: HARBOURS }, TODAY),
    )
  assert.deepEqual(may(), [true, true, true])
  // One to which it came back holds it by nobody's grant but its own.
  assert.ok(grant(record, 3, 1, both))
  act(record, 0, 'powers.withdrawn', { grant: root })
  assert.deepEqual(may(), [false, false, false])
})

const KINDS = ['position.taken', 'statement.made', 'powers.granted', 'powers.withdrawn', 'key.enrolled']
const DAYS = ['2026-02-02', '2026-02-03', '2026-02-04']
const power = fc.record(
  {
    kind: fc.constantFrom(...KINDS),
    positions: fc.subarray(['yes', 'no'], { minLength: 1 }),
  },
  { requiredKeys: ['kind'] },
)
const step = fc.record({
  by: fc.nat({ max: 3 }),
  to: fc.integer({ min: 1, max: 3 }),
  acts: fc.array(power, { minLength: 1, maxLength: 3 }),
  rest: fc.record(
    {
      organs: fc.subarray<string>([CONFERENCE, HARBOURS], { minLength: 1 }),
      from: fc.constantFrom(...DAYS),
      until: fc.constantFrom(...DAYS),
    },
    { requiredKeys: [] },
  ),
  withdraws: fc.option(fc.nat({ max: 15 }), { nil: undefined }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
const anyDoing: fc.Arbitrary<Doing> = fc.record(
  {
    kind: fc.constantFrom(...KINDS),
    organ: fc.constantFrom(CONFERENCE, HARBOURS),
    position: fc.constantFrom('yes', 'no'),
  },
  { requiredKeys: ['kind'] },
)

/** Does the steps that are in order; returns after each whether it was, and by whom. */
function* done(record: Record, steps: readonly Step[]): Generator<number> {
  const first = record.size
  for (const { by, to, acts, rest, withdraws } of steps) {
    const isDone =
      withdraws === undefined
        ? grant(record, by, to, acts, rest)
        : act(record, by, 'powers.withdrawn', { grant: first + withdraws })
    if (isDone) yield by
  }
}

test('whatever limited keys grant and withdraw, none may do what no grant in force of a key without limits covers', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), anyDoing, fc.constantFrom(...DAYS), (steps, doing, on) => {
      const record = delegation()
      const may = (): readonly PersonId[] => [
        ...personsWith(record.situation, HOLDER, doing, on as Day).keys(),
      ]
      let before = may()
      for (const by of done(record, steps)) {
        const after = may()
        const given = [...record.situation.grants.values()].filter(
          ({ under, withdrawn }) => under === undefined && withdrawn === undefined,
        )
        const roots = new Map(given.map((one) => [one.act, one]))
        const byRoots = personsWith({ grants: roots }, HOLDER, doing, on as Day)
        // With nothing from a key without limits there is nothing for anybody.
        if (byRoots.size === 0) assert.deepEqual(after, [])
        // What a limited key does gives nobody anything where none of them had it before.
        if (by > 0 && before.length === 0) assert.deepEqual(after, [])
        before = after
      }
    }),
    { numRuns: 150 },
  )
})

test('to take a grant back never gives anybody more', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 12 }),
      fc.nat(),
      anyDoing,
      fc.constantFrom(...DAYS),
      (steps, which, doing, on) => {
        const record = delegation()
        for (const by of done(record, steps)) assert.ok(by >= 0)
        const { grants } = record.situation
        if (grants.size === 0) return
        const before = personsWith({ grants }, HOLDER, doing, on as Day)
        const chosen = [...grants.values()][which % grants.size]!
        const rest = new Map(grants).set(chosen.act, { ...chosen, withdrawn: record.size })
        for (const [one] of personsWith({ grants: rest }, HOLDER, doing, on as Day))
          assert.ok(before.has(one))
      },
    ),
    { numRuns: 100 },
  )
})
