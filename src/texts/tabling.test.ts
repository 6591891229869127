import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeCrypto } from '../record/crypto-node.ts'
import { documentBytes, type TextDocument } from './document.ts'
import { correcting, tabling } from './tabling.ts'

const crypto = nodeCrypto()
const of = (language: string): TextDocument => ({
  v: 1,
  language,
  title: 'T',
  provisions: [{ number: '1', text: language }],
  brackets: 0,
})

test('an issue carries a document a language and the digest of each, by language in order', () => {
  const { body, documents } = tabling(crypto, { text: 'MC/T/1', issue: 1, organ: 'council' }, [
    of('ru'),
    of('en'),
  ])
  const digest = (language: string): string => crypto.sha256Hex(documentBytes(of(language)))
  assert.deepEqual(body, {
    text: 'MC/T/1',
    issue: 1,
    organ: 'council',
    provisions: 1,
    digests: { en: digest('en'), ru: digest('ru') },
  })
  assert.deepEqual(Object.keys(body['digests'] as object), ['en', 'ru'])
  assert.deepEqual(
    documents.map(({ name, committed }) => [name, committed]),
    [
      ['text.ru', false],
      ['text.en', false],
    ],
  )
})

test('a correction carries the languages that it corrects alone', () => {
  const { body, documents } = correcting(crypto, { text: 'MC/T/1', issue: 1, corrigendum: 1 }, [of('ru')])
  assert.deepEqual(Object.keys(body['digests'] as object), ['ru'])
  assert.equal(documents.length, 1)
})
