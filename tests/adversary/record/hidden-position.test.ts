/**
 * Attack: a hidden position is disclosed falsely, or not all of them are. The secretariat holds the keys of the log and of the
 * clock, and lies with a record whose every signature is right. Detectors: the anchors on the public log, the signatures of
 * the members, the ruling on each act of the disclosed log. Evidence for a third party: the public record alone.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from '../../../src/core/act.ts'
import type { QuestionId } from '../../../src/core/ids.ts'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import { placeCode } from '../../../src/core/restricted.ts'
import { canonical } from '../../../src/record/canonical.ts'
import { actId } from '../../../src/record/digest.ts'
import { signPromise } from '../../../src/record/promise.ts'
import { anchorOf, marksIn, newRestrictedLog, takeRestricted } from '../../../src/record/restricted.ts'
import { verify } from '../../../src/record/verify.ts'
import { memoryStore } from '../../../src/store/memory.ts'
import { parsed } from '../../../src/store/parsed.ts'
import { sayReport } from '../../../src/words/reports.ts'
import { detected, passedOff, rewritten } from '../../support/attacks.ts'
import { crypto, originOf, signerFor } from '../../support/records.ts'
import { unseenBench, type UnseenBench } from '../../support/unseen.ts'

const CODE = placeCode({ question: 'M/1' as QuestionId })
const HEAD = { origin: 'x', size: 0, root: '00', key: '11', signature: 'c2ln' }

/** A sealed vote: two positions before the hour, which is anchored, and one after it; its close has come. */
async function sealed(procedure = 'sealed'): Promise<UnseenBench> {
  const at = await unseenBench('moor-council', '2026-03-02T09:00:00Z')
  const closes = '2026-03-02T10:30:00Z'
  await at.act('secretariat', 'question.put', {
    question: 'M/1',
    organ: 'council',
    matter: 'measure',
    procedure,
    closes,
  })
  const take = (by: string, position: string): Promise<unknown> =>
    at.unseen(
      by,
      'position.taken',
      { question: 'M/1', position },
      { place: { question: 'M/1' as QuestionId } },
    )
  await take('LINGER', 'no')
  await take('HEATH', 'yes')
  at.set('2026-03-02T10:00:00Z')
  await at.lapse()
  at.set('2026-03-02T10:10:00Z')
  await take('MARSHE', 'no')
  at.set(closes)
  return at
}

/** The secretariat goes on with another log of the question than the one that members wrote to. */
async function lying(
  at: UnseenBench,
  change: (entries: readonly Entry[]) => readonly Entry[],
): Promise<void> {
  const entries = change(at.restricted.get(CODE)!.read(0).map(parsed))
  const store = memoryStore(() => '2026-03-02T10:30:00Z' as Entry['received'])
  const bytes = entries.map((entry) => canonical(entry as unknown as Json))
  store.fill(
    bytes.map((one) => ({ bytes: one, documents: [] })),
    { ...HEAD, size: bytes.length },
  )
  ;(at.restricted as Map<string, typeof store>).set(CODE, store)
  await at.restart()
  await at.registrar.lapse()
}

/** What anyone finds in the public record, as `log position code`. */
function foundBy(at: UnseenBench): { readonly codes: readonly string[]; readonly printed: string } {
  const report = verify(crypto, at.found(false))
  const codes = report.faults.map(({ log, act, code }) =>
    [log, act, code].filter((one) => one !== undefined).join(' '),
  )
  return { codes, printed: sayReport('en', report) }
}

const positionOf = (entry: Entry, party: string): boolean =>
  entry.act.type === 'position.taken' && 'party' in entry.act.by && entry.act.by.party === party

test('told as it was, the record holds', async () => {
  const at = await sealed()
  await lying(at, (entries) => entries)
  assert.deepEqual(foundBy(at).codes, [])
})

test('a position left out of the disclosed log is found by the anchor that was made when it stood there', async () => {
  const at = await sealed()
  await lying(at, (entries) => entries.filter((entry) => !positionOf(entry, 'LINGER')))
  const { codes, printed } = foundBy(at)
  const anchor = at.store
    .read(0)
    .map(parsed)
    .findIndex(({ act }) => act.type === 'restricted-log.anchored' && act.body['question'] === 'M/1')
  assert.deepEqual(codes, [`${anchor} anchor-differs`])
  assert.match(printed, new RegExp(`act ${anchor}: anchor-differs \\(questions/M%2F1\\)`))
})

test('a position left out since the last anchor is found by the receipt that its author took home', async () => {
  const at = await sealed()
  const left = at.restricted
    .get(CODE)!
    .read(0)
    .map(parsed)
    .find((entry) => positionOf(entry, 'MARSHE'))!
  const origin = originOf('moor-council')
  const id = actId(crypto, canonical(left.act as unknown as Json))
  const promise = { kind: 'unseen', origin, log: CODE, act: id, received: left.received } as const
  const receipt = signPromise(crypto, [signerFor('moor-council', 'log')], promise)
  const held = [new TextEncoder().encode(receipt)]
  await lying(at, (entries) => entries.filter((entry) => !positionOf(entry, 'MARSHE')))
  // What stands since the last anchor is anchored only as the secretariat has it now.
  assert.deepEqual(foundBy(at).codes, [])
  const { faults } = verify(crypto, { ...at.found(false), held })
  assert.deepEqual(
    faults.map(({ log, code, found, notes }) => [log, code, found, notes?.[0]]),
    [[CODE, 'act-withheld', id, receipt]],
  )
  const honest = await sealed()
  await honest.lapse()
  assert.deepEqual(verify(crypto, { ...honest.found(false), held }).faults, [])
})

test('a position that was changed bears no signature of its author', async () => {
  const at = await sealed()
  await lying(at, (entries) =>
    entries.map((entry) =>
      positionOf(entry, 'MARSHE')
        ? { ...entry, act: { ...entry.act, body: { ...entry.act.body, position: 'yes' } } }
        : entry,
    ),
  )
  const { codes } = foundBy(at)
  assert.ok(codes.includes(`${CODE} 4 signature-wrong`), codes.join())
})

test('a position put in before an hour that was anchored is found by the anchor of that hour', async () => {
  const at = await sealed()
  await lying(at, (entries) => {
    const [late] = entries.filter((entry) => positionOf(entry, 'MARSHE'))
    const rest = entries.filter((entry) => entry !== late)
    return [...rest.slice(0, 2), { ...late!, after: 3, received: rest[1]!.received }, ...rest.slice(2)]
  })
  const { codes } = foundBy(at)
  assert.ok(
    codes.some((code) => code.endsWith('anchor-differs')),
    codes.join(),
  )
})

test('a disclosed log that was cut off is found: nothing closes it', async () => {
  const at = await sealed()
  await at.lapse()
  const { codes } = foundBy(at)
  assert.deepEqual(codes, [])
  const found = at.found(false)
  const disclosure = [...found.entries].map(parsed).find(({ act }) => act.type === 'positions.disclosed')!
  const key = disclosure.act.docs[0]!.digest!
  const whole = found.document(key)!.bytes
  const cut = whole.subarray(0, whole.lastIndexOf(10, whole.length - 2) + 1)
  const { faults } = verify(crypto, {
    ...found,
    document: (one) => (one === key ? { bytes: cut } : found.document(one)),
  })
  const seen = faults.map(({ code }) => code)
  for (const code of ['document-differs', 'anchor-differs', 'disclosure-differs'])
    assert.ok(seen.includes(code), `${code} in ${seen.join()}`)
})

test('a disclosure without its log does not hold', async () => {
  const at = await sealed()
  await at.lapse()
  const found = at.found(false)
  const disclosure = [...found.entries].map(parsed).find(({ act }) => act.type === 'positions.disclosed')!
  const key = disclosure.act.docs[0]!.digest!
  const { faults } = verify(crypto, {
    ...found,
    document: (one) => (one === key ? undefined : found.document(one)),
  })
  const seen = faults.map(({ code }) => code)
  assert.ok(seen.includes('document-missing') && seen.includes('disclosure-differs'), seen.join())
})

test('who does not see the positions of a secret ballot is told that its outcome is attested, and by no means replayed', async () => {
  const at = await sealed('ballot')
  await at.lapse()
  const report = verify(crypto, at.found(false))
  assert.deepEqual([report.faults, report.attested, report.rulings], [[], 1, at.store.size() - 1])
  assert.match(sayReport('en', report), /Outcomes attested, not replayed: 1\./)
})

test('an outcome that the hidden positions do not give is found by whoever has them', async () => {
  const at = await sealed('ballot')
  await at.lapse()
  // The log as the keeper has it, with a position more against: what it would have had to rule on.
  const found = at.found(true)
  const [log] = found.restricted!.filter(({ place }) => place !== 'register')
  const entries = log!.entries.filter(
    (bytes) => !positionOf(parsed(bytes), 'MARSHE') && !positionOf(parsed(bytes), 'LINGER'),
  )
  const { faults } = verify(crypto, { ...found, restricted: [{ ...log!, entries }] })
  const seen = faults.map(({ code }) => code)
  assert.ok(seen.includes('out-of-order') && seen.includes('anchor-differs'), seen.join())
})

test('an act goes in only after the anchor that is due: a silent hour is seen', async () => {
  const at = await unseenBench('moor-council', '2026-03-02T09:00:00Z')
  const body = {
    question: 'M/1',
    organ: 'council',
    matter: 'measure',
    procedure: 'sealed',
    closes: '2026-03-02T12:30:00Z',
  }
  await at.act('secretariat', 'question.put', body)
  at.set('2026-03-02T10:02:00Z')
  const statement: JsonObject = { question: 'M/2', organ: 'council', matter: 'measure' }
  const { act, evidence } = at.submission('secretariat', 'question.put', statement)
  const size = at.store.size()
  at.store.append(size, ({ now }) => ({
    entries: [{ bytes: canonical({ act, evidence, received: now } as unknown as Json), documents: [] }],
    head: { ...at.store.head()!, size: size + 1 },
  }))
  const { codes } = foundBy(at)
  assert.deepEqual(
    codes.filter((code) => code.endsWith('anchor-overdue')),
    [`${size} anchor-overdue`, `${size} anchor-overdue`],
  )
})

test('an anchor is checked by whoever is given its salt, and by nobody else', async () => {
  const at = await sealed()
  const [anchor] = at.store
    .read(0)
    .map(parsed)
    .filter(({ act }) => act.type === 'restricted-log.anchored' && act.body['question'] === 'M/1')
  const [found] = at.found(true).restricted!.filter(({ place }) => place !== 'register')
  const log = newRestrictedLog(crypto, originOf('moor-council'), found!.place)
  for (const bytes of found!.entries) takeRestricted(log, crypto, parsed(bytes), bytes)
  const [mark] = marksIn(log)
  const { commitment } = anchor!.act.body
  assert.equal(anchorOf(crypto, log, mark!.size, mark!.salt), commitment)
  assert.notEqual(anchorOf(crypto, log, mark!.size, '0'.repeat(64)), commitment)
  assert.notEqual(anchorOf(crypto, log, mark!.size - 1, mark!.salt), commitment)
})

test('an act for members alone in the public log is found', () => {
  const hidden = rewritten(5, (entry) => ({ ...entry, act: { ...entry.act, audience: 'members' } }))
  const { codes, printed } = detected(passedOff(hidden))
  assert.ok(codes.includes('5 audience-elsewhere'), codes.join())
  assert.match(printed, /act 5: audience-elsewhere \(members\)/)
})
