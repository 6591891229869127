/**
 * `chancery proof ORG POSITION [--out FILE]`: the proof that an act is on the record, for its author to take home.
 * `chancery proof verify FILE`: whether such a proof holds, or whether the log signed a receipt or a refusal, without the record.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { hex, utf8 } from '../record/bytes.ts'
import { parseCheckpoint } from '../record/checkpoint.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { leafHash } from '../record/digest.ts'
import { noteVerifier, splitNote } from '../record/note.ts'
import { judge, readPolicy, type Policy } from '../record/policy.ts'
import { formatProof, parseProof, type ProofFile } from '../record/proof-file.ts'
import { verifyInclusion } from '../record/proof.ts'
import { isPromise, parsePromise } from '../record/promise.ts'
import { policyText, stateAt } from '../record/witnessed.ts'
import { checkpointsIn } from '../store/guard.ts'
import { recordFolders } from '../store/sqlite.ts'
import { putPieces } from './put.ts'
import { EXIT, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { recordOf } from './organisation.ts'
import { policyOption, provable } from './policy.ts'
import { findStored } from '../store/stored.ts'
import { promiseWords } from '../words/promises.ts'

const crypto = nodeCrypto()

export function proof(io: Io): number {
  const { values, words } = options(io, {
    out: { type: 'string' },
    policy: { type: 'string' },
    'log-key': { type: 'string' },
    checkpoints: { type: 'string' },
  })
  const [first, second] = words
  if (first === undefined || second === undefined) throw new Stop(EXIT.usage, wordsFor(io).proofVerbs)
  if (first === 'verify') return verifyProof(io, second, values)
  const folder = recordOf(io, first, values)
  const found = findStored(folder)
  const checkpoints = text(values, 'checkpoints') ?? checkpointsIn(io.library.data)
  const { ledger, size, checkpoint } = provable(io, found, checkpoints)
  const index = Number(second)
  const extra = /^\d{1,15}$/.test(second) && index < size ? found.entries[index] : undefined
  if (!extra) throw new Stop(EXIT.notFound, wordsFor(io).noEntryAt(second, size))
  const file = formatProof({ extra, index, proof: ledger.tree.inclusion(index, size), checkpoint })
  const out = text(values, 'out')
  if (out === undefined || out === '-') io.out(file)
  else putPieces(out, utf8(file))
  return EXIT.ok
}

interface Finding {
  readonly ok: boolean
  readonly code?: string
  readonly origin: string
  readonly index: number
  readonly size: number
  readonly leaf: string
  readonly witnesses: readonly string[]
}

/** A receipt or a refusal: that the log signed it. Whether it was kept, only the record can show. */
function verifyPromise(
  io: Io,
  note: Uint8Array,
  values: Record<string, string | boolean | undefined>,
): number {
  const promise = parsePromise(splitNote(note)?.text ?? '')
  const log = promise && judge(policyFor(io, promise.origin, values), note).log
  const code = !promise ? 'malformed' : log?.name === promise.origin ? undefined : 'log-signature-wrong'
  const words = promiseWords(langOf(values))
  if (values['json'] === true) json(io, { ok: code === undefined, ...(code ? { code } : {}), ...promise })
  else if (!promise || code !== undefined) io.out(`${wordsFor(io).proofFails(code ?? '')}\n`)
  else if (promise.kind === 'receipt')
    io.out(`${words.receipt(promise.act, promise.index, promise.origin, promise.by)}\n${words.compare}\n`)
  else if (promise.kind === 'unseen')
    io.out(`${words.unseen(promise.act, promise.log, promise.origin)}\n${words.compare}\n`)
  else {
    io.out(`${words.refusal(promise.act, promise.origin, promise.reasons.join(', '))}\n`)
    io.out(
      promise.by === undefined ? `${words.notNoted}\n` : `${words.noted(promise.by)}\n${words.compare}\n`,
    )
  }
  return code === undefined ? EXIT.ok : EXIT.doesNotVerify
}

function verifyProof(io: Io, file: string, values: Record<string, string | boolean | undefined>): number {
  const given = bytesOf(io, file)
  if (isPromise(given)) return verifyPromise(io, given, values)
  const read = parseProof(given)
  const note = read && splitNote(utf8(read.checkpoint))
  const origin = note?.text.split('\n')[0]
  if (!read || origin === undefined)
    throw new Stop(EXIT.doesNotVerify, wordsFor(io).noProofFile(basename(file)))
  const found = checkProof(read, policyFor(io, origin, values))
  if (values['json'] === true) json(io, found)
  else if (found.ok)
    io.out(`${wordsFor(io).proofHolds(found.index, found.origin, found.size, found.witnesses.length)}\n`)
  else io.out(`${wordsFor(io).proofFails(found.code ?? '')}\n`)
  return found.ok ? EXIT.ok : EXIT.doesNotVerify
}

/** How a proof file stands under a policy. The entry is the one that the file brings along. */
function checkProof({ extra, index, proof: hashes, checkpoint }: ProofFile, policy: Policy): Finding {
  const note = utf8(checkpoint)
  const judged = judge(policy, note)
  const head = parseCheckpoint(splitNote(note)?.text ?? '')
  const leaf = leafHash(crypto, extra ?? new Uint8Array())
  const included = head && verifyInclusion(crypto, { index, leaf, proof: hashes, ...head })
  const checks: readonly (readonly [string, boolean])[] = [
    ['no-entry', extra !== undefined],
    ['log-signature-wrong', judged.log !== undefined && judged.log.name === head?.origin],
    ['cosignature-wrong', judged.wrong.length === 0],
    ['witnesses-short', judged.quorum],
    ['not-included', included === true],
  ]
  const failed = checks.find(([, holds]) => !holds)?.[0]
  return {
    ok: failed === undefined,
    ...(failed === undefined ? {} : { code: failed }),
    origin: head?.origin ?? '',
    index,
    size: head?.size ?? 0,
    leaf: hex(leaf),
    witnesses: judged.cosigned.map(({ name }) => name),
  }
}

/** By what the proof is judged: a policy file, a key, or the record of that log which is installed here. */
function policyFor(io: Io, origin: string, values: Record<string, string | boolean | undefined>): Policy {
  const given = policyOption(io, values, 'policy')
  if (given) return given
  const encoded = text(values, 'log-key')
  if (encoded !== undefined) {
    const key = noteVerifier(crypto, encoded)
    if (!key) throw new Stop(EXIT.usage, wordsFor(io).noLogKey(encoded))
    return { logs: [{ key }], witnesses: [] }
  }
  for (const folder of recordFolders(io.library.data)) {
    const found = findStored(folder)
    if (found.head?.origin !== origin) continue
    const { ledger, size } = provable(io, found, checkpointsIn(io.library.data))
    const own = policyText(crypto, origin, stateAt(ledger, size))
    const policy = readPolicy(crypto, own)
    if (policy.ok) return policy.policy
  }
  throw new Stop(EXIT.usage, wordsFor(io).noKeyForProof(origin))
}

function bytesOf(io: Io, file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new Stop(EXIT.usage, wordsFor(io).noFile(file))
  }
}
