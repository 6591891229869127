import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from './lines.ts'

async function lines(pieces: readonly string[], longest?: number): Promise<readonly (string | undefined)[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece, 'latin1'))
  }
  return Array.fromAsync(linesOf(bytes(), longest))
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1')

test('a line ends with a line feed, wherever the pieces of the file end, and the last needs none', async () => {
  assert.deepEqual(await lines(['a\nb', 'c\n', '\nd']), ['a', 'bc', '', 'd'])
  assert.deepEqual(await lines([]), [])
  assert.deepEqual(await lines(['a\n']), ['a'])
})

test('a line separator that may stand within a text ends no line, nor does a carriage return', async () => {
  assert.deepEqual(await lines([utf8('{"id":"a\u2028b"}\r\n{"id":\r2}')]), [
    '{"id":"a\u2028b"}\r',
    '{"id":\r2}',
  ])
})

test('a letter cut in two by the end of a piece is read whole, and a mark of order before the first line is none of it', async () => {
  const text = utf8('\uFEFFя\n\uFEFFю\n')
  for (let at = 0; at <= text.length; at += 1)
    assert.deepEqual(await lines([text.slice(0, at), text.slice(at)]), ['я', '\uFEFFю'], `${at}`)
})

test('in the place of a line that is too long nothing is given, and those after it are read', async () => {
  assert.deepEqual(await lines(['aaaa\n', 'bbb', 'bb\ncccc\n', 'ddddd'], 4), [
    'aaaa',
    undefined,
    'cccc',
    undefined,
  ])
})
