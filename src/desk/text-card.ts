/** The text that a question is on, on the page of the question: as it was put, whatever is tabled later. */
import type { Asked } from '../core/situation.ts'
import { textSlug } from '../core/texts.ts'
import { html, type Inside } from '../site/html.ts'
import { readingOf } from '../site/pages/text-reading.ts'
import { languageName, versionFor, versionsOf } from '../site/texts.ts'
import { to } from '../site/view.ts'
import { words } from '../words/index.ts'
import type { DeskView } from './view.ts'

/** Its wording in the reader's language, with the way to the others; nothing where the question is on no text. */
export function textCard(view: DeskView, { text }: Asked): Inside {
  if (!text) return undefined
  const w = words(view.lang)
  const versions = versionsOf(view, text.digests)
  const version = versionFor(view, versions)
  const links = versions.map(({ language }) => {
    const href = to(view, `/texts/${textSlug(text.text)}`, { issue: text.issue, in: language })
    return html`<a href="${href}" lang="${language}" hreflang="${language}">${languageName(language)}</a> `
  })
  const last = view.standing.texts.get(text.text)?.issues.length ?? text.issue
  const later = last > text.issue && html`<p class="note">${w.texts.laterChangesNothing(text.issue)}</p>`
  const wording = version?.document
    ? readingOf(view, version.document)
    : html`<p class="muted">${w.texts.notHeld}</p>`
  return html`<details class="card" id="text"><summary>${w.deskTexts.asPut(text.issue)}</summary><p class="links">${links}</p>${later}${wording}</details>`
}
