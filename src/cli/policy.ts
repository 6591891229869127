/** Policy files that a command takes, and the checkpoint that a record shows when no server runs. */
import { headNote, headOfNote } from '../record/head.ts'
import type { Ledger } from '../record/ledger.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { readPolicy, type Policy } from '../record/policy.ts'
import { stateAt, witnessed } from '../record/witnessed.ts'
import type { Whole } from '../store/stored.ts'
import { openGuard } from '../store/guard.ts'
import { charterIn, followed } from '../store/registrar.ts'
import { readTextFile } from '../store/text-file.ts'
import { EXIT, faulty, langOf, Stop, text, wordsFor, type Io } from './io.ts'

const crypto = nodeCrypto()

/** The policy in the file that an option names; undefined where it is not given. */
export function policyOption(
  io: Io,
  values: Record<string, string | boolean | undefined>,
  name: string,
): Policy | undefined {
  const file = text(values, name)
  if (file === undefined) return undefined
  const read = readTextFile(file, file)
  if (!read.ok) throw faulty(langOf(values), read.faults)
  const policy = readPolicy(crypto, read.value.text)
  if (!policy.ok) throw new Stop(EXIT.usage, wordsFor(io).policyLine(file, policy.line))
  return policy.policy
}

/** A stored record as one can prove from it: its ledger, and the newest checkpoint that has what the charter asks. */
export function provable(
  io: Io,
  found: Whole,
  checkpoints: string,
): { readonly ledger: Ledger; readonly size: number; readonly checkpoint: string } {
  const { head, entries } = found
  if (!head) throw new Stop(EXIT.doesNotVerify, wordsFor(io).noHead)
  const charter = charterIn(entries, { document: (key) => found.document(key) })
  const ledger = followed(crypto, charter, entries)
  const keys = (): ReturnType<typeof ledger.standing.keys.values> => ledger.standing.keys.values()
  const note = headNote(crypto, head, keys())
  if (note === undefined) throw new Stop(EXIT.doesNotVerify, wordsFor(io).noHead)
  const published = openGuard(crypto, checkpoints, head.origin).published()
  const shown = published === undefined ? undefined : headOfNote(crypto, published, keys())?.head
  const lacks = entries.length > 0 && witnessed(crypto, stateAt(ledger, entries.length), note).quorum > 0
  if (published !== undefined && shown && shown.size <= entries.length)
    if (lacks || shown.size === head.size) return { ledger, size: shown.size, checkpoint: published }
  return { ledger, size: head.size, checkpoint: note }
}
