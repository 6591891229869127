/** Which forms of document symbols are read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'

test('the form of a symbol has between one and eighty characters, and places of the known kinds alone', () => {
  const form = (text: string): string => told({ '/symbols/0/form': text })
  for (const right of ['A', 'A'.repeat(80), '{number}/{year}/{session}/{letter}'])
    assert.equal(form(right), 'no fault', right)
  for (const wrong of ['', 'A'.repeat(81)])
    assert.match(form(wrong), /^wrong-form \/symbols\/0\/form /, wrong)
  const kinds = '({number} | {year} | {session} | {letter})'
  for (const wrong of ['{month}', '{number}/{day}', '{constructor}'])
    assert.equal(form(wrong), `wrong-form /symbols/0/form ${wrong} ${kinds}`)
})
