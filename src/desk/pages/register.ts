/** `/ORG/desk/register`: acts that are not for everybody, as those read them whom they are for. */
import { authorOf } from '../../core/standing.ts'
import { code, instant, name } from '../../site/format.ts'
import { html, type Html } from '../../site/html.ts'
import { card, table } from '../../site/parts.ts'
import { actorText, kindText } from '../../site/view.ts'
import type { SeenUnseen } from '../../store/restricted.ts'
import { deskPage } from '../frame.ts'
import { partyOfSeat } from '../seat.ts'
import type { DeskView } from '../view.ts'

/** Newest first; undefined where the charter has no register, or the seat is no party's. */
export async function register(view: DeskView): Promise<string | undefined> {
  const party = partyOfSeat(view.seat)
  if (!view.reading.charter.restricted?.register || party === undefined) return undefined
  const { d } = view
  const seen = await view.seat.chamber.registrar.readUnseen('register', { kind: 'party', party })
  const list = seen.length === 0 ? html`<p>${d.register.none}</p>` : rows(view, seen.toReversed())
  const body = html`<h1>${d.register.title}</h1><p>${d.register.lead}</p>${card('register', d.register.title, list)}`
  return deskPage(view, { title: d.register.title, place: 'register', body, scripts: ['desk'] })
}

function rows(view: DeskView, seen: readonly SeenUnseen[]): Html {
  const { w, lang, d } = view
  const { zone } = view.reading.charter.seat
  return table<SeenUnseen>(
    d.register.title,
    [
      { head: w.columns.kind, names: true, cell: ({ entry }) => kindText(view, entry.act.type) },
      { head: w.columns.party, cell: ({ entry }) => name(actorText(view, authorOf(entry))) },
      { head: d.question.receivedOn, cell: ({ entry }) => instant(lang, entry.received, zone) },
      {
        head: d.register.says,
        cell: ({ entry }) => html`<code class="json">${JSON.stringify(entry.act.body)}</code>`,
      },
      {
        head: d.review.documents,
        cell: ({ documents }) => documents.map(({ name: called }) => code(called)),
      },
    ],
    seen,
  )
}
