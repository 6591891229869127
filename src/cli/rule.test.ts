import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { rule } from './rule.ts'
import { run, scratch, type Ran } from '../../tests/support/command.ts'
import { folderOf } from '../../tests/support/organisations.ts'
import { EXAMPLE } from '../../tests/support/records.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const HARBOUR = folderOf('harbour-league')
const SUBSTANCE = { organ: 'harbour-council', matter: 'substance' }
const OPENED = { type: 'standing.opened', by: 'depositary', at: '2026-01-02T00:00:00Z' }
const SEATS = ['ANSA', 'BRISO', 'CALDO'].map((party) => ({
  organ: 'harbour-council',
  party,
  from: '2001-01-01',
}))
const PARTIES = ['ANSA', 'BRISO', 'CALDO', 'DORNE'].map((party) => ({
  party,
  status: 'member',
  since: '2001-01-01',
}))
const STATE = [
  { ...OPENED, body: { parties: PARTIES, seats: SEATS } },
  {
    type: 'question.put',
    by: 'ANSA',
    at: '2026-03-02T09:00:00Z',
    body: { question: 'Q/1', ...SUBSTANCE, closes: '2026-03-05T18:00:00Z' },
  },
]

let next = 0
async function ruled(act: unknown, state: unknown = STATE, on = '2026-03-05'): Promise<Ran> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
  const files = ['--state', file(`${next++}.json`, text(state)), '--act', file(`${next++}.json`, text(act))]
  return run(rule, [HARBOUR, ...files, '--on', on, '--json'], place)
}

function taken(by: string, at: string, position = 'yes'): object {
  return { type: 'position.taken', by, at, body: { question: 'Q/1', position } }
}

test('an act in order is answered with its effects, and ends with 0', async () => {
  const { code, json } = await ruled(taken('BRISO', '2026-03-05T17:59:59Z'))
  assert.equal(code, 0)
  assert.deepEqual(json(), { inOrder: true, effects: [{ effect: 'yes', party: 'BRISO' }], reasons: [] })
})

test('the same act at the deadline is too late: in time means before it', async () => {
  const { code, json } = await ruled(taken('BRISO', '2026-03-05T18:00:00Z'))
  assert.equal(code, 5)
  assert.deepEqual(json(), {
    inOrder: false,
    reasons: [
      {
        code: 'deadline-past',
        clause: 'Harbour Convention, Art. 6(1)',
        needed: '2026-03-05T18:00:00Z',
        reached: '2026-03-05T18:00:00Z',
        source: { title: 'First Amendment to the Harbour Convention (fictional)', seen: 'memory' },
      },
    ],
    effects: [],
  })
})

test('who has no seat, who is no party, and a kind that there is not, are out of order with their reasons', async () => {
  for (const [act, reason] of [
    [taken('DORNE', '2026-03-05T10:00:00Z'), 'not-a-member'],
    [taken('ESKER', '2026-03-05T10:00:00Z'), 'not-a-member'],
    [taken('secretariat', '2026-03-05T10:00:00Z'), 'not-authorised'],
    [taken('ANSA', '2026-03-05T10:00:00Z', 'silent'), 'unknown-position'],
    [taken('ANSA', '2026-03-05T10:00:00Z', 'maybe'), 'malformed'],
    [{ type: 'question.shelved', by: 'ANSA' }, 'unknown-kind'],
    [{ type: 'organ.established', by: 'secretariat', body: {} }, 'only-reported'],
    [{ type: 'record.opened', by: 'depositary', body: {} }, 'malformed'],
  ] as const) {
    const { code, json } = await ruled(act)
    const { reasons } = json() as { reasons: readonly { code: string }[] }
    assert.deepEqual([code, reasons.map((one) => one.code)], [5, [reason]])
  }
})

test('where time cures it, the answer says from when', async () => {
  const act = {
    type: 'question.decided',
    by: 'secretariat',
    at: '2026-03-05T17:00:00Z',
    body: { question: 'Q/1', ...SUBSTANCE, outcome: 'not-adopted' },
  }
  const { code, json } = await ruled(act)
  assert.deepEqual([code, (json() as { earliest?: string }).earliest], [5, '2026-03-05T18:00:00Z'])
})

test('a state that is itself out of order is a fault of use, with the place of the act', async () => {
  const { code, out, said } = await ruled(taken('ANSA', '2026-03-05T10:00:00Z'), [
    ...STATE,
    taken('DORNE', '2026-03-03T00:00:00Z'),
  ])
  assert.deepEqual([code, out], [2, ''])
  assert.match(said, /\/2 \(position\.taken\)/)
})

test('without an instant of its own an act is done at the beginning of the day asked about', async () => {
  const act = { type: 'position.taken', by: 'ANSA', body: { question: 'Q/1', position: 'yes' } }
  assert.equal((await ruled(act, STATE, '2026-03-05')).code, 0)
  assert.equal((await ruled(act, STATE, '2026-03-05T18:00:00Z')).code, 5)
})

test('files of another form are faults of use', async () => {
  const good = taken('ANSA', '2026-03-05T10:00:00Z')
  for (const [act, state] of [
    ['{"type":"a","type":"b"}', STATE],
    ['nothing', STATE],
    [[good], STATE],
    [{ ...good, more: 1 }, STATE],
    [{ ...good, at: 'noon' }, STATE],
    [{ ...good, by: 'Nobody At All' }, STATE],
    [{ ...good, body: [] }, STATE],
    [{ by: 'ANSA' }, STATE],
    [null, STATE],
    [good, good],
    [good, 'nothing'],
  ])
    assert.deepEqual(
      [(await ruled(act, state)).code, (await ruled(act, state)).out],
      [2, ''],
      JSON.stringify(act),
    )
  assert.equal((await run(rule, [HARBOUR, '--json'], place)).code, 2)
  assert.equal((await run(rule, [HARBOUR, '--act', join(folder, 'nowhere')], place)).code, 2)
  assert.equal((await ruled(good, STATE, 'someday')).code, 2)
  assert.equal((await run(rule, ['nowhere', '--act', file('act.json', JSON.stringify(good))], place)).code, 3)
})

test('on an example organisation the question is put to its chronicle, and nothing is written', async () => {
  const act = file(
    'example.json',
    JSON.stringify({
      type: 'question.put',
      by: 'ARM',
      body: { question: 'Q/1', organ: 'council', matter: 'substantive' },
    }),
  )
  const asked = (on: string): Promise<Ran> => run(rule, [EXAMPLE, '--act', act, '--on', on, '--json'], place)
  assert.equal((await asked('2022-01-10')).code, 0)
  assert.equal((await asked('1993-12-10')).code, 5)
})

test('an act of procedure is performed on the state: who asked counts, and a notice too short says when it may be', async () => {
  const reef = folderOf('reef-assembly')
  const at = '2026-04-10T16:00:00Z'
  const asked = ['AROA', 'DUNA'].map((by) => ({
    type: 'session.requested',
    by,
    at,
    body: { organ: 'plenary', session: 'urgent' },
  }))
  const members = ['AROA', 'BELIO', 'DUNA'].map((party) => ({ party, status: 'member', since: '2010-01-01' }))
  const chairs = [{ organ: 'plenary', party: 'BELIO', from: '2026-04-01' }]
  const open = { ...OPENED, at, body: { parties: members, chairs } }
  const convened = (opens: string): object => ({
    type: 'session.convened',
    by: 'BELIO',
    at,
    body: { organ: 'plenary', session: 'urgent', sitting: 'spring', opens },
  })
  const answer = async (state: unknown, act: unknown): Promise<Ran> => {
    const files = [file(`${next++}.json`, JSON.stringify(state)), file(`${next++}.json`, JSON.stringify(act))]
    return run(rule, [reef, '--state', files[0]!, '--act', files[1]!, '--on', at, '--json'], place)
  }
  const late = await answer([open, ...asked], convened('2026-04-12T16:00:00Z'))
  const { reasons, earliest } = late.json() as {
    reasons: readonly Record<string, string>[]
    earliest: string
  }
  assert.deepEqual([late.code, earliest], [5, '2026-04-13T16:00:00Z'])
  assert.deepEqual(
    [reasons.length, reasons[0]!['code'], reasons[0]!['needed'], reasons[0]!['reached']],
    [1, 'notice-too-short', '72h', '48h'],
  )
  assert.equal((await answer([open, ...asked], convened('2026-04-13T16:00:00Z'))).code, 0)
  assert.equal((await answer([open, asked[0]], convened('2026-04-13T16:00:00Z'))).code, 5)
})

test('an act that states no moment is received on the day asked about at the seat, also where the seat lies west', async () => {
  const seats = [{ organ: 'harbour-council', party: 'CALDO', from: '2026-03-05' }]
  const state = [{ ...OPENED, body: { parties: PARTIES, seats } }]
  const put = { type: 'question.put', by: 'CALDO', body: { question: 'Q/2', ...SUBSTANCE } }
  assert.equal((await ruled(put, state, '2026-03-05')).code, 0)
  assert.equal((await ruled(put, state, '2026-03-04')).code, 5)
})

test('an act received before what came before it is out of order, in the state as well', async () => {
  const late = taken('BRISO', '2026-03-03T09:00:00Z')
  const at = '2026-03-03T08:59:59Z'
  const earlier = taken('CALDO', at)
  const { code, json } = await ruled(earlier, [...STATE, late])
  assert.equal(code, 5)
  const reason = { code: 'clock-backwards', needed: '2026-03-03T09:00:00Z', reached: '2026-03-03T08:59:59Z' }
  assert.deepEqual((json() as { reasons: unknown }).reasons, [reason])
  const inState = await ruled(taken('BRISO', '2026-03-04T09:00:00Z'), [...STATE, late, earlier])
  assert.equal(inState.code, 2)
  assert.match(inState.said, /\/3 \(position\.taken\)/)
  // Without a moment of its own it comes after the state.
  const timeless = JSON.parse(JSON.stringify(earlier).replace(`"at":"${at}",`, '')) as object
  assert.equal((await ruled(timeless, [...STATE, late], '2026-03-02')).code, 0)
})
