/** Spans of days: where they meet, and what they leave uncovered. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '../time.ts'
import { holds } from './at.ts'
import type { Span } from './charter.ts'
import { common, uncovered } from './spans.ts'

const span = (from: string, until?: string): Span =>
  ({ from: `20${from}-01-01`, ...(until === undefined ? {} : { until: `20${until}-01-01` }) }) as Span
const years = (of: Span | undefined): string =>
  of ? `${of.from.slice(2, 4)}-${of.until?.slice(2, 4) ?? ''}` : 'none'

test('two spans have in common what lies from the later beginning until the earlier end', () => {
  assert.equal(years(common(span('01', '05'), span('03', '07'))), '03-05')
  assert.equal(years(common(span('03', '07'), span('01', '05'))), '03-05')
  assert.equal(years(common(span('01'), span('03', '07'))), '03-07')
  assert.equal(years(common(span('01', '05'), span('03'))), '03-05')
  assert.equal(years(common(span('03'), span('01'))), '03-')
  assert.equal(years(common(span('01', '03'), span('03', '05'))), 'none')
  assert.deepEqual(Object.keys(common(span('01'), span('02'))!), ['from'])
})

test('what spans leave uncovered lies before, between and after them, in order', () => {
  const left = (of: Span, ...by: readonly Span[]): readonly string[] => uncovered(of, by).map(years)
  assert.deepEqual(left(span('01', '09'), span('05', '07'), span('02', '03')), ['01-02', '03-05', '07-09'])
  assert.deepEqual(left(span('01'), span('02', '03')), ['01-02', '03-'])
  assert.deepEqual(left(span('01', '09')), ['01-09'])
  assert.deepEqual(left(span('01', '09'), span('00')), [])
  assert.deepEqual(left(span('02', '04'), span('00', '01'), span('03', '09')), ['02-03'])
})

test('a day is uncovered where it lies in the span and in none of the others', () => {
  const year = fc.integer({ min: 1, max: 9 })
  const anySpan = fc
    .tuple(year, fc.option(year))
    .filter(([from, until]) => until === null || from < until)
    .map(([from, until]) => span(`0${from}`, until === null ? undefined : `0${until}`))
  fc.assert(
    fc.property(anySpan, fc.array(anySpan, { maxLength: 4 }), (of, by) => {
      const found = uncovered(of, by)
      for (let number = 0; number < 11; number += 1) {
        const day = `20${String(number).padStart(2, '0')}-01-01` as Day
        const expected = holds(of, day) && !by.some((one) => holds(one, day))
        assert.equal(found.filter((one) => holds(one, day)).length, expected ? 1 : 0, day)
      }
    }),
  )
})
