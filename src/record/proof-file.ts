/**
 * Proof files (C2SP tlog-proof): that an entry stands on a log, to be kept and checked without it. In `extra` we put the
 * bytes of the entry, so that the file is enough; the leaf is computed from them, and nothing of them is believed before.
 */
import { base64, fromUtf8, unbase64 } from './bytes.ts'

const FIRST = 'c2sp.org/tlog-proof@v1'
const INDEX = /^index (0|[1-9][0-9]{0,15})$/
const MOST_HASHES = 63

export interface ProofFile {
  /** The bytes of the entry. */
  readonly extra?: Uint8Array
  readonly index: number
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint, as it is. */
  readonly checkpoint: string
}

/** The text of a proof file. */
export function formatProof({ extra, index, proof, checkpoint }: ProofFile): string {
  const lines = [
    FIRST,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...proof.map(base64),
  ]
  return `${lines.map((line) => `${line}\n`).join('')}\n${checkpoint}`
}

/** What a proof file states; undefined for a text of any other form. */
export function parseProof(bytes: Uint8Array): ProofFile | undefined {
  const text = fromUtf8(bytes)
  const end = text?.indexOf('\n\n') ?? -1
  if (text === undefined || end < 0) return undefined
  const [first, ...lines] = text.slice(0, end).split('\n')
  const extra = lines[0]?.startsWith('extra ') ? unbase64(lines[0].slice('extra '.length)) : undefined
  if (lines[0]?.startsWith('extra ')) {
    lines.shift()
    if (!extra) return undefined
  }
  const index = Number(INDEX.exec(lines.shift() ?? '')?.[1] ?? Number.NaN)
  const proof = lines.map((line) => unbase64(line))
  if (first !== FIRST || !Number.isSafeInteger(index) || proof.length > MOST_HASHES) return undefined
  if (!proof.every((hash) => hash?.length === 32)) return undefined
  const rest = { index, proof: proof as readonly Uint8Array[], checkpoint: text.slice(end + 2) }
  return extra ? { extra, ...rest } : rest
}
