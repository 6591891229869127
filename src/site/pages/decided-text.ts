/** What a decision was on and what was attached to it: the issue of a text by its digests, and statements with their wording. */
import type { Happened } from '../../core/chronicle.ts'
import { issueOf, languagesOf, textSlug, type TextRef } from '../../core/texts.ts'
import { words } from '../../words/index.ts'
import { code, date } from '../format.ts'
import { chronicleOf, situationThen } from '../facts.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { actHref, actLink } from '../lists.ts'
import { card } from '../parts.ts'
import { titleIn } from '../texts.ts'
import { partyOf, to, type View } from '../view.ts'
import { languageCodes } from './texts.ts'

interface Term {
  readonly term: Inside
  readonly is: Inside
}

/** The text that a question is on, with its issue, its languages, the digests that were put, and what was corrected after this act. */
export function textTerms(view: View, text: TextRef, after?: number): readonly Term[] {
  const w = words(view.lang).texts
  const languages = languageCodes(languagesOf(text.digests))
  const title = titleIn(view, text.digests)?.text ?? text.text
  const href = to(view, `/texts/${textSlug(text.text)}`, { issue: text.issue })
  const issue = issueOf(situationThen(view).texts.get(text.text), text.issue)
  const later = issue?.corrigenda.filter(({ act }) => after !== undefined && act > after) ?? []
  const digests = languagesOf(text.digests).map(
    (language) =>
      html`<li>${languageCodes([language])} <span class="hash">${code(text.digests[language]!)}</span></li>`,
  )
  return [
    {
      term: w.term,
      is: html`<a href="${href}"><bdi>${title}</bdi></a>: ${fill((codes) => w.of(text.issue, codes), languages)}${later.map(({ corrigendum }) => html` ${w.since(corrigendum)}`)}`,
    },
    { term: w.put, is: html`<ul class="rows small">${digests}</ul>` },
  ]
}

/** Most of an attached document that a page shows, in characters. */
const MOST = 6000

/** Explanations, interpretative statements and reservations that were attached to the question, as their authors worded them. */
export function attachedCard(view: View, question: string): Inside {
  const w = words(view.lang).texts
  const attached = chronicleOf(view).filter(
    ({ kind, body: of, day }) =>
      kind === 'statement.attached' && (of as { question?: string }).question === question && day <= view.on,
  )
  if (attached.length === 0) return undefined
  return card(
    'attached',
    w.statements,
    html`<ul class="rows">${attached.map((event) => statement(view, event))}</ul>`,
  )
}

function statement(view: View, event: Happened): Html {
  const w = words(view.lang).texts
  const { form } = event.body as { form: keyof typeof w.forms }
  const by = 'party' in event.by ? partyOf(view, event.by.party, event.day) : undefined
  const act =
    actHref(view, event.act) !== undefined && html`<span>${w.act} ${actLink(view, event.act)}</span>`
  const said = event.docs.flatMap((ref) => wordingOf(view, ref) ?? [])
  return html`<li><h3>${by} ${w.forms[form] ?? form}</h3><p class="small muted meta"><span>${date(view.lang, event.day)}</span>${act}</p>${said.length === 0 ? html`<p class="muted">${w.noWording}</p>` : said}</li>`
}

/** The plain text of an attached document; undefined where the record does not hold it, or it is none. */
function wordingOf(view: View, ref: Happened['docs'][number]): Html | undefined {
  const bytes =
    ref.media.startsWith('text/plain') && view.reading.document(ref.digest ?? ref.commitment ?? '')
  const text = bytes ? plainIn(bytes) : undefined
  if (text === undefined) return undefined
  const cut = text.length > MOST
  const paragraphs = text.slice(0, MOST).split(/\n\s*\n/)
  return html`<blockquote dir="auto">${paragraphs.map((one) => html`<p>${one}</p>`)}</blockquote>${cut && html`<p class="muted">${words(view.lang).texts.cut}</p>`}`
}

function plainIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
