import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Provision } from './document.ts'
import { pastedOf, readPasted } from './paste.ts'

const read = (pasted: string): readonly Provision[] => {
  const of = readPasted(pasted)
  assert.ok(of.ok, of.ok ? '' : JSON.stringify(of.faults))
  return of.value
}
const faults = (pasted: string): readonly string[] => {
  const of = readPasted(pasted)
  return of.ok ? [] : of.faults.map(({ code, line }) => `${code} ${line}`)
}

test('a line that begins with a number begins a provision; one that does not goes on with it', () => {
  const pasted =
    'Recalling the Treaty,\r\n\r\nNoting the report,\n\n1. The Ministers met\n   in Vienna on\n20 November 2026.\n2) They agreed.\n  30 observers were there.\n'
  assert.deepEqual(read(pasted), [
    { text: 'Recalling the Treaty,' },
    { text: 'Noting the report,' },
    { number: '1', text: 'The Ministers met in Vienna on 20 November 2026.' },
    { number: '2', text: 'They agreed. 30 observers were there.' },
  ])
})

test('letters are parts of the number above, roman figures of the letter above, and after (h) comes the letter (i)', () => {
  const numbers = read('1. Decides:\n(a) one\n(i) two\n(ii) three\n(b) four\n2. Asks:\na) five\n').map(
    ({ number }) => number,
  )
  assert.deepEqual(numbers, ['1', '1(a)', '1(a)(i)', '1(a)(ii)', '1(b)', '2', '2(a)'])
  const eight = read(
    ['1. List:', ...'abcdefghij'.split('')].map((sign, at) => (at === 0 ? sign : `(${sign}) x`)).join('\n'),
  )
  assert.deepEqual(eight.at(-1)?.number, '1(j)')
})

test('what is inserted keeps its number, and decimals are numbers', () => {
  assert.deepEqual(
    read('3. a\n3 bis. b\n3 ter. c\n4.1 d\n4.2. e').map(({ number }) => number),
    ['3', '3 bis', '3 ter', '4.1', '4.2'],
  )
})

test('articles have headings, and their paragraphs are numbered within them, in each language', () => {
  for (const [word, heading] of [
    ['Article', 'Mission'],
    ['Статья', 'Миссия'],
    ['Artículo', 'Misión'],
    ['المادة', 'البعثة'],
  ]) {
    const pasted = `${word} 1. ${heading}\n1. a\n2. b\n\n${word} 2\nc\n\n${word} 3\n1. d`
    assert.deepEqual(read(pasted), [
      { number: '1', heading, text: '' },
      { number: '1.1', text: 'a' },
      { number: '1.2', text: 'b' },
      { number: '2', text: 'c' },
      { number: '3.1', text: 'd' },
    ])
  }
})

test('Cyrillic and Arabic letters and figures number as Latin ones of their rank, so that numbers are equal in all languages', () => {
  const english = read('1. a\n(a) b\n(b) c\n2. d').map(({ number }) => number)
  assert.deepEqual(
    read('1. а\nа) б\nб) в\n2. г').map(({ number }) => number),
    english,
  )
  assert.deepEqual(
    read('١. ا\n(أ) ب\n(ب) ج\n٢. د').map(({ number }) => number),
    english,
  )
  assert.deepEqual(read('1. في ١٢ عضوا')[0]?.text, 'في ١٢ عضوا')
})

test('numbers out of order or twice, and what does not show, are named with their lines', () => {
  assert.deepEqual(faults('2. b\n\n1. a\n2. c'), ['wrong-form 3', 'duplicate 4'])
  assert.deepEqual(faults('1. a\n2. b\u202Ec'), ['wrong-form 2'])
  assert.deepEqual(faults(' \n '), ['missing 1'])
  assert.deepEqual(faults(`1. ${'x'.repeat(20_001)}`), ['too-large 1'])
  assert.deepEqual(faults('x'.repeat(1_000_001)), ['too-large undefined'])
  assert.deepEqual(faults(Array.from({ length: 1001 }, () => 'x').join('\n\n')), ['too-large undefined'])
})

const words = fc
  .array(fc.constantFrom('the', 'members', 'agree', 'миссия', 'النص', 'to', '30', '<b>', 'x.'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => `They ${all.join(' ')}`)
const anyProvisions = fc
  .tuple(
    fc.array(words, { maxLength: 3 }),
    fc.array(fc.tuple(words, fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 12 }),
  )
  .map(([preamble, rest]): readonly Provision[] => [
    ...preamble.map((text) => ({ text })),
    ...rest.flatMap(([text, parts, headed], at): readonly Provision[] => [
      { number: `${at + 1}`, ...(headed ? { heading: 'Mission of the members' } : {}), text },
      ...Array.from({ length: parts }, (_, part) => ({ number: `${at + 1}(${'abc'[part]})`, text })),
    ]),
  ])

test('what is written out from provisions is read as the same provisions', () => {
  fc.assert(
    fc.property(anyProvisions, (provisions) => assert.deepEqual(read(pastedOf(provisions)), provisions)),
  )
})

test('whatever is pasted is read or refused, and what is read is written out and read again as the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'1234. ()aiv\n\nбالمa Article'.split('')), maxLength: 120 }),
      (pasted) => {
        const of = readPasted(pasted)
        if (of.ok) for (const { text, heading } of of.value) assert.ok(text !== '' || heading !== undefined)
        else assert.ok(of.faults.length > 0)
      },
    ),
  )
})
