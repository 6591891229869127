import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectorBytes, withoutVectors } from '../../tests/support/shared.ts'
import { base64, concat, utf8 } from './bytes.ts'
import { nodeCrypto, signerFromSeed } from './crypto-node.ts'
import { isNoteName, noteVerifier, openNote, signNote, vkey, type NoteVerifier } from './note.ts'

const crypto = nodeCrypto()
const signers = Array.from({ length: 20 }, (_, i) => ({
  name: `example.org/log${i}`,
  signer: signerFromSeed(new Uint8Array(32).fill(i + 1)),
}))
const verifiers = signers.map(({ name, signer }) =>
  noteVerifier(crypto, vkey(crypto, name, signer.publicKey))!,
)
const [first, second] = verifiers as [NoteVerifier, NoteVerifier]
const open = (note: string, known: readonly NoteVerifier[] = [first]) => openNote(utf8(note), known)
const code = (note: string, known?: readonly NoteVerifier[]) => {
  const read = open(note, known)
  return read.ok ? 'ok' : read.code
}
const signed = signNote(crypto, 'A text.\n', signers.slice(0, 1))

test('the example of the specification is in order, and no other text under its signature', () => {
  const verifier = noteVerifier(
    crypto,
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  )!
  const note =
    'This is an example message.\n\n' +
    '\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
  assert.deepEqual(open(note, [verifier]), {
    ok: true,
    text: 'This is an example message.\n',
    signedBy: [verifier],
  })
  assert.equal(code(note.replace('an example', 'no example'), [verifier]), 'wrong-signature')
})

test('a note that was signed opens, with each of its known signers', () => {
  const note = signNote(crypto, 'A text.\n', signers)
  assert.deepEqual(open(note, verifiers), { ok: true, text: 'A text.\n', signedBy: verifiers })
  assert.deepEqual(open(note, [second]), { ok: true, text: 'A text.\n', signedBy: [second] })
})

test('the text ends at the last empty line, and may look like a signature itself', () => {
  const text = `A text.\n\n${signed}\n\nMore.\n`
  assert.deepEqual(open(signNote(crypto, text, signers.slice(0, 1))), { ok: true, text, signedBy: [first] })
})

test('one known signature that fails rejects the note, though another known one holds', () => {
  const other = signNote(crypto, 'Another text.\n', signers.slice(1, 2)).split('\n\n')[1]!
  assert.equal(code(signed + other, [first]), 'ok')
  assert.equal(code(signed + other, [first, second]), 'wrong-signature')
  assert.equal(code(signed + other, [second]), 'wrong-signature')
})

test('a signature of an unknown key is passed over, though it bears a known name or a known id', () => {
  const bytes = concat(Uint8Array.of(1, 2, 3, 4), new Uint8Array(64))
  assert.equal(code(`${signed}\u2014 ${first.name} ${base64(bytes)}\n`), 'ok')
  const line = signed.split('\n\n')[1]!
  assert.equal(code(`${signed}${line.replace(first.name, 'example.org/other')}`), 'ok')
  assert.equal(code(signed, [second]), 'no-known-signature')
  assert.equal(code(signed, []), 'no-known-signature')
})

test('a known key that signs twice counts once', () => {
  const line = signed.split('\n\n')[1]!
  assert.deepEqual(open(signed + line), { ok: true, text: 'A text.\n', signedBy: [first] })
})

test('two keys configured under one name and id open nothing', () => {
  assert.equal(code(signed, [first, { ...first }]), 'ambiguous-keys')
})

test('a note that departs from the form in one point is malformed', () => {
  const line = signed.split('\n\n')[1]!
  const wrong: Readonly<Record<string, string>> = {
    'nothing at all': '',
    'no empty line': `A text.\n${line}`,
    'no signature': 'A text.\n\n',
    'no newline at the end': signed.slice(0, -1),
    'an empty line at the end': `${signed}\n`,
    'a tab': `A\ttext.\n\n${line}`,
    'a carriage return': `A text.\r\n\n${line}`,
    'a zero byte': `A text.\0\n\n${line}`,
    'a hyphen for the dash': signed.replace('\u2014', '-'),
    'two spaces': signed.replace('\u2014 ', '\u2014  '),
    'a name with a plus': signed.replace(first.name, 'a+b'),
    'a name with a wide space': signed.replace(first.name, 'a\u3000b'),
    'no padding': signed.replace(/=*\n$/, '\n'),
    'a signature without bytes': `A text.\n\n\u2014 ${first.name} ${base64(new Uint8Array(4))}\n`,
    'another line among the signatures': `${signed}more\n`,
    '101 signatures': `A text.\n\n${line.repeat(101)}`,
    'more than a million bytes': `${'A'.repeat(1_000_000)}\n\n${line}`,
  }
  for (const [name, note] of Object.entries(wrong)) assert.equal(code(note), 'malformed', name)
  const bytes = utf8(signed)
  assert.deepEqual(openNote(bytes.with(0, 0xff), [first]), { ok: false, code: 'malformed' })
  assert.deepEqual(openNote(concat(Uint8Array.of(0xef, 0xbb, 0xbf), bytes), [first]), {
    ok: false,
    code: 'wrong-signature',
  })
})

test('any bit of the text or of the signature, turned over, closes the note', () => {
  const bytes = utf8(signed)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)))
    assert.ok(!openNote(changed, [first]).ok, `bit ${bit}`)
  }
})

test('a verifier key is read only in the form in which it is written', () => {
  const text = vkey(crypto, signers[0]!.name, signers[0]!.signer.publicKey)
  assert.equal(noteVerifier(crypto, text)?.id, first.id)
  const [name, id, key] = text.split('+') as [string, string, string]
  const bytes = new Uint8Array(Buffer.from(key, 'base64'))
  for (const wrong of [
    `other+${id}+${key}`,
    `${name}+00000000+${key}`,
    `${name}+${id.toUpperCase()}+${key}`,
    `${name}+${id}`,
    `+${id}+${key}`,
    `${name}+${id}+${base64(bytes.with(0, 4))}`,
    `${name}+${id}+${base64(bytes.subarray(0, 32))}`,
    `${name}+${id}+${base64(concat(bytes, Uint8Array.of(0)))}`,
    `${text}\n`,
    '',
  ]) {
    assert.equal(noteVerifier(crypto, wrong), undefined, wrong)
  }
})

test('a key has a name without spaces, plus signs and control characters', () => {
  for (const name of ['example.org/log', 'é', '—']) assert.ok(isNoteName(name), name)
  for (const name of ['', 'a b', 'a+b', 'a\u00A0b', 'a\u0085b', 'a\nb', 'a\u0000', '\uD800'])
    assert.ok(!isNoteName(name))
  assert.throws(
    () => signNote(crypto, 'A text.\n', [{ name: 'a b', signer: signers[0]!.signer }]),
    RangeError,
  )
  assert.throws(() => signNote(crypto, 'A text.', signers), RangeError)
  assert.throws(() => signNote(crypto, 'A\ttext.\n', signers), RangeError)
  assert.throws(() => signNote(crypto, 'A text.\n', []), RangeError)
})

test('the checkpoints of a published log open under its key', { skip: withoutVectors }, () => {
  const known = noteVerifier(
    crypto,
    'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
  )!
  for (let size = 0; size <= 15; size++) {
    assert.ok(
      openNote(vectorBytes(`tessera-log/testdata/log/checkpoint.${size}`), [known]).ok,
      `checkpoint.${size}`,
    )
  }
})
