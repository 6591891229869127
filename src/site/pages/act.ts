/** `/ORG/record/N`: one act of the log: who signed it, when it was received, its documents, and the entry itself. */
import type { DocumentRef } from '../../core/act.ts'
import type { KeyId } from '../../core/ids.ts'
import { code, date, instant, name, number } from '../format.ts'
import { eventAt, refOf, situationOf, sourcesOf } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { sourceList } from '../lists.ts'
import { card, definitions, pill, table } from '../parts.ts'
import { actorText, framed, kindText, organisationText, say, titleOf, to, type View } from '../view.ts'
import { checkInBrowser } from './in-browser.ts'
import { flagNote } from './decision.ts'
import { reportIn, signerOf } from './record.ts'

/** The page of an act; undefined where the log has none at this position, or not yet. */
export function act(view: View, given: string): Html | undefined {
  const position = /^(0|[1-9]\d{0,8})$/.test(given) ? Number(given) : undefined
  const entry = position === undefined ? undefined : view.reading.entry(position)
  if (position === undefined || !entry || position >= (view.carried.at ?? Infinity)) return undefined
  const { w, lang } = view
  const report = reportIn(entry)
  const event = eventAt(view, position)
  const { zone } = view.reading.charter.seat
  const corrects =
    entry.act.type === 'report.corrected' ? (entry.act.body as { corrects?: number }).corrects : undefined
  const about = event && [
    { term: w.columns.title, is: titleOf(view, event) },
    {
      term: w.record.effect,
      is: event.instant === undefined ? date(lang, event.day) : instant(lang, event.instant, zone),
    },
    { term: w.columns.by, is: name(actorText(view, event.by, event.day)) },
    ...(event.kind === 'question.decided'
      ? [
          {
            term: w.decisions.title,
            is: html`<a href="${to(view, `/decisions/${refOf(event)}`)}">${w.record.open}</a>`,
          },
        ]
      : []),
    ...(['gist', 'claim', 'record', 'note'] as const).flatMap((part) => {
      const text = view.reading.prose(event, part)
      return text
        ? [
            {
              term:
                part === 'note'
                  ? w.decision.note
                  : part === 'claim'
                    ? w.sources.says
                    : part === 'record'
                      ? w.sources.records
                      : view.w.kinds['statement.made'],
              is: say(view, text),
            },
          ]
        : []
    }),
  ]
  const title = w.record.act(position)
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/record')}">${w.record.title}</a> / ${code(number(lang, position))}</p><h1>${title}: ${kindText(view, report?.kind ?? entry.act.type)}</h1>
<p class="meta">${pill('grey', report ? w.record.reported : w.record.performed)} ${event?.corrected !== undefined && w.record.corrected(event.corrected)} ${corrects !== undefined && w.record.corrects(corrects)}</p></div>
${event && flagNote(view, event)}
${about && card('what', w.record.what, html`${definitions(about)}${event && event.sources.length > 0 && html`<h3 class="sub">${w.decision.sources}</h3>${sourceList(view, event.sources)}`}`)}
${card(
  'signed',
  w.record.signature,
  definitions([
    { term: w.record.who, is: name(actorText(view, signerOf(entry))) },
    { term: w.record.ownKey, is: html`<span class="hash">${code(entry.act.by.key)}</span>` },
    { term: w.record.type, is: code(entry.act.type) },
    { term: w.record.received, is: instant(lang, entry.received, zone) },
    ...entry.evidence.map(({ alg, sig, key }) => ({
      term: html`${w.record.signature} (${code(alg)})`,
      is: html`${keyOf(view, key)}<span class="hash">${code(sig)}</span>`,
    })),
  ]),
)}
${card('documents', w.record.docs, documents(view, entry.act.docs))}
${checkInBrowser(view, 'act', position)}
${card('entry', w.record.entry, html`<pre data-entry><code>${JSON.stringify(entry, undefined, 2)}</code></pre>`, neighbours(view, position))}`
  return framed(view, {
    title,
    description: w.record.description(organisationText(view)),
    nav: 'record',
    alternates: [{ format: 'json', href: to(view, `/record/${position}.json`) }],
    body,
  })
}

/** Whose key it is that signed, and by which code the record knows the person: two people of an office are told apart so. */
function keyOf(view: View, key: KeyId): Html {
  const known = situationOf(view).keys.get(key)
  const holder = known && name(actorText(view, known.holder))
  return html`<p class="small">${code(key.slice(0, 8))}${holder !== undefined && html`, ${holder}`}${known?.person !== undefined && html`, ${code(known.person)}`}</p>`
}

function documents(view: View, docs: readonly DocumentRef[]): Html {
  const { w, lang } = view
  if (docs.length === 0) return html`<p class="muted">${w.record.noDocs}</p>`
  return table<DocumentRef>(
    w.record.docs,
    [
      { head: w.columns.document, names: true, cell: (ref) => documentName(view, ref.name) },
      { head: w.record.type, cell: ({ media }) => code(media) },
      { head: w.columns.bytes, end: true, cell: ({ bytes }) => number(lang, bytes) },
      {
        head: w.columns.digest,
        cell: ({ digest, commitment }) =>
          html`<span class="hash">${code(digest ?? commitment ?? '')}</span>${digest === undefined && html` ${w.record.committed}`}`,
      },
    ],
    docs,
  )
}

function documentName(view: View, given: string): Html {
  const id = given.startsWith('source.') ? given.slice('source.'.length) : undefined
  return id !== undefined && sourcesOf(view).has(id)
    ? html`<a href="${to(view, `/sources/${id}`)}">${code(given)}</a>`
    : code(given)
}

function neighbours(view: View, position: number): Html {
  const { w } = view
  const last = (view.carried.at ?? view.reading.size ?? 0) - 1
  return html`${position > 0 && html`<a href="${to(view, `/record/${position - 1}`)}">${w.record.before}</a>`}${position < last && html`<a href="${to(view, `/record/${position + 1}`)}">${w.record.after}</a>`}`
}
