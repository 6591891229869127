/** Notices of drafts that wait for a second signature: they are on no record, and only those are told who may sign them. */
import type { Actor, QuestionId } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import type { Notice } from './notice.ts'
import type { Source } from './source.ts'

/** The table in which the desk keeps what is on its way to the record. */
const DRAFTS = 'drafts'

interface Draft {
  readonly id: string
  readonly kind: string
  readonly by: Exclude<Actor, { readonly organ: unknown }>
  readonly body: { readonly question?: QuestionId }
  readonly made: Instant
  readonly state: string
  readonly person?: string
}

/** A notice for each draft of the record that one person has signed and another is to sign. */
export async function secondWanted(tables: Private, { code, size }: Source): Promise<readonly Notice[]> {
  const rows = await tables.list(DRAFTS, `${code}/`, 500)
  return rows.flatMap(({ value }) => {
    const { id, kind, by, body, made, state, person } = value as unknown as Draft
    if (state !== 'second') return []
    const { question } = body
    const waiting = {
      draft: id,
      kind,
      ...(question === undefined ? {} : { question }),
      ...(person === undefined ? {} : { person }),
    }
    return [{ kind: 'signature-wanted' as const, act: size(), at: made, by, to: [by], waiting }]
  })
}
