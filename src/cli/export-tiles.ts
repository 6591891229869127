/** `chancery export ORG --format tiles --out DIR`: the log as static files, which any server of files can show. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sameBytes, utf8 } from '../record/bytes.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import type { Whole } from '../store/stored.ts'
import { entryBundle, hashTile, tilePath, tilePlaces, TILE_WIDTH } from '../record/tiles.ts'
import { policyText, stateAt } from '../record/witnessed.ts'
import { EXIT, Stop, wordsFor, type Io } from './io.ts'
import { provable } from './policy.ts'

/**
 * Writes what is not there yet; the checkpoint last, so that whoever reads meanwhile finds all that it covers. A tile that
 * is there with other bytes stays, and the command ends: it is of another log, or the record has changed.
 */
export function exportTiles(
  io: Io,
  found: Whole,
  checkpoints: string,
  out: string,
  write: (path: string, bytes: Uint8Array) => void,
): number {
  const put = (path: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(path), { recursive: true })
    write(path, bytes)
  }
  const { ledger, size, checkpoint } = provable(io, found, checkpoints)
  for (const place of tilePlaces(size)) {
    const from = place.index * TILE_WIDTH
    const bytes =
      place.level === 'entries'
        ? entryBundle(found.entries.slice(from, from + place.width))
        : hashTile(ledger.tree, place)
    const path = join(out, tilePath(place))
    if (!existsSync(path)) put(path, bytes)
    else if (!sameBytes(bytes, readFileSync(path)))
      throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(path))
  }
  const origin = ledger.entries[0]!.act.log
  put(join(out, 'policy'), utf8(policyText(nodeCrypto(), origin, stateAt(ledger, size))))
  put(join(out, 'checkpoint'), utf8(checkpoint))
  return EXIT.ok
}
