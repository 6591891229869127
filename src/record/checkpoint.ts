/**
 * The text of a checkpoint (C2SP tlog-checkpoint): origin, size, root. Narrower than the specification in two points:
 * no extension lines, since no monitor can check them, and no size 0, since a log begins with its genesis act.
 */
import { base64, unbase64 } from './bytes.ts'

/** What a log says of itself at one size. */
export interface Checkpoint {
  /** The log's name: the genesis act fixes it. */
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

// A line of its own: not empty, no control character.
const ORIGIN = /^[^\p{Cc}]+$/u
const SIZE = /^[1-9][0-9]{0,15}$/

/** The text of a checkpoint, to be signed as a note. Throws a RangeError for what no log of ours may say. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!ORIGIN.test(origin) || !origin.isWellFormed()) throw new RangeError('an origin is a line of text')
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError('a checkpoint counts one act at least')
  if (root.length !== 32) throw new RangeError('a root has 32 bytes')
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** The checkpoint that a text states; undefined for a text of any other form. Read it only from a note that was checked. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, digits, encoded, end, ...extension] = text.split('\n')
  if (
    origin === undefined ||
    digits === undefined ||
    encoded === undefined ||
    end !== '' ||
    extension.length > 0
  )
    return undefined
  const [size, root] = [Number(digits), unbase64(encoded)]
  if (!ORIGIN.test(origin) || !origin.isWellFormed() || !SIZE.test(digits) || !Number.isSafeInteger(size))
    return undefined
  return root?.length === 32 ? { origin, size, root } : undefined
}

/**
 * The checkpoint of any log that follows the specification, as a witness meets it: it may have size 0, and lines of
 * extension, which are signed with it and say nothing to us. Undefined for a text of any other form.
 */
export function parseAnyCheckpoint(
  text: string,
): (Checkpoint & { readonly extension: readonly string[] }) | undefined {
  const [origin = '', digits = '', encoded = '', ...rest] = text.split('\n')
  const extension = rest.slice(0, -1)
  if (rest.at(-1) !== '' || extension.includes('')) return undefined
  if (digits !== '0') {
    const read = parseCheckpoint(`${origin}\n${digits}\n${encoded}\n`)
    return read && { ...read, extension }
  }
  const root = unbase64(encoded)
  if (!ORIGIN.test(origin) || !origin.isWellFormed() || root?.length !== 32) return undefined
  return { origin, size: 0, root, extension }
}
