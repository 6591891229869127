/**
 * `text.tabled`: an issue of a text, by digest in each of its languages, which are of equal standing. Issues are numbered
 * 1, 2, 3; an issue that stands may come in further languages, and never again in one that it has.
 */
import * as z from 'zod/mini'
import { tablers } from '../charter/texts.ts'
import { organCode, symbol } from '../charter/forms.ts'
import { actorCode, sameActor, type Actor, type TextId } from '../ids.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import {
  digestsSchema,
  documentName,
  issueForm,
  issueOf,
  languagesOf,
  provisionsForm,
  textSlug,
  type Digests,
  type Issue,
  type NegotiatedText,
} from '../texts.ts'
import { kind, mayAct, notAuthorised, type Context } from './kind.ts'

const schema = z.strictObject({
  text: symbol,
  issue: issueForm,
  organ: organCode,
  /** The number of its provisions: the same in each language, in the same order. */
  provisions: provisionsForm,
  /** The SHA-256 of the document `text.<language>`, which comes with the act, by language. */
  digests: digestsSchema,
})
type Tabled = z.infer<typeof schema>

export const textTabled = kind<Tabled>({
  kind: 'text.tabled',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the charter lets table texts, as the next issue, with a document in each language; a later issue from who tabled the text, or an office or chair. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const { power, clause } = tablers(charter)
    if (!mayAct(context, power, by, body.organ)) return notAuthorised(power, clause)
    const text = situation.texts.get(body.text as TextId)
    const cited = clause === undefined ? {} : { clause }
    if (text && !mayRevise(context, text, by))
      return outOfOrder({ code: 'not-authorised', ...cited, needed: actorCode(text.issues[0]!.by) })
    const wrong = againstIssue(context, text, body) ?? againstDocuments(context, body.digests)
    if (wrong) return outOfOrder({ ...wrong, ...cited })
    return inOrder({ effect: 'tabled', about: body.text })
  },

  evolve(to, { by, body, act, day, instant }) {
    const id = body.text as TextId
    const issues = to.texts.get(id)?.issues ?? []
    const languages = new Map(
      languagesOf(body.digests).map((language) => [language, { digest: body.digests[language]!, act }]),
    )
    const standing = issues[body.issue - 1]
    const { issue, provisions } = body
    const tabled: Issue = standing
      ? { ...standing, languages: new Map([...languages, ...standing.languages]) }
      : { issue, by, act, day, ...(instant ? { at: instant } : {}), provisions, languages, corrigenda: [] }
    // History may be told with gaps: an issue without the one before it has no place.
    if (!standing && issue !== issues.length + 1) return
    const all = standing ? issues.with(issue - 1, tabled) : [...issues, tabled]
    to.texts.set(id, { id, organ: body.organ, issues: all })
  },
})

/** A text is tabled again by who tabled it first, or by whom the charter lets table in an office or from the chair. */
function mayRevise(context: Context, { issues, organ }: NegotiatedText, by: Actor): boolean {
  const others = tablers(context.charter).power.filter((who) => who !== 'member' && who !== 'party')
  return sameActor(issues[0]!.by, by) || mayAct(context, others, by, organ)
}

/** Why this cannot be an issue of the text now: of another organ, out of turn, in a language it has, of other length. */
function againstIssue(
  { situation }: Context,
  text: NegotiatedText | undefined,
  body: Tabled,
): Reason | undefined {
  if (!text) {
    // What differs in case and marks alone would be taken for the other.
    const like = [...situation.texts.keys()].find((id) => textSlug(id) === textSlug(body.text))
    if (like !== undefined) return { code: 'already-done', reached: like }
  } else if (text.organ !== body.organ)
    return { code: 'text-differs', needed: text.organ, reached: body.organ }
  const next = (text?.issues.length ?? 0) + 1
  const standing = issueOf(text, body.issue)
  if (body.issue !== next && !(standing && body.issue === next - 1))
    return { code: 'issue-differs', needed: `${next}`, reached: `${body.issue}` }
  if (!standing) return undefined
  const again = languagesOf(body.digests).filter((language) => standing.languages.has(language))
  if (again.length > 0)
    return { code: 'already-done', reached: `${body.text} ${body.issue} ${again.join(', ')}` }
  if (standing.provisions !== body.provisions)
    return { code: 'provisions-differ', needed: `${standing.provisions}`, reached: `${body.provisions}` }
  return undefined
}

/** Why the documents that come with an act are not those of the digests; undefined where each is there, and no other text. */
export function againstDocuments({ docs, documents }: Context, digests: Digests): Reason | undefined {
  const names = languagesOf(digests).map(documentName)
  const missing = names.filter((name) => !docs.includes(name))
  if (missing.length > 0) return { code: 'no-document', needed: missing.join(', ') }
  const wrong = languagesOf(digests).find((language) => {
    const ref = documents?.find(({ name }) => name === documentName(language))
    return documents !== undefined && ref?.digest !== digests[language]
  })
  const stranger = docs.find((name) => name.startsWith(documentName('')) && !names.includes(name))
  if (wrong !== undefined) return { code: 'document-differs', reached: documentName(wrong) }
  return stranger === undefined ? undefined : { code: 'document-differs', reached: stranger }
}
