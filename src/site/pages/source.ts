/** `/ORG/sources/ID`: one source: its citation, what it says beside the record, and what rests on it. */
import type { Claim } from '../../core/acts/report.ts'
import type { Happened } from '../../core/chronicle.ts'
import type { Source } from '../../core/charter/charter.ts'
import type { Ref } from '../../core/ids.ts'
import { code, date, name } from '../format.ts'
import { chronicleOf, sourcesOf, spellsOf, usesOf, type Uses } from '../facts.ts'
import { fill, html, joined, webAddress, type Html, type Inside } from '../html.ts'
import { eventTable, linked, paging, slice, sourceLine } from '../lists.ts'
import { card, claim, definitions, seenMark } from '../parts.ts'
import { cited, framed, kindText, partyText, say, to, type View } from '../view.ts'

/** The page of a source; undefined where nothing cites such a source. */
export function source(view: View, id: string): Html | undefined {
  const found = sourcesOf(view).get(id)
  if (!found) return undefined
  const { w } = view
  const uses: Uses = usesOf(view).get(id) ?? { rests: [], notes: [], disputes: [] }
  const sides = [
    ...uses.notes.map((event) => noted(view, event)),
    ...uses.disputes.flatMap((event) => disputed(view, event, id)),
  ]
  const acts = [...uses.rests, ...uses.notes].toReversed()
  const part = slice(view, acts)
  const rules = view.reading.charter.rules.filter((rule) => rule.source === id)
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/sources')}">${w.sources.title}</a> / ${code(id)}</p><h1>${cited(view, found.title)}</h1></div>
${card('citation', w.sources.cites, citation(view, found))}
${sides.length > 0 && card('beside', w.sources.beyond, html`<p class="note">${w.sources.beyondNote}</p>${sides}`)}
${rules.length > 0 && card('rules', w.sources.rules, html`<ul class="rows">${rules.map((rule) => html`<li>${rule.words ? say(view, rule.words) : code(rule.id)} ${code(rule.clause)}</li>`)}</ul>`)}
${card('acts', w.sources.acts, acts.length === 0 ? html`<p class="muted">${w.sources.noActs}</p>` : html`${eventTable(view, w.sources.acts, part.rows)}${paging(view, `/sources/${id}`, part)}`)}`
  const alternates = [{ format: 'json' as const, href: to(view, '/sources.json') }]
  return framed(view, {
    title: found.title,
    description: w.sources.seenAs(view.site.seen[found.seen]),
    nav: 'sources',
    alternates,
    body,
  })
}

function citation(view: View, found: Source): Html {
  const { w, lang } = view
  const href = webAddress(found.href)
  const item = (term: string, is: Inside): readonly { term: string; is: Inside }[] =>
    is === undefined ? [] : [{ term, is }]
  return definitions([
    ...item(w.sources.seen, seenMark(lang, found.seen)),
    ...item(w.sources.author, found.author && cited(view, found.author)),
    ...item(w.sources.publisher, found.publisher && cited(view, found.publisher)),
    ...item(w.sources.published, found.date && date(lang, found.date)),
    ...item(w.sources.locator, found.locator && cited(view, found.locator)),
    ...item(w.sources.address, href && html`<a class="hash" rel="external" href="${href}">${code(href)}</a>`),
    ...item(w.sources.via, found.via && cited(view, found.via)),
    ...item(w.sources.read, found.read && date(lang, found.read)),
  ])
}

/** A noted claim: what the source says beside what the record says, with what the record rests on. */
function noted(view: View, event: Happened): Html {
  const { w } = view
  const [said, ours] = [view.reading.prose(event, 'claim'), view.reading.prose(event, 'record')]
  const body = event.body as { beside?: readonly Ref[]; rows?: readonly string[] }
  const beside = (body.beside ?? []).flatMap((ref) => chronicleOf(view).find((one) => one.ref === ref) ?? [])
  const acts =
    beside.length > 0 &&
    html`<p>${w.sources.restsOn} ${joined(
      beside.map((one) => linked(view, one)),
      '; ',
    )}</p>`
  const against =
    event.against.length > 0 &&
    html`<ul class="cited">${event.against.map((id) => html`<li>${sourceLine(view, id)}</li>`)}</ul>`
  const title = view.reading.prose(event, 'title')
  return html`<article class="beside"><h3>${title && say(view, title)} ${(body.rows ?? []).map((row) => html`<span class="small muted">${w.sources.row(row)}</span>`)}</h3>${claim(
    { heading: w.sources.records, says: html`<p>${ours && say(view, ours)}</p>` },
    { heading: w.sources.says, says: html`<p>${said && say(view, said)}</p>` },
    html`${acts}${against}`,
  )}</article>`
}

/** Another status or date that this source gives for an event, beside the record's. */
function disputed(view: View, event: Happened, id: string): readonly Html[] {
  const { w, lang } = view
  return event.claims
    .filter((one) => one.source === id)
    .map((one) => {
      const party = one.party ?? ('party' in event.by ? event.by.party : undefined)
      const spell =
        party &&
        spellsOf(view)
          .get(party)
          ?.find(({ act }) => act === event.act)
      const who = party ? `${partyText(view, party, event.day)}: ` : ''
      const ours = one.says
        ? fieldsText(view, Object.keys(one.says), event.body)
        : one.status && spell
          ? spanText(view, spell)
          : fill(
              (what, day) => w.sources.on(what, day),
              name(kindText(view, event.kind)),
              date(lang, event.day),
            )
      const theirs = one.says
        ? fieldsText(view, Object.keys(one.says), one.says)
        : one.status && one.from
          ? spanText(view, { ...one, from: one.from })
          : effectText(view, one, event)
      return claim(
        { heading: w.sources.records, says: html`<p>${name(who)}${ours}</p>` },
        { heading: w.sources.says, says: html`<p>${name(who)}${theirs}</p>` },
        html`${w.sources.restsOn} ${linked(view, event)}`,
      )
    })
}

/** Fields of a body by their names for readers, each with its value; those without one are not stated. */
export function fieldsText({ w }: View, fields: readonly string[], body: unknown): Inside {
  const said = (field: string): string => {
    const value = (body as Readonly<Record<string, unknown>>)[field]
    if (value === undefined) return w.sources.notStated
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return fields.map((field) => `${w.fields[field] ?? field}: ${said(field)}`).join('; ')
}

function effectText(view: View, { effect }: Claim, event: Happened): Inside {
  return (
    effect &&
    fill(
      (what, day) => view.w.sources.on(what, day),
      name(kindText(view, event.kind)),
      date(view.lang, effect),
    )
  )
}

function spanText(
  view: View,
  span: { readonly status?: Claim['status']; readonly from: string; readonly until?: string | undefined },
): Html {
  const { lang, w } = view
  const status = span.status ? view.site.status[span.status] : ''
  return span.until === undefined
    ? fill((what, from) => w.sources.span(what, from), status, date(lang, span.from))
    : fill(
        (what, from, until) => w.sources.spanTo(what, from, until),
        status,
        date(lang, span.from),
        date(lang, span.until),
      )
}
