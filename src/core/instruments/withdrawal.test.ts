import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WithdrawalRule } from '../charter/instrument.ts'
import { TREATY_LAW } from '../charter/treaty-law.ts'
import { period, yearDay } from '../period.ts'
import type { Day } from '../time.ts'
import { earliestNotice, effectOf, lastDayBound } from './withdrawal.ts'

const day = (text: string): Day => text as Day
const rule = (more: Partial<WithdrawalRule>): WithdrawalRule => ({
  counts: 'receipt',
  conditions: [],
  ...more,
})
const year = rule({ financialYear: { ends: yearDay('12-31')!, noticeBy: yearDay('09-30')! } })

test('notice in the first nine months of a financial year takes effect the day after it ends, later notice a year on', () => {
  const effects = ['2022-01-01', '2022-03-15', '2022-09-30', '2022-10-01', '2022-12-31'].map((notice) =>
    effectOf(year, day(notice), undefined),
  )
  assert.deepEqual(effects, ['2023-01-01', '2023-01-01', '2023-01-01', '2024-01-01', '2024-01-01'])
  assert.equal(lastDayBound(day('2023-01-01')), '2022-12-31')
})

test('a financial year that does not end in December has its own limits', () => {
  const july = rule({ financialYear: { ends: yearDay('06-30')!, noticeBy: yearDay('03-31')! } })
  assert.deepEqual(
    ['2026-07-01', '2026-12-01', '2027-03-31', '2027-04-01'].map((notice) =>
      effectOf(july, day(notice), undefined),
    ),
    ['2027-07-01', '2027-07-01', '2027-07-01', '2028-07-01'],
  )
})

test('where the instrument fixes no notice it is twelve months, and nothing where treaty law is turned off', () => {
  assert.equal(effectOf(rule({}), day('2026-03-05'), TREATY_LAW), '2027-03-05')
  assert.equal(effectOf(rule({}), day('2026-03-05'), undefined), undefined)
})

test('a withdrawal on receipt takes effect on the day of receipt', () => {
  assert.equal(effectOf(rule({ notice: period('at-once')! }), day('2026-03-05'), TREATY_LAW), '2026-03-05')
})

test('the years before which there is no notice run from entry into force', () => {
  const twenty = rule({ notBefore: period('20 years')! })
  assert.equal(earliestNotice(twenty, day('1949-08-24')), '1969-08-24')
  assert.equal(earliestNotice(twenty, undefined), undefined)
  assert.equal(earliestNotice(rule({ notBefore: day('1977-11-18') }), undefined), '1977-11-18')
})
