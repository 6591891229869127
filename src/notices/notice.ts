/** What somebody is told: of which act, what of it, and who is told. Facts and codes only: the words come with the letter. */
import type { Actor, PartyId, QuestionId } from '../core/ids.ts'
import type { Counts } from '../core/rules/question.ts'
import type { Asked } from '../core/situation.ts'
import type { Instant } from '../core/time.ts'

/** What notices are of, and by which wish of the addressee each is sent. */
export const NOTICES = {
  'question-put': 'questions',
  'deadline-extended': 'questions',
  'question-withdrawn': 'questions',
  'procedure-broken': 'outcomes',
  'question-decided': 'outcomes',
  'outcome-corrected': 'outcomes',
  'text-published': 'outcomes',
  'text-corrected': 'outcomes',
  'day-before': 'reminders',
  'hour-before': 'reminders',
  'signature-wanted': 'signatures',
  'key-enrolled': 'keys',
  'key-revoked': 'keys',
  'recovery-requested': 'keys',
  'recovery-objected': 'keys',
  'recovery-completed': 'keys',
} as const
export type NoticeKind = keyof typeof NOTICES
export type Topic = (typeof NOTICES)[NoticeKind]

/** What a notice on a question tells of it. */
export interface OfQuestion {
  readonly asked: Asked
  /** How often the deadline was moved, and once more where it is called off: what a calendar goes by. */
  readonly sequence: number
  /** True while it is not shown how each stands. */
  readonly hidden: boolean
  /** The rule by which it is decided. */
  readonly rule?: string
  /** What the charter gives if nothing more is received; undefined where that is not known, or is not to be shown. */
  readonly otherwise?: 'adopted' | 'not-adopted'
  readonly brokenBy?: { readonly party: PartyId; readonly kind: string; readonly at: Instant }
  readonly counts?: Counts
  readonly symbol?: string
  readonly before?: 'adopted' | 'not-adopted'
}

export interface Notice {
  readonly kind: NoticeKind
  /** The position of the act that it tells of; of a reminder, of the act that set the deadline. */
  readonly act: number
  /** When the log took that act in; of a reminder, the moment from which it is sent. */
  readonly at: Instant
  readonly by: Actor
  /** Parties and offices by their codes, each once. */
  readonly to: readonly Actor[]
  readonly question?: OfQuestion
  /** A key, and the recovery by which it is to be enrolled. */
  readonly key?: { readonly id: string; readonly holder: Actor; readonly recovery?: string }
  /** A corrigendum of an issue of a text, in these languages. */
  readonly corrigendum?: {
    readonly text: string
    readonly issue: number
    readonly number: number
    readonly languages: readonly string[]
  }
  /** The draft that waits for a second signature: it is no act yet, and stands on no record. */
  readonly waiting?: {
    readonly draft: string
    readonly kind: string
    readonly question?: QuestionId
    /** Whose it is who signed first. */
    readonly person?: string
  }
  /** The distribution mark of what it tells of, as the record writes it. */
  readonly mark?: string
}

/** Each of them once, in the order in which they came. */
export function once(actors: readonly Actor[]): readonly Actor[] {
  const known = new Set<string>()
  return actors.filter((actor) => {
    const code = JSON.stringify(actor)
    return known.has(code) ? false : known.add(code)
  })
}
