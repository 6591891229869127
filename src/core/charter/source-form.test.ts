import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../reading.ts'
import { sourceSchema } from './source-form.ts'

test('the address of a source is one of the web, whole, and nothing stands before or after it', () => {
  const read = (href: string): boolean =>
    check(sourceSchema, { file: '', value: { title: 'Pact', seen: 'text', href }, line: () => 0 }).ok
  for (const href of ['https://example.org/pact', 'http://example.org']) assert.ok(read(href), href)
  for (const href of [
    'see https://example.org',
    'https://example.org pact',
    'ftp://example.org',
    'javascript:https://example.org',
    'https://',
  ])
    assert.ok(!read(href), href)
})
