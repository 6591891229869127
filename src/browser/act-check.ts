/** Whether an act is on the log that the server shows: by its tiles alone, under the checkpoint that the log's key signed. */
import { readEntry } from '../core/entry-form.ts'
import type { Entry } from '../core/act.ts'
import type { Key } from '../core/situation.ts'
import { fromUtf8, hex } from '../record/bytes.ts'
import { parseCheckpoint, type Checkpoint } from '../record/checkpoint.ts'
import type { Crypto } from '../record/crypto.ts'
import { withAnswers, type Answers } from '../record/crypto-web.ts'
import { actId, leafHash } from '../record/digest.ts'
import { actBytes } from '../record/entry.ts'
import { parseCanonical } from '../record/json.ts'
import { checkOf } from '../record/ledger.ts'
import { splitNote } from '../record/note.ts'
import { judge, readPolicy } from '../record/policy.ts'
import { verifyInclusion } from '../record/proof.ts'
import { inclusionFrom, tilesFor } from '../record/tile-path.ts'
import { readBundle, TILE_WIDTH, tilePath, type TilePlace } from '../record/tiles.ts'
import type { VerifierWords } from '../words/en/verifier.ts'
import type { Asked } from './verifier.ts'

/** What is asked of an act, one after the other. */
export type StepCode = keyof VerifierWords['steps']

export interface Step {
  readonly code: StepCode
  readonly ok: boolean
  readonly found?: string
}

/** What lies at an address; rejects where nothing does. */
export type Get = (address: string) => Promise<Uint8Array>

/** Each step with whether it holds: all of them, though the first fails. */
export async function checkAct(
  answers: Answers,
  get: Get,
  { log, position, shown, entry }: Pick<Asked, 'log' | 'position' | 'shown' | 'entry'>,
): Promise<readonly Step[]> {
  const [note, policy] = await Promise.all([get(`${log}/checkpoint`), get(`${log}/policy`)])
  const head = parseCheckpoint(splitNote(note)?.text ?? '')
  if (!head || position >= head.size)
    return [{ code: 'checkpoint', ok: false, found: head ? `${head.size}` : '' }]
  const fetched = await fetchAll(get, log, [0, position], head.size)
  return withAnswers(answers, (crypto) => {
    const of = (at: number): Uint8Array | undefined => entryAt(fetched, at, head.size)
    const bytes = of(position)
    const read = bytes && entryIn(bytes)
    const isIncluded = isUnder(crypto, head, fetched, of)
    const first = isIncluded(0) ? of(0) : undefined
    return [
      ...headSteps(crypto, head, note, fromUtf8(policy) ?? ''),
      { code: 'entry', ok: read !== undefined },
      { code: 'included', ok: isIncluded(position), found: `${position}` },
      beginning(crypto, first),
      ...(read && bytes ? [signatureStep(crypto, read, bytes, first)] : []),
      {
        code: 'shown',
        ok: isShown(read, entry) && (head.size !== shown.size || hex(head.root) === shown.root),
      },
    ]
  })
}

function headSteps(crypto: Crypto, head: Checkpoint, note: Uint8Array, text: string): readonly Step[] {
  const policy = readPolicy(crypto, text)
  if (!policy.ok) return [{ code: 'checkpoint', ok: false, found: `${head.size}` }]
  const { log, cosigned, wrong, quorum } = judge(policy.policy, note)
  return [
    { code: 'checkpoint', ok: log !== undefined && log.name === head.origin, found: `${head.size}` },
    { code: 'witnesses', ok: quorum && wrong.length === 0, found: `${cosigned.length}` },
  ]
}

/** With which act the log begins: its id is what a reader may know from elsewhere. */
function beginning(crypto: Crypto, first: Uint8Array | undefined): Step {
  const genesis = first && entryIn(first)
  if (!first || !genesis) return { code: 'begins', ok: false }
  return { code: 'begins', ok: true, found: actId(crypto, actBytes(first, genesis)) }
}

/** The author's signature, under the key that genesis names. A key that was enrolled later, only the whole record shows. */
function signatureStep(crypto: Crypto, entry: Entry, bytes: Uint8Array, first: Uint8Array | undefined): Step {
  const genesis = first && entryIn(first)
  const keys = (genesis?.act.body['keys'] ?? []) as readonly Pick<Key, 'key' | 'public' | 'holder'>[]
  const key = keys.find((one) => one.key === entry.act.by.key)
  const evidence = entry.evidence.find((one) => one.key === entry.act.by.key)
  if (!key || evidence?.alg === 'webauthn') return { code: 'keyLater', ok: true }
  const ok = evidence !== undefined && checkOf(crypto)(key, actBytes(bytes, entry), evidence, 0)
  return { code: 'signature', ok, found: entry.act.by.key }
}

function isUnder(
  crypto: Crypto,
  { size, root }: Checkpoint,
  fetched: ReadonlyMap<string, Uint8Array>,
  of: (at: number) => Uint8Array | undefined,
): (index: number) => boolean {
  return (index) => {
    const bytes = of(index)
    const proof = inclusionFrom(crypto, index, size, (place) => fetched.get(tilePath(place)))
    if (!bytes || !proof) return false
    return verifyInclusion(crypto, { index, size, leaf: leafHash(crypto, bytes), root, proof })
  }
}

async function fetchAll(
  get: Get,
  log: string,
  positions: readonly number[],
  size: number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const places = positions.flatMap((at) => [bundleOf(at, size), ...tilesFor(at, size)])
  const paths = [...new Set(places.map(tilePath))]
  return new Map(await Promise.all(paths.map(async (path) => [path, await get(`${log}/${path}`)] as const)))
}

function bundleOf(at: number, size: number): TilePlace {
  const index = Math.floor(at / TILE_WIDTH)
  return { level: 'entries', index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) }
}

function entryAt(fetched: ReadonlyMap<string, Uint8Array>, at: number, size: number): Uint8Array | undefined {
  const bundle = fetched.get(tilePath(bundleOf(at, size)))
  return bundle && readBundle(bundle)?.[at % TILE_WIDTH]
}

function entryIn(bytes: Uint8Array): Entry | undefined {
  const read = parseCanonical(bytes)
  const form = read.ok ? readEntry(read.value) : undefined
  return form && 'entry' in form ? form.entry : undefined
}

function isShown(entry: Entry | undefined, text: string): boolean {
  return entry !== undefined && JSON.stringify(entry, undefined, 2) === text
}
