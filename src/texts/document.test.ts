import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../record/bytes.ts'
import { discordances } from './concordance.ts'
import {
  documentBytes,
  documentOf,
  MOST_BYTES,
  MOST_WORDING,
  plainText,
  readDocument,
  type TextDocument,
} from './document.ts'

const TEXT: TextDocument = {
  v: 1,
  language: 'en',
  title: 'Joint statement',
  provisions: [
    { text: 'Recalling the Treaty,' },
    { number: '1', heading: 'Meeting', text: 'The Ministers met.' },
    { number: '2', text: 'They agreed to meet again.' },
  ],
  brackets: 0,
}
const read = (value: unknown): ReturnType<typeof readDocument> => documentOf(value)
const faults = (value: unknown): readonly string[] => {
  const of = read(value)
  return of.ok ? [] : of.faults.map(({ code, pointer = '' }) => `${code} ${pointer}`)
}
const withProvisions = (...provisions: readonly object[]): object => ({ ...TEXT, provisions })

test('a text is read from its canonical bytes, and from no others', () => {
  assert.deepEqual(readDocument(documentBytes(TEXT)), { ok: true, value: TEXT })
  const spaced = readDocument(utf8(JSON.stringify(TEXT, undefined, 1)))
  assert.deepEqual(spaced, { ok: false, faults: [{ code: 'wrong-form', right: 'RFC 8785' }] })
  assert.equal(readDocument(utf8('{"v":1,"v":1}')).ok, false)
  assert.equal(readDocument(Uint8Array.of(0xff, 0xfe)).ok, false)
})

test('every fault of a text comes with its place, all at once', () => {
  assert.deepEqual(
    faults({
      v: 2,
      language: 'english',
      title: '',
      provisions: [{ number: '1)' }],
      brackets: 3,
      html: '<b>',
    }),
    [
      'wrong-form /v',
      'wrong-form /language',
      'wrong-form /title',
      'wrong-form /provisions/0/number',
      'missing /provisions/0/text',
      'wrong-form /brackets',
      'unknown-key /html',
    ],
  )
})

test('numbers rise, none stands twice, and a provision says something', () => {
  assert.deepEqual(
    faults(
      withProvisions(
        { number: '2', text: 'b' },
        { number: '1', text: 'a' },
        { number: '2', text: 'c' },
        { number: '2 bis', text: '' },
        { id: 'end', text: 'd' },
        { id: 'end', text: 'e' },
      ),
    ),
    [
      'wrong-form /provisions/1/number',
      'duplicate /provisions/2/number',
      'missing /provisions/3/text',
      'duplicate /provisions/5/id',
    ],
  )
  assert.deepEqual(
    faults(withProvisions({ number: '3', heading: 'Mission', text: '' }, { number: '3.1', text: 'a' })),
    [],
  )
})

test('wording that does not show as it is, is refused: controls, turned direction, loose spaces, forms of letters', () => {
  for (const text of ['a\nb', 'a\u202Eb', 'a\u2066b', ' a', 'a ', 'a  b', 'e\u0301', '\uD800', 'a\u0000'])
    assert.deepEqual(
      faults(withProvisions({ text })),
      ['wrong-form /provisions/0/text'],
      JSON.stringify(text),
    )
  for (const text of [
    '<script>alert(1)</script>',
    '[30] observers',
    'می\u200Cخواهم',
    'النص العربي',
    '**bold**',
  ])
    assert.deepEqual(faults(withProvisions({ text })), [], text)
})

test('a text has its limits: of a provision, of their number, of all of it', () => {
  const word = 'x'.repeat(MOST_WORDING)
  assert.deepEqual(faults(withProvisions({ text: word })), [])
  assert.deepEqual(faults(withProvisions({ text: `${word}x` })), ['wrong-form /provisions/0/text'])
  const many = Array.from({ length: 1001 }, () => ({ text: 'x' }))
  assert.deepEqual(faults(withProvisions(...many)), ['wrong-form /provisions'])
  assert.deepEqual(faults(withProvisions(...many.slice(1))), [])
  const great = Array.from({ length: 60 }, () => ({ text: word }))
  assert.deepEqual(faults(withProvisions(...great)), ['too-large '])
  assert.deepEqual(readDocument(new Uint8Array(MOST_BYTES + 1)), {
    ok: false,
    faults: [{ code: 'too-large', found: `${MOST_BYTES + 1}`, right: `<= ${MOST_BYTES}` }],
  })
})

test('the languages of an issue have the same provisions in the same order, or each difference is named', () => {
  const other = (language: string, provisions = TEXT.provisions): TextDocument => ({
    ...TEXT,
    language,
    provisions,
  })
  const places = (...all: readonly TextDocument[]): readonly string[] =>
    discordances(all).map(({ code, file = '', pointer = '' }) => `${code} ${file} ${pointer}`)
  assert.deepEqual(places(TEXT, other('ru'), other('ar')), [])
  assert.deepEqual(places(TEXT, other('en')), ['duplicate en '])
  assert.deepEqual(places(TEXT, other('ru', TEXT.provisions.slice(1))), ['wrong-form ru /provisions'])
  const [preamble, one, two] = TEXT.provisions
  assert.deepEqual(
    places(TEXT, other('ru', [preamble!, { ...two!, number: '1' }, { ...one!, number: '2' }])),
    ['wrong-form ru /provisions/1/heading', 'wrong-form ru /provisions/2/heading'],
  )
  assert.deepEqual(places(TEXT, other('ru', [one!, { text: 'Recalling,' }, two!])), [
    'wrong-form ru /provisions/0/number',
    'wrong-form ru /provisions/0/heading',
    'wrong-form ru /provisions/1/number',
    'wrong-form ru /provisions/1/heading',
  ])
})

test('whatever anybody writes, its plain form is wording, or holds what may not be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (written) => {
      const text = plainText(written)
      assert.equal(plainText(text), text)
      const isRefused = faults(withProvisions({ text })).length > 0
      assert.equal(
        isRefused,
        text === '' || !text.isWellFormed() || /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u.test(text),
      )
    }),
  )
})

test('a text that is read has one digest: its bytes are made again from what was read', () => {
  const anyText = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map(plainText)
    .filter((text) => text !== '')
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), anyText, (texts, title) => {
      const document = {
        ...TEXT,
        title,
        provisions: texts.map((text, at) => ({ number: `${at + 1}`, text })),
      }
      const bytes = documentBytes(document)
      const of = readDocument(bytes)
      assert.ok(of.ok, JSON.stringify(of))
      assert.deepEqual(documentBytes(of.value), bytes)
    }),
  )
})
