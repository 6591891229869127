/** `chancery rotate ORG HOLDER`: the key of an office or a party that this installation holds gives its place to a new one. */
import { actorCode, type KeyId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { author, enrolment } from '../record/author.ts'
import { hex, unhex } from '../record/bytes.ts'
import { canonical } from '../record/canonical.ts'
import { newSeed, nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import { signAct } from '../record/sign.ts'
import { heldKey, heldKeys, replaceKeys } from '../store/create.ts'
import { StoreHeldError } from '../store/store.ts'
import { keep, type Kept } from '../server/kept.ts'
import { sayReason } from '../words/reasons.ts'
import { rotateWords } from '../words/rotate.ts'
import { EXIT, json, langOf, options, Stop, wordsFor, type Io } from './io.ts'
import { recordOf } from './organisation.ts'

/** Makes a key, keeps it beside the old one, and enters the act that both sign. Refused where a server keeps the record. */
export async function rotate(io: Io): Promise<number> {
  const { values, words } = options(io, {})
  const [org, code] = words
  if (org === undefined || code === undefined) throw new Stop(EXIT.usage, 'rotate ORG HOLDER')
  const folder = recordOf(io, org, values)
  const kept = await keep(io.library, folder, io.now).catch((error: unknown) => {
    if (error instanceof StoreHeldError) throw new Stop(EXIT.conflict, wordsFor(io).keptElsewhere(folder))
    throw error
  })
  try {
    return await rotated(io, values, kept, folder, code)
  } finally {
    await kept.close()
  }
}

async function rotated(
  io: Io,
  values: Record<string, string | boolean | undefined>,
  { registrar, submit }: Kept,
  folder: string,
  code: string,
): Promise<number> {
  const crypto = nodeCrypto()
  const say = rotateWords(langOf(values))
  const { ledger } = registrar
  const keys = heldKeys(folder)
  const old = keys.find(({ holder, key }) => {
    const enrolled = ledger.standing.keys.get(key as KeyId)
    return actorCode(holder) === code && enrolled !== undefined && enrolled.until === undefined
  })
  const seed = old && unhex(old.seed)
  if (!old || !seed || 'organ' in old.holder) throw new Stop(EXIT.notFound, say.noKey(code))
  const fresh = newSeed()
  const [before, after] = [signerFromSeed(seed), signerFromSeed(fresh)]
  const { key, public: raw } = enrolment(crypto, after, old.holder)
  const { act, evidence } = author(crypto, (bytes) => newSeed().subarray(0, bytes), before, {
    log: ledger.origin ?? '',
    type: 'key.rotated',
    by: old.holder,
    at: io.now(),
    seen: { size: registrar.size, root: hex(ledger.tree.root(registrar.size)) },
    body: { key, public: raw, replaces: old.key },
  })
  const both = [...evidence, signAct(crypto, after, canonical(act as unknown as Json))]
  // What the record names must be here, whatever happens next: the new key goes into the file before the act.
  const next = heldKey(old.holder, key, fresh)
  replaceKeys(folder, [...keys, next])
  const submitted = await submit({ act, evidence: both, documents: [] })
  if (!submitted.accepted || !('position' in submitted)) {
    replaceKeys(folder, keys)
    const why = submitted.accepted ? [] : submitted.reasons.map((reason) => sayReason(langOf(values), reason))
    throw new Stop(EXIT.outOfOrder, why.join('\n'))
  }
  // Whoever takes the first key of a holder takes the new one.
  replaceKeys(folder, [next, ...keys])
  const { position } = submitted
  if (values['json'] === true) json(io, { position, key, replaces: old.key })
  else io.out(`${say.rotated(code, position, key)}\n${code === 'log' ? `${say.both}\n` : ''}`)
  return EXIT.ok
}
