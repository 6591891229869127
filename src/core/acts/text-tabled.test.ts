import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { openedRecord, perform, ruleOn, type Record } from '../../../tests/support/perform.ts'
import type { PartyId, QuestionId, TextId } from '../ids.ts'
import { LATEST, VERSIONS } from '../versions.ts'
import type { Ruling } from '../refusal.ts'
import { digestsOf, textSlug } from '../texts.ts'
import type { Day, Instant } from '../time.ts'

const lake = charterOf('lake-commission')
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [string, string, string, string]
const DAY = '2026-03-02'

interface Digests {
  readonly [language: string]: string
}
const docs = (digests: Digests): readonly string[] =>
  Object.keys(digests).map((language) => `text.${language}`)
const tabled = (issue: number, digests: Digests, by = 'president', at = `${DAY}T09:00:00Z`) => ({
  type: 'text.tabled',
  by,
  at,
  docs: docs(digests),
  body: { text: 'LC/T/1', issue, organ: 'commission', provisions: 2, digests: { ...digests } },
})
const corrected = (corrigendum: number, digests: Digests, at = `${DAY}T18:00:00Z`) => ({
  type: 'text.corrected',
  by: 'president',
  at,
  docs: docs(digests),
  body: { text: 'LC/T/1', issue: 1, corrigendum, digests: { ...digests } },
})
const put = (issue: number, digests: Digests) => ({
  type: 'question.put',
  by: 'president',
  at: `${DAY}T10:00:00Z`,
  body: {
    question: 'LC/1',
    organ: 'commission',
    matter: 'opinion',
    closes: `${DAY}T12:00:00Z`,
    text: { text: 'LC/T/1', issue, digests: { ...digests } },
  },
})
const decided = (outcome: string) => ({
  type: 'question.decided',
  by: 'president',
  at: `${DAY}T12:00:00Z`,
  body: { question: 'LC/1', organ: 'commission', matter: 'opinion', outcome },
})
const reasons = (ruling: Ruling): readonly unknown[] => (ruling.inOrder ? [] : ruling.reasons)
const textIn = (record: Record) => record.situation.texts.get('LC/T/1' as TextId)
const recordWith = (...acts: readonly Parameters<typeof perform>[1][]): Record => {
  const record = openedRecord(lake)
  for (const act of acts) perform(record, act)
  return record
}

test('the languages of an issue may come one after the other, and are of equal standing', () => {
  const record = recordWith(tabled(1, { ru: B }), tabled(1, { en: A }, 'president', `${DAY}T09:30:00Z`))
  assert.deepEqual(digestsOf(textIn(record)!.issues[0]!), { ru: B, en: A })
  assert.deepEqual(reasons(ruleOn(record, tabled(1, { en: C, fr: D }))), [
    { code: 'already-done', reached: 'LC/T/1 1 en', clause: 'Rules, r. 12' },
  ])
})

test('a question is put on a text only in all the languages that the charter lists, by its clause', () => {
  const record = recordWith(tabled(1, { en: A }))
  assert.deepEqual(reasons(ruleOn(record, put(1, { en: A }))), [
    { code: 'language-missing', clause: 'Rules, r. 12', needed: 'ru', reached: 'en' },
  ])
  perform(record, tabled(1, { ru: B }))
  assert.deepEqual(reasons(ruleOn(record, put(1, { en: A }))), [
    { code: 'text-differs', clause: 'Rules, r. 12', needed: `en: ${A}, ru: ${B}`, reached: `en: ${A}` },
  ])
  assert.ok(ruleOn(record, put(1, { ru: B, en: A })).inOrder)
})

test('what is decided is the text that was put: a later issue changes nothing of it', () => {
  const record = recordWith(
    tabled(1, { en: A, ru: B }),
    put(1, { en: A, ru: B }),
    tabled(2, { en: C, ru: D }, 'president', `${DAY}T11:00:00Z`),
  )
  const text = { text: 'LC/T/1', issue: 1, digests: { en: A, ru: B } }
  assert.deepEqual(record.situation.questions.get('LC/1' as QuestionId)?.text, text)
  const other = { ...decided('adopted'), body: { ...decided('adopted').body, text: { ...text, issue: 2 } } }
  for (const outcome of ['adopted', 'not-adopted'])
    assert.equal(ruleOn(record, { ...other, body: { ...other.body, outcome } }).inOrder, false)
  const outcome = ruleOn(record, decided('adopted')).inOrder ? 'adopted' : 'not-adopted'
  perform(record, decided(outcome))
  assert.deepEqual(record.situation.questions.get('LC/1' as QuestionId)?.text, text)
})

test('a correction waits until the question is decided, and then holds for the languages that it names', () => {
  const record = recordWith(tabled(1, { en: A, ru: B }), put(1, { en: A, ru: B }))
  assert.deepEqual(reasons(ruleOn(record, corrected(1, { ru: C }, `${DAY}T11:00:00Z`))), [
    { code: 'question-open', clause: 'Rules, r. 12', reached: 'LC/1' },
  ])
  perform(record, decided(ruleOn(record, decided('adopted')).inOrder ? 'adopted' : 'not-adopted'))
  perform(record, corrected(1, { ru: C }))
  perform(record, corrected(2, { ru: D, en: C }))
  const issue = textIn(record)!.issues[0]!
  assert.deepEqual(digestsOf(issue), { en: C, ru: D })
  assert.equal(issue.languages.get('ru')?.digest, B)
  assert.deepEqual(record.situation.questions.get('LC/1' as QuestionId)?.text?.digests, { en: A, ru: B })
})

test('a question that was taken back leaves the text free to be corrected', () => {
  const record = recordWith(tabled(1, { en: A, ru: B }), put(1, { en: A, ru: B }))
  const withdrawn = {
    type: 'question.withdrawn',
    by: 'president',
    at: `${DAY}T11:00:00Z`,
    body: { question: 'LC/1' },
  }
  perform(record, withdrawn)
  assert.ok(ruleOn(record, corrected(1, { ru: C }, `${DAY}T11:30:00Z`)).inOrder)
})

test('a member revises its own text, an office any, and no member that of another', () => {
  const record = recordWith(tabled(1, { en: A }, 'AARE'))
  assert.ok(ruleOn(record, tabled(2, { en: B }, 'AARE')).inOrder)
  assert.ok(ruleOn(record, tabled(2, { en: B }, 'president')).inOrder)
  assert.deepEqual(reasons(ruleOn(record, tabled(2, { en: B }, 'BRUE'))), [
    { code: 'not-authorised', clause: 'Rules, r. 12', needed: 'AARE' },
  ])
})

test('an act whose document is not that of its digest tables nothing', () => {
  const record = openedRecord(lake)
  const { body, type } = tabled(1, { en: A })
  const ruled = (digest: string): Ruling =>
    VERSIONS.get(LATEST)!.decide(
      {
        charter: lake,
        situation: record.situation,
        now: `${DAY}T09:00:00Z` as Instant,
        today: DAY as Day,
        size: record.size,
        docs: ['text.en'],
        documents: [{ name: 'text.en', media: 'application/json', bytes: 1, digest }],
        knows: () => true,
      },
      { type, by: { party: 'AARE' as PartyId }, body },
    )
  assert.ok(ruled(A).inOrder)
  assert.deepEqual(reasons(ruled(B)), [
    { code: 'document-differs', reached: 'text.en', clause: 'Rules, r. 12' },
  ])
})

test('the name of a text in addresses is its letters and digits', () => {
  assert.deepEqual(['MC.TXT/41/26', 'mc txt-41 (26)', 'A/C.1/L.5'].map(textSlug), [
    'mc-txt-41-26',
    'mc-txt-41-26',
    'a-c-1-l-5',
  ])
})
