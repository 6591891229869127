/** What an act says of a text, as readers know it, on the sheet on which it is signed. */
import { languagesOf, textSlug } from '../core/texts.ts'
import { code } from '../site/format.ts'
import { html, type Inside } from '../site/html.ts'
import { languageCodes } from '../site/pages/texts.ts'
import { titleIn } from '../site/texts.ts'
import { to } from '../site/view.ts'
import { words } from '../words/index.ts'
import type { DeskView } from './view.ts'

/** The issue by its title, digests by language; undefined for a field that is of no text. */
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
