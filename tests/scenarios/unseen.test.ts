/** Decisions in which nobody sees how another stands before the charter's moment; and a register of acts for some. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId, QuestionId } from '../../src/core/ids.ts'
import { parsed } from '../../src/store/parsed.ts'
import { unseenBench, type Unseen, type UnseenBench } from '../support/unseen.ts'

const OPENED = '2026-03-02T09:00:00Z'
const CLOSES = '2026-03-02T12:30:00Z'
const of = (question: string): Unseen => ({ place: { question: question as QuestionId } })

async function put(procedure: string, matter = 'measure'): Promise<UnseenBench> {
  const at = await unseenBench('moor-council', OPENED)
  const body = { question: 'M/1', organ: 'council', matter, procedure, closes: CLOSES }
  assert.deepEqual(await at.act('secretariat', 'question.put', body), ['open'])
  return at
}

async function stands(at: UnseenBench, ...positions: readonly string[]): Promise<void> {
  for (const one of positions) {
    const [by, position] = one.split(' ') as [string, string]
    assert.deepEqual(await at.unseen(by, 'position.taken', { question: 'M/1', position }, of('M/1')), [
      position,
    ])
  }
}

const kinds = (at: UnseenBench): readonly string[] => at.store.read(3).map((bytes) => parsed(bytes).act.type)

test('positions of a sealed vote are on no public log before the close, then all of them are shown and the outcome follows', async () => {
  const at = await put('sealed')
  await stands(at, 'HEATH yes', 'LINGER no', 'MARSHE yes', 'LINGER yes', 'SEDGE no')
  assert.equal(at.question('M/1').positions.size, 0)
  assert.deepEqual(kinds(at), [])
  assert.deepEqual(await at.act('TARNE', 'position.taken', { question: 'M/1', position: 'yes' }), [
    'audience-elsewhere',
  ])
  at.set(CLOSES)
  assert.deepEqual(
    await at.unseen('TARNE', 'position.taken', { question: 'M/1', position: 'no' }, of('M/1')),
    ['deadline-past'],
  )
  assert.deepEqual(await at.lapse(), [
    'restricted-log.anchored',
    'restricted-log.anchored',
    'positions.disclosed',
    'question.decided',
  ])
  const { outcome, positions } = at.question('M/1')
  assert.equal(outcome, 'adopted')
  assert.deepEqual(
    [...positions].map(([party, { position }]) => `${party} ${position}`),
    ['HEATH yes', 'LINGER yes', 'MARSHE yes', 'SEDGE no'],
  )
  const report = at.public()
  // The log that was shown is examined with the public one: its opening, five positions, its closing.
  assert.deepEqual([report.attested, report.restricted, report.rulings], [0, 7, at.store.size() + 7])
})

test('at each hour, whether or not anything happened, the public log commits to what it does not show', async () => {
  const at = await put('sealed')
  at.set('2026-03-02T10:00:00Z')
  assert.deepEqual(await at.lapse(), ['restricted-log.anchored', 'restricted-log.anchored'])
  at.set('2026-03-02T11:00:05Z')
  await stands(at, 'HEATH yes')
  assert.deepEqual(await at.lapse(), ['restricted-log.anchored', 'restricted-log.anchored'])
  assert.deepEqual(await at.lapse(), [])
  const commitments = at.store.read(3).map((bytes) => parsed(bytes).act.body['commitment'])
  assert.equal(new Set(commitments).size, 4)
})

test('a vote shown thirty minutes before the close goes on in the open', async () => {
  const at = await put('late')
  await stands(at, 'HEATH no', 'LINGER yes', 'MARSHE yes')
  at.set('2026-03-02T12:00:00Z')
  assert.deepEqual(
    await at.unseen('SEDGE', 'position.taken', { question: 'M/1', position: 'no' }, of('M/1')),
    ['restricted-closed'],
  )
  await at.lapse()
  assert.equal(at.question('M/1').positions.size, 3)
  assert.deepEqual(
    await at.unseen('SEDGE', 'position.taken', { question: 'M/1', position: 'no' }, of('M/1')),
    ['not-hidden'],
  )
  assert.deepEqual(await at.act('HEATH', 'position.taken', { question: 'M/1', position: 'yes' }), ['yes'])
  at.set(CLOSES)
  assert.deepEqual((await at.lapse()).at(-1), 'question.decided')
  assert.equal(at.question('M/1').outcome, 'adopted')
})

test('of a vote shown once adopted the outcome is attested first, and replayed once it is shown', async () => {
  const at = await put('kept')
  await stands(at, 'HEATH yes', 'LINGER yes', 'MARSHE abstain')
  at.set(CLOSES)
  assert.deepEqual(
    (await at.lapse()).filter((type) => type !== 'restricted-log.anchored'),
    ['question.decided', 'positions.disclosed'],
  )
  assert.deepEqual([at.question('M/1').outcome, at.public().attested], ['adopted', 0])
})

test('of a vote that is shown once adopted, and was not, only the outcome and the numbers are known', async () => {
  const at = await put('kept')
  await stands(at, 'HEATH no', 'LINGER yes', 'MARSHE yes')
  at.set(CLOSES)
  assert.deepEqual(
    (await at.lapse()).filter((type) => type !== 'restricted-log.anchored'),
    ['question.decided'],
  )
  const decided = parsed(at.store.read(at.store.size() - 1)[0]!).act
  assert.deepEqual([decided.body['outcome'], decided.body['vetoes']], ['not-adopted', []])
  assert.equal(
    JSON.stringify(decided).includes('HEATH'),
    JSON.stringify(decided.body['effects']).includes('HEATH'),
  )
  const [open, whole] = [at.public(), at.whole()]
  assert.deepEqual([open.attested, whole.attested], [1, 0])
  assert.equal(open.rulings, at.store.size() - 1)
})

test('how each stood in a secret ballot is never shown, and a verifier says that it took the outcome on trust', async () => {
  const at = await put('ballot')
  await stands(at, 'HEATH yes', 'LINGER yes', 'MARSHE no')
  at.set(CLOSES)
  await at.lapse()
  assert.equal(at.question('M/1').outcome, 'adopted')
  assert.equal(at.question('M/1').positions.size, 0)
  assert.deepEqual([at.public().attested, at.public().restricted], [1, 0])
  at.set('2026-03-03T12:30:00Z')
  assert.deepEqual(
    (await at.lapse()).filter((type) => type === 'positions.disclosed'),
    [],
  )
})

test('an objection unseen may be taken back until the close; one that still stands breaks the silence', async () => {
  for (const [last, outcome] of [
    ['yes', 'adopted'],
    ['objection', 'not-adopted'],
  ] as const) {
    const at = await put('silence', 'opinion')
    await stands(at, 'LINGER objection', 'SEDGE yes', `LINGER ${last}`)
    at.set(CLOSES)
    await at.lapse()
    assert.equal(at.question('M/1').outcome, outcome)
  }
})

test('a question withdrawn before its close is closed and anchored, and nothing of it is shown', async () => {
  const at = await put('sealed')
  await stands(at, 'HEATH no')
  assert.deepEqual(await at.act('secretariat', 'question.withdrawn', { question: 'M/1' }), ['withdrawn'])
  assert.deepEqual(await at.lapse(), ['restricted-log.anchored'])
  at.set(CLOSES)
  assert.deepEqual((await at.lapse()).includes('positions.disclosed'), false)
})

test('a server that starts anew goes on where the restricted log stands', async () => {
  const at = await put('sealed')
  await stands(at, 'HEATH yes', 'LINGER yes')
  await at.restart()
  await stands(at, 'MARSHE no')
  at.set(CLOSES)
  await at.restart()
  assert.deepEqual((await at.lapse()).at(-1), 'question.decided')
  assert.equal(at.question('M/1').positions.size, 3)
})

test('a question without a position is decided as well, and its empty log is shown', async () => {
  const at = await put('sealed')
  at.set(CLOSES)
  assert.deepEqual((await at.lapse()).slice(-2), ['positions.disclosed', 'question.decided'])
  assert.equal(at.question('M/1').outcome, 'not-adopted')
})

test('the register takes acts for members, an organ or named parties, and no public act', async () => {
  const at = await unseenBench('moor-council', OPENED)
  const statement = { organ: 'council' }
  const place = { place: 'register' } as const
  const text = (said: string): NonNullable<Unseen['documents']> => [
    { name: 'text', media: 'text/plain', bytes: new TextEncoder().encode(said), committed: true },
  ]
  for (const audience of ['members', { organ: 'council' }, { parties: ['SEDGE' as PartyId] }] as const)
    assert.deepEqual(
      await at.unseen('HEATH', 'statement.made', statement, {
        ...place,
        audience: audience as Unseen['audience'] & {},
        documents: text('Only for some.\n'),
      }),
      ['recorded'],
    )
  assert.deepEqual(
    await at.unseen('HEATH', 'statement.made', statement, {
      ...place,
      audience: 'public',
      documents: text('x'),
    }),
    ['audience-elsewhere'],
  )
  assert.deepEqual(kinds(at), [])
  assert.equal(at.whole().restricted, 4)
})
