/** The forms of single values: what each takes, and the example that it answers with where it does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type * as z from 'zod/mini'
import { check } from '../reading.ts'
import * as forms from './forms.ts'

/** The value as it is read, or what would be right. */
function read(form: z.ZodMiniType, value: unknown): unknown {
  const found = check<unknown>(form, { file: 'charter.yaml', value, line: () => 0 })
  return found.ok ? found.value : found.faults.map(({ right }) => `right: ${right}`).join()
}

test('each form takes what it is for, and answers anything else with an example of itself', () => {
  const cases: readonly (readonly [z.ZodMiniType, string, readonly string[], readonly string[]])[] = [
    [forms.dayText, '2002-10-07', ['2002-10-07'], ['2002-02-30', '2002-10', 'today']],
    [forms.instantText, '2022-01-05T16:00:00Z', [], ['2022-01-05', 'now']],
    [forms.partialText, '2012 | 2012-06 | 2012-06-28', [], ['12', 'June']],
    [forms.partyCode, 'ARM', ['ARM', 'ANSA'], ['arm', 'xARM ', 'A B']],
    [forms.organCode, 'council', ['council'], ['Council', 'the council']],
    [forms.officeCode, 'secretariat', ['secretariat'], ['Secretariat']],
    [forms.matterCode, 'substantive', ['substantive'], ['Substantive']],
    [forms.treatyCode, 'charter', ['charter'], ['Charter']],
    [forms.plainCode, 'lower-case-words', ['two-words'], ['Two', 'two words', '']],
    [forms.refCode, 'lower-case-words', ['draft-1'], ['Draft 1']],
    [forms.symbol, 'S/2022/155', ['S/2022/155'], ['']],
    [forms.zoneText, 'Europe/Vienna', ['Europe/Vienna', 'Asia/Yerevan'], ['Europe/Nowhere', '+4']],
    [forms.factName, 'partiesToDispute', ['concerned', 'inArrears'], ['Concerned', 'in-arrears', 'x1', '']],
    [forms.yesNo, 'true | false', [], ['yes', 'no', '']],
    [forms.shareText, '9 | 2/3', [], ['half', '2/0', '']],
    [forms.wholeText, '24', [], ['-1', '1.5', 'x1', '1x', '', '1'.repeat(25)]],
  ]
  for (const [form, example, right, wrong] of cases) {
    for (const value of right) assert.equal(read(form, value), value)
    for (const value of wrong) assert.equal(read(form, value), `right: ${example}`, value)
    assert.ok(!String(read(form, example.split(' | ')[0])).startsWith('right: '), example)
  }
})

test('yes and no are truths, a share is exact, and a whole number of up to 24 digits is one', () => {
  assert.deepEqual([read(forms.yesNo, 'true'), read(forms.yesNo, 'false')], [true, false])
  assert.deepEqual(read(forms.shareText, '2/3'), { num: 2n, den: 3n })
  assert.deepEqual([read(forms.wholeText, '0'), read(forms.wholeText, '9'.repeat(24))], [0n, 10n ** 24n - 1n])
})

test('prose is between one and two thousand characters, and a title is in English and may be in other languages', () => {
  assert.equal(read(forms.prose, 'a'), 'a')
  assert.equal(String(read(forms.prose, 'a'.repeat(2000))).length, 2000)
  for (const value of ['', 'a'.repeat(2001)]) assert.match(String(read(forms.prose, value)), /^right: /)
  const every = { en: 'Council', ru: 'Совет', fr: 'Conseil', es: 'Consejo', ar: 'مجلس' }
  assert.deepEqual(read(forms.title, every), every)
  assert.deepEqual(read(forms.title, { en: 'Council' }), { en: 'Council' })
  for (const value of [{ ru: 'Совет' }, { ...every, de: 'Rat' }])
    assert.ok(!check(forms.title, { file: '', value, line: () => 0 }).ok)
})
