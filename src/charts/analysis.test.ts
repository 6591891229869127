import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementNarrow, agreementWide, type AgreementInput } from './agreement.ts'
import { powerNarrow, powerSwatch, powerWide, type PowerInput } from './power.ts'

const HOSTILE = `"><script>alert('x')</script>&`
const SHARES = [1, 0.25, undefined]
const agreement: AgreementInput = {
  id: 'who',
  title: 'Aldane and Borova cast the same in 8 of 8.',
  parties: ['ALD', 'BOR', 'CAS'],
  pair(one, other) {
    const share = SHARES[one + other - 1]
    return {
      ...(share === undefined ? {} : { share }),
      figure: share === undefined ? '2/3' : `${8 * share}/8`,
      says: `${one} ${other}`,
    }
  },
  dir: 'ltr',
}
const power: PowerInput = {
  id: 'power',
  title: 'Shapley-Shubik: ALD 75.00%; BOR 25.00%.',
  rows: [
    {
      name: 'Aldane',
      shapley: { share: 0.75, label: '75.00%' },
      banzhaf: { share: 0.6, label: '60.00%' },
    },
    { name: 'Borova', shapley: { share: 0.25, label: '25.00%' }, banzhaf: { share: 0.4, label: '40.00%' } },
    { name: 'Castell', shapley: { share: 0, label: '0.00%' }, banzhaf: { share: 0, label: '0.00%' } },
  ],
  dir: 'ltr',
}

test('each picture is one image whose name is its sentence, and nothing that it is given becomes markup', () => {
  const hostile = {
    ...agreement,
    title: HOSTILE,
    parties: [HOSTILE, HOSTILE],
    pair: () => ({ share: 1, figure: HOSTILE, says: HOSTILE }),
  }
  const row = { name: HOSTILE, shapley: { share: 1, label: HOSTILE }, banzhaf: { share: 1, label: HOSTILE } }
  for (const svg of [
    agreementWide(agreement),
    agreementNarrow(agreement),
    powerWide(power),
    powerNarrow(power),
  ])
    assert.match(
      svg,
      /^<svg class="chart (?:agreement|power) (?:wide|narrow)" viewBox="[^"]+" role="img" aria-labelledby="([^"]+)"[^>]*><title id="\1">/,
    )
  for (const svg of [agreementWide(hostile), powerWide({ ...power, title: HOSTILE, rows: [row] })])
    assert.doesNotMatch(svg, /<script/)
})

test('the area of a square is the share; where too few are in common there is none, but the number stands', () => {
  const svg = agreementWide(agreement)
  const sides = [...svg.matchAll(/class="same"[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width))
  assert.equal(sides.length, 2)
  assert.ok(Math.abs(sides[1]! / sides[0]! - Math.sqrt(0.25)) < 0.01)
  assert.equal(svg.match(/class="ground"/g)?.length, 3)
  assert.ok(svg.includes('>2/3</text>'))
  assert.ok(!agreementNarrow(agreement).includes('/8'))
})

test('one party makes no picture, and none with power makes none either', () => {
  assert.equal(agreementWide({ ...agreement, parties: ['ALD'] }), '')
  assert.equal(powerWide({ ...power, rows: [] }), '')
})

test('bars are as long as their shares, to the longest of both kinds', () => {
  const svg = powerWide(power)
  const long = (kind: string): readonly number[] =>
    [...svg.matchAll(new RegExp(`class="${kind}"[^>]* width="([\\d.]+)"`, 'g'))].map(([, width]) =>
      Number(width),
    )
  const [shapley, banzhaf] = [long('shapley'), long('banzhaf')]
  assert.ok(
    Math.abs(shapley[1]! / shapley[0]! - 1 / 3) < 0.01 && Math.abs(banzhaf[0]! / shapley[0]! - 0.8) < 0.01,
  )
  assert.equal(shapley[2], 1, 'nothing is drawn as a line')
})

test('from right to left every square and bar stays within the picture', () => {
  for (const svg of [agreementWide({ ...agreement, dir: 'rtl' }), powerNarrow({ ...power, dir: 'rtl' })]) {
    const [, width = 0] = /viewBox="0 0 ([\d.]+)/.exec(svg)?.map(Number) ?? []
    for (const [, x, long] of svg.matchAll(/<rect[^>]* x="(-?[\d.]+)"[^>]* width="([\d.]+)"/g))
      assert.ok(Number(x) >= 0 && Number(x) + Number(long) <= width + 0.1, svg)
  }
  assert.match(powerSwatch('shapley'), /aria-hidden="true"/)
})
