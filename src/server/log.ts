/** The log as others read it (C2SP): checkpoint, tiles, bundles of entries, proofs, and the policy of its witnesses. */
import { Hono, type Context } from 'hono'
import { gzipSync } from 'node:zlib'
import { formatProof } from '../record/proof-file.ts'
import { headOfNote } from '../record/head.ts'
import { entryBundle, hasTile, hashTile, parseTilePath, TILE_WIDTH } from '../record/tiles.ts'
import { policyText, stateAt } from '../record/witnessed.ts'
import type { Kept } from './kept.ts'

const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }
/** A path names what it holds: it never changes. */
const FIXED = {
  'content-type': 'application/octet-stream',
  'cache-control': 'public, max-age=31536000, immutable',
}

/** The routes of the logs, to be put before those of the pages. */
export function logRoutes(records: ReadonlyMap<string, Kept>): Hono {
  const server = new Hono()
  const checkpoint = (context: Context): Response | Promise<Response> => {
    const note = records.get(context.req.param('org') ?? '')?.witnessing.checkpoint()
    return note === undefined ? context.notFound() : context.body(note, 200, TEXT)
  }
  server.get('/:org/checkpoint', checkpoint)
  server.get('/:org/log/checkpoint', checkpoint)
  server.get('/:org/log/policy', (context) => {
    const kept = records.get(context.req.param('org'))
    return kept ? context.body(policyOf(kept), 200, TEXT) : context.notFound()
  })
  server.get('/:org/log/proof/:position', async (context) => {
    const kept = records.get(context.req.param('org'))
    const position = context.req.param('position')
    const proof = kept && /^\d{1,15}$/.test(position) ? await proofOf(kept, Number(position)) : undefined
    return proof === undefined ? context.notFound() : context.body(proof, 200, TEXT)
  })
  server.get('/:org/log/tile/*', async (context) => {
    const kept = records.get(context.req.param('org'))
    const path = context.req.path.slice(`/${context.req.param('org')}/log/`.length)
    const place = parseTilePath(path)
    if (!kept || !place || !hasTile(place, kept.registrar.size)) return context.notFound()
    if (place.level !== 'entries')
      return context.body(new Uint8Array(hashTile(kept.registrar.ledger.tree, place)), 200, FIXED)
    const from = place.index * TILE_WIDTH
    const bundle = entryBundle(await kept.registrar.store.read(from, from + place.width))
    const varied = { ...FIXED, vary: 'accept-encoding' }
    return /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
      ? context.body(new Uint8Array(gzipSync(bundle)), 200, { ...varied, 'content-encoding': 'gzip' })
      : context.body(new Uint8Array(bundle), 200, varied)
  })
  return server
}

/** The proof that the act at a position stands on the log, under the checkpoint shown; undefined where it is not under it yet. */
async function proofOf({ registrar, witnessing }: Kept, position: number): Promise<string | undefined> {
  const { crypto, tree, standing } = registrar.ledger
  const checkpoint = witnessing.checkpoint()
  const size =
    checkpoint === undefined ? 0 : headOfNote(crypto, checkpoint, standing.keys.values())?.head.size
  const [extra] = await registrar.store.read(position, position + 1)
  if (checkpoint === undefined || size === undefined || position >= size || !extra) return undefined
  return formatProof({ extra, index: position, proof: tree.inclusion(position, size), checkpoint })
}

function policyOf({ registrar: { ledger } }: Kept): string {
  const [first] = ledger.entries
  if (!first) throw new Error('a record has its genesis act')
  return policyText(ledger.crypto, first.act.log, stateAt(ledger, ledger.entries.length))
}
