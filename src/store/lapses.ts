/**
 * Lapses: a question whose deadline is past is declared by the office `clock`, by deadline, then by question. A lapse has
 * no authority of its own: it says what the charter gives at the deadline, and is in order only where that was due.
 */
import { declarationOf } from '../core/acts/declaration.ts'
import type { OfficeId, QuestionId } from '../core/ids.ts'
import { isDeclaredUnseen, isHidden, restrictedState } from '../core/restricted.ts'
import type { Asked } from '../core/situation.ts'
import { dayIn, type Instant } from '../core/time.ts'
import { author, type Random } from '../record/author.ts'
import { hex } from '../record/bytes.ts'
import type { Signer } from '../record/crypto.ts'
import type { Ledger, Submission } from '../record/ledger.ts'
import type { JsonObject } from '../core/json.ts'

/**
 * The next lapse that is due, signed for the clock; undefined where none is, or where the charter gives the clock no such
 * power. `refused` are lapses that were refused before: they keep back none of the others. `hidden` gives a question with
 * what was taken on it unseen, once its log is closed.
 */
export function nextLapse(
  ledger: Ledger,
  clock: Signer,
  random: Random,
  now: Instant,
  refused: ReadonlySet<string> = new Set(),
  hidden: (question: QuestionId) => Asked | undefined = () => undefined,
): Submission | undefined {
  const { charter, standing, tree, entries } = ledger
  if (!charter.powers.decide.includes('clock')) return undefined
  const today = dayIn(now, charter.seat.zone)
  const due = undecided(ledger).filter((asked) => isDue(asked, now) && !refused.has(lapseOf(asked.id)))
  for (const one of due.toSorted(inTurn)) {
    const asked = knownOf(ledger, one, hidden)
    const declared = asked && declarationOf({ charter, situation: standing, today, now }, asked)
    if (!asked || !declared) continue
    return author(ledger.crypto, random, clock, {
      log: entries[0]!.act.log,
      type: 'question.decided',
      by: { office: 'clock' as OfficeId },
      at: asked.closes as Instant,
      seen: { size: entries.length, root: hex(tree.root()) },
      body: declared.body as unknown as JsonObject,
    })
  }
  return undefined
}

/** The question with all that was taken on it; undefined while what was taken unseen is to be shown first, or is not at hand. */
function knownOf(
  { charter, standing }: Ledger,
  asked: Asked,
  hidden: (question: QuestionId) => Asked | undefined,
): Asked | undefined {
  if (!isHidden(charter, asked)) return asked
  const { sealed } = restrictedState(standing, { question: asked.id })
  return sealed !== undefined && isDeclaredUnseen(charter, asked) ? hidden(asked.id) : undefined
}

function lapseOf(question: QuestionId): string {
  return `question.decided ${question}`
}

/** Under which name an act of the clock is remembered as refused. */
export function refusalOf({ act: { type, body } }: Submission): string {
  return `${type} ${(body['question'] as string | undefined) ?? ''}`
}

interface Undecided {
  /** Goes on where it stopped: a map gives what was put into it later at its end. */
  readonly rest: Iterator<QuestionId>
  read: number
  readonly open: Set<QuestionId>
}

const memo = new WeakMap<Ledger, Undecided>()

/** The questions without an outcome. What has one keeps it, so each question is looked at until then and never again. */
function undecided(ledger: Ledger): readonly Asked[] {
  const { questions } = ledger.standing
  let known = memo.get(ledger)
  if (!known) memo.set(ledger, (known = { rest: questions.keys(), read: 0, open: new Set() }))
  for (; known.read < questions.size; known.read += 1) known.open.add(known.rest.next().value as QuestionId)
  const found: Asked[] = []
  for (const id of known.open) {
    const asked = questions.get(id) as Asked
    if (asked.outcome === undefined) found.push(asked)
    else known.open.delete(id)
  }
  return found
}

function isDue({ closes, outcome, withdrawn }: Asked, now: Instant): boolean {
  return closes !== undefined && closes <= now && outcome === undefined && withdrawn === undefined
}

function inTurn(one: Asked, other: Asked): number {
  const [first, second] = [`${one.closes} ${one.id}`, `${other.closes} ${other.id}`]
  return first < second ? -1 : 1
}
