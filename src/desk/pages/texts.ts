/** `/ORG/desk/texts`: the texts before the bodies, and the form on which one is tabled. */
import type { OrganId } from '../../core/ids.ts'
import { SYMBOL } from '../../core/ids.ts'
import { digestsOf, languagesOf, textSlug, type NegotiatedText } from '../../core/texts.ts'
import { nodeCrypto } from '../../record/crypto-node.ts'
import { code } from '../../site/format.ts'
import { html, type Html } from '../../site/html.ts'
import { languageCodes, statePill, textTitle } from '../../site/pages/texts.ts'
import { card, table } from '../../site/parts.ts'
import { questionsOn, stateOf } from '../../site/texts.ts'
import { organName, plain, to } from '../../site/view.ts'
import { tabling } from '../../texts/tabling.ts'
import { words } from '../../words/index.ts'
import type { Proposal } from '../draft.ts'
import { deskPage } from '../frame.ts'
import { languagesFor, whyNotTable } from '../text-seat.ts'
import type { DeskView } from '../view.ts'
import { anotherLanguage, buttons, languageFields, preview, wrongList } from '../written-form.ts'
import { readWritten, writtenIn, type ReadForm, type Written } from '../written.ts'

const crypto = nodeCrypto()

/** What was typed on the form, and what was made of it. */
export interface Typed extends ReadForm {
  readonly written: readonly Written[]
  readonly symbol: string
  readonly organ: string
}

/** The list and the form; with what was typed, where it was looked at. */
export function texts(view: DeskView, typed?: Typed): string {
  const w = words(view.lang).deskTexts
  const all = [...view.standing.texts.values()].toReversed()
  const listed =
    all.length === 0 ? html`<p>${w.none}</p>` : html`<div data-live="texts">${list(view, all)}</div>`
  const body = html`<h1>${w.title}</h1><p>${w.lead}</p>${typed && wrongList(view, typed.wrong)}${typed && typed.wrong.length === 0 && preview(view, typed.documents)}
${!typed && card('texts', w.title, listed)}${form(view, typed)}`
  return deskPage(view, { title: w.title, place: 'texts', body, scripts: ['desk'] })
}

/** Reads the form: what is wrong with it, and what would be tabled. */
export function readTabled(
  view: DeskView,
  fields: URLSearchParams,
): { readonly typed: Typed; readonly proposal?: Proposal } {
  const written = writtenIn(fields)
  const [symbol, organ] = ['symbol', 'organ'].map((name) => (fields.get(name) ?? '').trim())
  const read = readWritten(written, [], fields.get('anew') === 'yes')
  const form = SYMBOL.test(symbol!)
    ? read.wrong
    : [
        {
          is: 'fault',
          language: view.lang,
          fault: { code: 'wrong-form', pointer: '/symbol', found: symbol!, right: 'MC/T/1' },
        } as const,
        ...read.wrong,
      ]
  const typed = { ...read, wrong: form, written, symbol: symbol!, organ: organ! }
  if (form.length > 0) return { typed }
  const made = tabling(crypto, { text: symbol!, issue: 1, organ: organ! }, read.documents)
  return {
    typed,
    proposal: { kind: 'text.tabled', ...made, back: to(view, `/desk/texts/${textSlug(symbol!)}`) },
  }
}

function list(view: DeskView, all: readonly NegotiatedText[]): Html {
  const w = words(view.lang).texts
  return table<NegotiatedText>(
    w.title,
    [
      {
        head: w.text,
        names: true,
        cell: (one) =>
          html`<a href="${to(view, `/desk/texts/${textSlug(one.id)}`)}">${textTitle(view, one)}</a>`,
      },
      { head: w.symbol, cell: ({ id }) => code(id) },
      { head: w.organ, cell: ({ organ }) => organName(view, organ) },
      { head: w.issue, cell: ({ issues }) => `${issues.length}` },
      { head: w.languages, cell: ({ issues }) => languageCodes(languagesOf(digestsOf(issues.at(-1)!))) },
      { head: w.state, cell: (one) => statePill(view, stateOf(questionsOn(view, one))) },
    ],
    all,
  )
}

function form(view: DeskView, typed?: Typed): Html {
  const w = words(view.lang).deskTexts
  const { charter } = view.reading
  const organs = Object.entries(charter.organs).filter(
    ([organ]) => whyNotTable(view, organ as OrganId) === undefined,
  )
  if (organs.length === 0)
    return card('table', w.table, html`<p>${whyNotTable(view, charter.defaults.organ)}</p>`)
  const chosen = typed?.organ ?? charter.defaults.organ
  const written =
    typed?.written ?? languagesFor(view).map((language) => ({ language, title: '', pasted: '' }))
  const path = to(view, '/desk/texts')
  return card(
    'table',
    w.table,
    html`<p>${w.tableLead}</p>${!typed && anotherLanguage(view, path, view.query.getAll('add'))}<form class="fields" method="post" action="${path}">
<label for="symbol">${w.symbol}</label><input id="symbol" name="symbol" value="${typed?.symbol ?? freeSymbol(view)}" maxlength="80" required aria-describedby="symbol-hint"><p class="small muted hint" id="symbol-hint">${w.symbolHint}</p>
<label for="organ">${w.organ}</label><select id="organ" name="organ">${organs.map(([organ, { title }]) => html`<option value="${organ}"${organ === chosen && html` selected`}>${plain(view.lang, title)}</option>`)}</select>
${languageFields(view, written)}${buttons(view)}</form>`,
  )
}

/** A symbol after the last one: its first number counted on, whatever stands around it. */
function freeSymbol(view: DeskView): string {
  const all = [...view.standing.texts.keys()]
  const taken = new Set(all.map(textSlug))
  const last = all.at(-1) ?? `T/0/${view.today.slice(2, 4)}`
  const number = Number(/\d+/.exec(last)?.[0] ?? 0)
  for (let next = number + 1; ; next += 1) {
    const symbol = /\d/.test(last) ? last.replace(/\d+/, `${next}`) : `${last}/${next}`
    if (!taken.has(textSlug(symbol))) return symbol
  }
}
