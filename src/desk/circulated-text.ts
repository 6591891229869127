/** The text on which a question is circulated: chosen by the address, carried by the form, bound by its digests. */
import type { JsonObject } from '../core/json.ts'
import { issueOf, languagesOf, textSlug, type Issue, type NegotiatedText } from '../core/texts.ts'
import { code } from '../site/format.ts'
import { html, type Inside } from '../site/html.ts'
import { languageCodes } from '../site/pages/texts.ts'
import { titleIn } from '../site/texts.ts'
import { to } from '../site/view.ts'
import { putting } from '../texts/tabling.ts'
import { words } from '../words/index.ts'
import { standingText } from './text-seat.ts'
import type { DeskView } from './view.ts'

interface Chosen {
  readonly text: NegotiatedText
  readonly issue: Issue
}

function chosenIn(view: DeskView, fields: URLSearchParams): Chosen | undefined {
  const text = standingText(view, fields.get('text') ?? '')
  const issue = issueOf(text, Number(fields.get('issue') ?? ''))
  return text && issue && { text, issue }
}

/** What of a text the form begins with: which issue, its title, its organ. */
export function textFields(view: DeskView): Readonly<Record<string, string>> {
  const chosen = chosenIn(view, view.query)
  if (!chosen) return {}
  const { text, issue } = chosen
  const ref = putting(text, issue)
  const title = titleIn(view, ref['digests'] as never)?.text ?? text.id
  return {
    text: textSlug(text.id),
    issue: `${issue.issue}`,
    organ: view.query.get('organ') ?? text.organ,
    title,
  }
}

/** What the body of the question says of its text; nothing where it is on none. */
export function textInBody(view: DeskView, fields: URLSearchParams): JsonObject {
  const chosen = chosenIn(view, fields)
  return chosen ? { text: putting(chosen.text, chosen.issue) } : {}
}

/** Why the text that the form names cannot be put; undefined where it can, or names none. */
export function textFault(view: DeskView, fields: URLSearchParams): string | undefined {
  const isNamed = (fields.get('text') ?? '') !== ''
  return isNamed && !chosenIn(view, fields) ? words(view.lang).deskTexts.noSuchIssue : undefined
}

/** The text on the form: which issue in which languages, and that it stays that one. */
export function textShown(view: DeskView, fields: URLSearchParams): Inside {
  const chosen = chosenIn(view, fields)
  if (!chosen) return undefined
  const w = words(view.lang).deskTexts
  const { text, issue } = chosen
  const digests = putting(text, issue)['digests'] as Readonly<Record<string, string>>
  const title = titleIn(view, digests)?.text ?? text.id
  const href = to(view, `/texts/${textSlug(text.id)}`, { issue: issue.issue })
  return html`<input type="hidden" name="text" value="${textSlug(text.id)}"><input type="hidden" name="issue" value="${issue.issue}"><p><a href="${href}"><bdi>${w.chosen(title, issue.issue)}</bdi></a> ${languageCodes(languagesOf(digests))}<br><span class="small muted">${w.chosenNote}</span></p>`
}

/** What an act says of a text, as readers know it: the issue by its title, digests by language; undefined where it says nothing of one. */
export function textValue(view: DeskView, field: string, value: unknown): Inside {
  if (field === 'digests' && isDigests(value)) return digestList(value)
  const { text, issue, digests } = (value ?? {}) as { text?: unknown; issue?: unknown; digests?: unknown }
  if (field !== 'text' || typeof text !== 'string' || typeof issue !== 'number' || !isDigests(digests))
    return undefined
  const w = words(view.lang).deskTexts
  const href = to(view, `/texts/${textSlug(text)}`, { issue })
  return html`<a href="${href}"><bdi>${w.chosen(titleIn(view, digests)?.text ?? text, issue)}</bdi></a>${digestList(digests)}`
}

function isDigests(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}

function digestList(digests: Readonly<Record<string, string>>): Inside {
  return html`<ul class="plain small">${languagesOf(digests).map((language) => html`<li>${languageCodes([language])} <span class="hash">${code(digests[language]!)}</span></li>`)}</ul>`
}
