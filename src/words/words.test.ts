import { test } from 'node:test'
import assert from 'node:assert/strict'
import { unmarked } from './fallback.ts'
import { direction, language, PARTIAL, SPOKEN, words } from './index.ts'
import { INTERFACES, LANGUAGES } from './language.ts'
import type { PartyId } from '../core/ids.ts'
import { countEn, countRu } from './plural.ts'
import { sayReason } from './reasons.ts'

test('a Russian noun agrees with its number, to 11 and 111 too', () => {
  const acts = (count: number): string => countRu(count, 'акт', 'акта', 'актов')
  assert.deepEqual([0, 1, 2, 4, 5, 11, 14, 21, 22, 25, 111, 121].map(acts), [
    '0 актов',
    '1 акт',
    '2 акта',
    '4 акта',
    '5 актов',
    '11 актов',
    '14 актов',
    '21 акт',
    '22 акта',
    '25 актов',
    '111 актов',
    '121 акт',
  ])
  assert.deepEqual(
    [0, 1, 2].map((count) => countEn(count, 'party', 'parties')),
    ['0 parties', '1 party', '2 parties'],
  )
  assert.equal(countEn(29_929, 'row'), '29,929 rows')
})

test('English and Russian say the same things with the same parameters, and leave none of them out', () => {
  const [first, ...others] = LANGUAGES.map((code) => entries(words(code)))
  for (const other of others) {
    assert.deepEqual(
      other.map(([path]) => path),
      first!.map(([path]) => path),
    )
    first!.forEach(([path, value], index) => {
      const counterpart = other[index]![1]
      assert.equal(typeof counterpart, typeof value, path)
      if (typeof value === 'function' && typeof counterpart === 'function') {
        assert.equal(counterpart.length, value.length, path)
        const gaps = Array.from({ length: value.length }, (_, gap) => `9${gap}1`)
        assert.deepEqual(
          gaps.filter((gap) => said(value, gaps).includes(gap)),
          gaps.filter((gap) => said(counterpart, gaps).includes(gap)),
          path,
        )
      } else assert.notEqual(counterpart, '', path)
    })
  }
})

for (const [lang, part] of Object.entries(PARTIAL)) {
  test(`${lang}: what is said in it is asked for, with the same parameters, and the frame is whole`, () => {
    const english = new Map(entries(words('en')))
    const own = entries(part)
    for (const [path, value] of own) {
      const counterpart = english.get(path)
      assert.equal(typeof value, typeof counterpart, path)
      assert.notEqual(value, '', path)
      if (typeof value !== 'function' || typeof counterpart !== 'function') continue
      assert.ok(value.length <= counterpart.length, path)
      const gaps = Array.from({ length: counterpart.length }, (_, gap) => `9${gap}1`)
      const there = (say: Said): readonly string[] => gaps.filter((gap) => said(say, gaps).includes(gap))
      assert.deepEqual(there(value), there(counterpart), path)
    }
    const here = new Set(own.map(([path]) => path))
    const wanting = [...english.keys()].filter(
      (path) => /^\/(?:site|pages|bodies)\//.test(path) && !here.has(path),
    )
    assert.deepEqual(wanting, [])
  })
}

test('a sentence that a language lacks is the English one, marked, with what fills its gaps', () => {
  const { suite } = words('ar').across
  assert.equal(suite.none, '\uE100No case matches.\uE101')
  assert.equal(unmarked(suite.found('x')), words('en').across.suite.found('x'))
  assert.ok(suite.found('x').startsWith('\uE100'))
  assert.equal(words('ar').site.brand, 'Chancery')
  assert.equal(words('ru').across.suite.none.includes('\uE100'), false)
})

test('a reason that is said in a language is said with its figures and parties, and no other is guessed', () => {
  const reason = { code: 'insufficient-votes', needed: '9', reached: '8' } as const
  for (const lang of ['fr', 'es', 'ar'] as const) {
    const text = sayReason(lang, reason)
    assert.ok(text.includes('9') && text.includes('8') && !text.includes('\uE100'), text)
    const veto = sayReason(lang, { code: 'veto', parties: ['ALD' as PartyId] })
    assert.ok(veto.includes('ALD') && !veto.includes('\uE100'), veto)
    assert.match(sayReason(lang, { code: 'last-key' }), /^\uE100.*\uE101$/)
  }
})

test('a number takes the form that Arabic has for it: none, one, two, few, many', () => {
  const { recordIs } = words('ar').pages.overview
  assert.deepEqual([1, 2, 3, 11, 100].map(recordIs), [
    'عمل موقع واحد',
    'عملان موقعان',
    '3 أعمال موقعة',
    '11 عملاً موقعاً',
    '100 عمل موقع',
  ])
})

test('each language of the interface is offered under its own name', () => {
  assert.deepEqual(
    SPOKEN.map(({ code }) => code),
    INTERFACES,
  )
})

test('a language that is not spoken here is not guessed at', () => {
  assert.equal(language('ru'), 'ru')
  assert.equal(language('xx'), undefined)
  assert.equal(language('toString'), undefined)
  assert.equal(direction('ru'), 'ltr')
  assert.equal(direction('ar'), 'rtl')
})

type Said = (...parts: never[]) => unknown

function said(value: Said, gaps: readonly string[]): string {
  return String(value(...(gaps as never[])))
}

function entries(value: unknown, path = ''): [string, string | Said][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, value as string | Said]]
  return Object.entries(value as object)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, inside]) => entries(inside, `${path}/${key}`))
}
