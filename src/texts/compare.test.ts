import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, type Change, type Piece } from './compare.ts'
import type { Provision, TextDocument } from './document.ts'

const text = (provisions: readonly Provision[], language = 'en'): TextDocument => ({
  v: 1,
  language,
  title: 'Statement',
  provisions,
  brackets: 0,
})
const numbered = (...texts: readonly string[]): TextDocument =>
  text(texts.map((said, at) => ({ number: `${at + 1}`, text: said })))
const shown = ({ is, before, after }: Change): string => `${is} ${before ?? '-'} ${after ?? '-'}`
const shape = (one: TextDocument, other: TextDocument): readonly string[] =>
  compare(one, other).changes.map(shown)
const said = (pieces: readonly Piece[]): string =>
  pieces.map(({ is, text: of }) => (is === 'same' ? of : is === 'added' ? `{+${of}+}` : `[-${of}-]`)).join('')

test('a provision that changed shows the words that did, and the rest stays', () => {
  const { changes } = compare(
    numbered('The Ministers met.', 'They sent 120 monitors for 90 days.'),
    numbered('The Ministers met.', 'They sent 60 monitors for 90 days.'),
  )
  assert.deepEqual(changes.map(shown), ['same 0 0', 'changed 1 1'])
  assert.equal(said(changes[1]!.text), 'They sent [-120-]{+60+} monitors for 90 days.')
})

test('a provision put between two moves the numbers of the others, and no wording', () => {
  assert.deepEqual(shape(numbered('a b c', 'd e f'), numbered('a b c', 'new words here', 'd e f')), [
    'same 0 0',
    'added - 1',
    'renumbered 1 2',
  ])
  assert.deepEqual(shape(numbered('a b c', 'd e f', 'g h i'), numbered('a b c', 'g h i')), [
    'same 0 0',
    'removed 1 -',
    'renumbered 2 1',
  ])
})

test('one put between and the next changed: the changed one is known by its words, not by its number', () => {
  const before = numbered('The mission stays for ninety days.')
  const after = numbered('Members pay for it.', 'The mission stays for sixty days.')
  assert.deepEqual(shape(before, after), ['added - 0', 'changed 0 1'])
})

test('wording replaced as a whole under its number is one change', () => {
  assert.deepEqual(shape(numbered('alpha beta'), numbered('gamma delta')), ['changed 0 0'])
  assert.deepEqual(shape(text([{ text: 'alpha beta' }]), text([{ text: 'gamma delta' }])), [
    'removed 0 -',
    'added - 0',
  ])
})

test('a name that both issues give makes two provisions one, whatever their words', () => {
  const of = (number: string, wording: string): Provision => ({ id: 'mission', number, text: wording })
  assert.deepEqual(shape(text([of('1', 'alpha')]), text([{ number: '1', text: 'new' }, of('2', 'omega')])), [
    'added - 0',
    'changed 0 1',
  ])
})

test('languages without spaces are compared by their words', () => {
  const [change] = compare(
    text([{ number: '1', text: '委员会决定派遣观察员' }], 'zh'),
    text([{ number: '1', text: '委员会决定派遣监督员' }], 'zh'),
  ).changes
  assert.ok(change!.text.some(({ is }) => is === 'same'))
})

test('two long texts that have nothing in common are compared all the same, by their numbers', () => {
  const long = (word: string): TextDocument =>
    numbered(...Array.from({ length: 1000 }, (_, at) => `${word} ${word}${at}`))
  const { changes } = compare(long('a'), long('b'))
  assert.equal(changes.filter(({ is }) => is === 'changed').length, 1000)
})

test('one wording of twenty thousand characters against another is either searched or stands whole', () => {
  const wording = (word: string): string =>
    Array.from({ length: 4000 }, (_, at) => `${word}${at % 7}`)
      .join(' ')
      .slice(0, 20_000)
      .trim()
  const [change] = compare(numbered(wording('a')), numbered(wording('b'))).changes
  assert.equal(
    change!.text
      .filter(({ is }) => is !== 'added')
      .map(({ text: of }) => of)
      .join(''),
    wording('a'),
  )
})

const anyWording = fc
  .array(fc.constantFrom('they', 'agree', 'to', 'send', 'monitors', 'now', 'never'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => all.join(' '))
const anyText = fc
  .array(fc.record({ text: anyWording, numbered: fc.boolean() }), { minLength: 1, maxLength: 9 })
  .map((all) =>
    text(
      all.map(({ text: of, numbered: has }, at) => ({ ...(has ? { number: `${at + 1}` } : {}), text: of })),
    ),
  )

test('every provision of either issue stands once and in order, and its pieces are its wording', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const { changes } = compare(one, other)
      const places = (side: 'before' | 'after'): readonly number[] =>
        changes.flatMap((change) => change[side] ?? [])
      assert.deepEqual(
        places('before'),
        one.provisions.map((_, at) => at),
      )
      assert.deepEqual(
        places('after'),
        other.provisions.map((_, at) => at),
      )
      for (const { before, after, text: pieces } of changes) {
        const side = (without: Piece['is']): string =>
          pieces
            .filter(({ is }) => is !== without)
            .map(({ text: of }) => of)
            .join('')
        assert.equal(side('added'), before === undefined ? '' : one.provisions[before]!.text)
        assert.equal(side('removed'), after === undefined ? '' : other.provisions[after]!.text)
      }
    }),
  )
})

test('an issue compared with itself has changed in nothing', () => {
  fc.assert(
    fc.property(anyText, (one) => assert.ok(compare(one, one).changes.every(({ is }) => is === 'same'))),
  )
})

test('a comparison has so many steps and no more: what is left then stands whole, the old beside the new', () => {
  const wording = (word: string, at: number): string =>
    Array.from({ length: 3000 }, (_, of) => `${word}${(of * (at + 3)) % 41}`).join(' ')
  const issue = (word: string): TextDocument =>
    numbered(...Array.from({ length: 12 }, (_, at) => wording(word, at)))
  const { changes } = compare(issue('a'), issue('b'))
  const [last] = changes.slice(-1)
  assert.deepEqual(
    last!.text.map(({ is, text: of }) => [is, of]),
    [
      ['removed', wording('a', 11)],
      ['added', wording('b', 11)],
    ],
  )
})
