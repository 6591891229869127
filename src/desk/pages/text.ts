/** `/ORG/desk/texts/ID`: a text as it stands, and the forms on which it is tabled again, completed, corrected, or put to decision. */
import {
  digestsOf,
  issueOf,
  languagesOf,
  textSlug,
  type Issue,
  type NegotiatedText,
} from '../../core/texts.ts'
import { nodeCrypto } from '../../record/crypto-node.ts'
import { code } from '../../site/format.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { languageCodes, statePill, textTitle } from '../../site/pages/texts.ts'
import { readingOf } from '../../site/pages/text-reading.ts'
import { card } from '../../site/parts.ts'
import { languageName, questionsOn, stateOf, versionFor, versionsOf } from '../../site/texts.ts'
import { organName, to } from '../../site/view.ts'
import type { TextDocument } from '../../texts/document.ts'
import { correcting, tabling, type Carried } from '../../texts/tabling.ts'
import { words } from '../../words/index.ts'
import type { Proposal } from '../draft.ts'
import { deskPage } from '../frame.ts'
import {
  documentsIn,
  languagesFor,
  missingIn,
  standingText,
  whyNotCorrect,
  whyNotPut,
  whyNotRevise,
} from '../text-seat.ts'
import type { DeskView } from '../view.ts'
import { anotherLanguage, buttons, languageFields, preview, wrongList } from '../written-form.ts'
import { changedFrom, readWritten, writtenIn, writtenOf, type ReadForm, type Written } from '../written.ts'

const crypto = nodeCrypto()

/** What is done with a text on a form. */
export const WAYS = ['revise', 'translate', 'correct'] as const
export type Way = (typeof WAYS)[number]

interface Typed extends ReadForm {
  readonly way: Way
  readonly written: readonly Written[]
}

/** The page; with what was typed, where it was looked at. Undefined where no text has that name. */
export function text(view: DeskView, slug: string, typed?: Typed): string | undefined {
  const found = standingText(view, slug)
  if (!found) return undefined
  const w = words(view.lang).deskTexts
  const issue = found.issues.at(-1)!
  const head = html`<p class="crumb"><a href="${to(view, '/desk/texts')}">${w.title}</a> / ${code(found.id)}</p><h1>${textTitle(view, found)}</h1>
<p class="meta">${statePill(view, stateOf(questionsOn(view, found)))} <span>${w.issue(issue.issue)}</span> ${languageCodes(languagesOf(digestsOf(issue)))} <span>${organName(view, found.organ)}</span> <a href="${to(view, `/texts/${slug}`)}">${w.publicPage}</a></p>`
  const said =
    typed &&
    html`${wrongList(view, typed.wrong)}${typed.wrong.length === 0 && preview(view, typed.documents, typed.way === 'translate' ? [] : documentsIn(view, issue))}`
  const forms = WAYS.filter((way) => !typed || way === typed.way).map((way) =>
    formOf(view, found, issue, way, typed),
  )
  const body = html`${head}${said}${!typed && html`${putCard(view, found, issue)}${wordingCard(view, shownIssue(view, found))}`}${forms}`
  return deskPage(view, { title: found.id, place: 'texts', body, scripts: ['desk'] })
}

/** Reads a form on a text: what is wrong with it, and what would be done. Undefined where no text has that name. */
export function readText(
  view: DeskView,
  slug: string,
  way: Way,
  fields: URLSearchParams,
): { readonly typed: Typed; readonly proposal?: Proposal } | undefined {
  const found = standingText(view, slug)
  if (!found) return undefined
  const issue = found.issues.at(-1)!
  const standing = documentsIn(view, issue)
  const written = writtenIn(fields)
  const read = readWritten(written, way === 'revise' ? [] : standing, fields.get('anew') === 'yes')
  const documents = way === 'correct' ? changedFrom(read.documents, standing) : read.documents
  const isSame =
    read.wrong.length === 0 && (way === 'revise' ? changedFrom(documents, standing) : documents).length === 0
  const wrong = isSame ? [{ is: 'unchanged' } as const] : read.wrong
  const typed = { documents, wrong, way, written }
  if (wrong.length > 0) return { typed }
  const made = carried(found, issue, way, documents)
  const kind = way === 'correct' ? 'text.corrected' : 'text.tabled'
  return { typed, proposal: { kind, ...made, back: to(view, `/desk/texts/${slug}`) } }
}

function carried(
  { id, organ }: NegotiatedText,
  { issue, corrigenda }: Issue,
  way: Way,
  documents: readonly TextDocument[],
): Carried {
  if (way === 'correct')
    return correcting(crypto, { text: id, issue, corrigendum: corrigenda.length + 1 }, documents)
  return tabling(crypto, { text: id, issue: way === 'revise' ? issue + 1 : issue, organ }, documents)
}

/** Put to decision: with what is wanting first, where something is. */
function putCard(view: DeskView, found: NegotiatedText, issue: Issue): Html {
  const w = words(view.lang).deskTexts
  const missing = missingIn(view, issue).map((language) => languageName(language, view.lang))
  const against = missing.length > 0 ? w.missing(missing.join(', ')) : whyNotPut(view, found)
  const inside =
    against === undefined
      ? html`<p>${w.putIssue(issue.issue)}</p><p><a class="button primary" href="${to(view, '/desk/circulate', { text: found.id, issue: issue.issue })}" data-key="p">${w.put}</a></p>`
      : html`<p>${against}</p>`
  return card('put', w.putHeading, inside)
}

/** The issue whose wording is shown: the one that the address names, else the last. */
function shownIssue(view: DeskView, found: NegotiatedText): Issue {
  return issueOf(found, Number(view.query.get('issue') ?? '')) ?? found.issues.at(-1)!
}

function wordingCard(view: DeskView, issue: Issue): Inside {
  const version = versionFor(view, versionsOf(view, digestsOf(issue)))
  if (!version?.document) return undefined
  const w = words(view.lang).deskTexts
  return card(
    'whole',
    `${w.whole}: ${w.issue(issue.issue)} (${languageName(version.language, view.lang)})`,
    readingOf(view, version.document),
  )
}

function formOf(view: DeskView, found: NegotiatedText, issue: Issue, way: Way, typed?: Typed): Inside {
  const w = words(view.lang).deskTexts
  const number = way === 'revise' ? issue.issue + 1 : issue.issue
  const against = way === 'correct' ? whyNotCorrect(view, found, issue.issue) : whyNotRevise(view, found)
  const heading = w[way](number)
  if (against !== undefined) return card(way, heading, html`<p>${against}</p>`)
  const path = to(view, `/desk/texts/${textSlug(found.id)}`)
  const written = typed?.written ?? writtenFor(view, found, issue, way)
  const lead =
    way === 'revise' ? w.reviseLead(issue.issue) : way === 'translate' ? w.translateLead : w.correctLead
  const more = !typed && way === 'translate' && anotherLanguage(view, path, view.query.getAll('add'))
  const fields =
    written.length > 0 &&
    html`<form class="fields" method="post" action="${to(view, `/desk/texts/${textSlug(found.id)}/${way}`)}">${languageFields(view, written, way)}${buttons(view)}</form>`
  const inside = html`<p>${lead}</p>${more}${fields}`
  return typed
    ? card(way, heading, inside)
    : html`<details class="card"${way === 'translate' && view.query.has('add') && html` open`}><summary>${heading}</summary>${inside}</details>`
}

/** What a form begins with: the wording as it stands, or the languages that are not there. */
function writtenFor(view: DeskView, found: NegotiatedText, issue: Issue, way: Way): readonly Written[] {
  const standing = documentsIn(view, issue)
  if (way === 'correct') return standing.map(writtenOf)
  const has = digestsOf(issueOf(found, issue.issue)!)
  const languages = languagesFor(view, found)
  if (way === 'translate')
    return languages
      .filter((language) => has[language] === undefined)
      .map((language) => ({ language, title: '', pasted: '' }))
  return languages
    .filter((language) => has[language] !== undefined || !view.query.getAll('add').includes(language))
    .map((language) => {
      const document = standing.find((one) => one.language === language)
      return document ? writtenOf(document) : { language, title: '', pasted: '' }
    })
}
