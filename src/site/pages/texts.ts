/** `/ORG/texts`: the negotiated texts, each with its last issue, its languages and how far it has come. */
import { digestsOf, languagesOf, textSlug, type NegotiatedText } from '../../core/texts.ts'
import { words } from '../../words/index.ts'
import { code, date, name } from '../format.ts'
import { html, type Html } from '../html.ts'
import { card, pill, table, type PillTone } from '../parts.ts'
import { questionsOn, stateOf, textsOf, titleOfText, type TextState } from '../texts.ts'
import { framed, organName, organisationText, to, type View } from '../view.ts'

/** The list of texts. */
export function texts(view: View): Html {
  const w = words(view.lang).texts
  const all = textsOf(view)
  const listed = all.length === 0 ? html`<p class="muted">${w.none}</p>` : textTable(view, all)
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead}</p></div>${card('texts', w.count(all.length), listed)}`
  return framed(view, {
    title: w.title,
    description: w.description(organisationText(view)),
    nav: 'texts',
    alternates: [{ format: 'json', href: to(view, '/texts.json') }],
    body,
  })
}

function textTable(view: View, all: readonly NegotiatedText[]): Html {
  const w = words(view.lang).texts
  return table<NegotiatedText>(
    w.title,
    [
      { head: w.text, names: true, cell: (one) => textLink(view, one) },
      { head: w.symbol, cell: ({ id }) => code(id) },
      { head: w.organ, cell: ({ organ }) => organName(view, organ) },
      { head: w.issue, end: true, cell: ({ issues }) => `${issues.length}` },
      { head: w.languages, cell: ({ issues }) => languageCodes(languagesOf(digestsOf(issues.at(-1)!))) },
      { head: w.date, cell: ({ issues }) => date(view.lang, issues.at(-1)!.day) },
      { head: w.state, cell: (one) => statePill(view, stateOf(questionsOn(view, one))) },
    ],
    all,
  )
}

/** A text by its title, linked to its page; by its symbol where the record does not hold its wording. */
export function textLink(view: View, text: NegotiatedText): Html {
  return html`<a href="${to(view, `/texts/${textSlug(text.id)}`)}">${textTitle(view, text)}</a>`
}

/** The title of a text, marked with its language where that is not the page's. */
export function textTitle(view: View, text: NegotiatedText): Html {
  const title = titleOfText(view, text)
  return title ? name(title.text, title.language === view.lang ? undefined : title.language) : code(text.id)
}

const TONES: Readonly<Record<TextState, PillTone>> = {
  negotiated: 'accent',
  open: 'abstain',
  adopted: 'favour',
  'not-adopted': 'against',
}

/** How far a text has come, as a pill. */
export function statePill(view: View, state: TextState): Html {
  return pill(TONES[state], words(view.lang).texts.states[state])
}

/** The codes of languages, as symbols of documents write them. */
export function languageCodes(languages: readonly string[]): Html {
  return html`<span class="codes">${languages.map((language) => html`<bdi class="chip">${language.toUpperCase()}</bdi>`)}</span>`
}
