/** Who presided where and when: of one organ, or of one party. */
import type { OrganId, PartyId } from '../core/ids.ts'
import type { Seat } from '../core/situation.ts'
import { date } from './format.ts'
import { eventAt, situationOf } from './facts.ts'
import { html, type Html } from './html.ts'
import { firstSource } from './lists.ts'
import { table } from './parts.ts'
import { organName, partyOf, to, type View } from './view.ts'

export interface Presiding {
  readonly organ: OrganId
  readonly chair: Seat
}

/** Every chair of an organ, or that a party held, the latest first; up to the date asked for. */
export function chairsOf(
  view: View,
  of: { readonly organ?: OrganId; readonly party?: PartyId },
): readonly Presiding[] {
  return [...situationOf(view).chairs]
    .filter(([organ]) => of.organ === undefined || organ === of.organ)
    .flatMap(([organ, chairs]) => chairs.map((chair): Presiding => ({ organ, chair })))
    .filter(({ chair }) => chair.from <= view.on && (of.party === undefined || chair.party === of.party))
    .toSorted((a, b) => (a.chair.from < b.chair.from ? 1 : -1))
}

/** Chairs as a table, with the party of each or its organ. */
export function chairTable(view: View, by: 'party' | 'organ', rows: readonly Presiding[]): Html {
  const { w, lang } = view
  const first =
    by === 'party'
      ? {
          head: w.columns.party,
          names: true,
          cell: ({ chair }: Presiding) => partyOf(view, chair.party, chair.from),
        }
      : {
          head: w.columns.body,
          names: true,
          cell: ({ organ }: Presiding) =>
            html`<a href="${to(view, `/bodies/${organ}`)}">${organName(view, organ)}</a>`,
        }
  return table<Presiding>(
    view.bodies.chairs,
    [
      first,
      { head: w.columns.from, cell: ({ chair }) => date(lang, chair.from) },
      {
        head: w.columns.until,
        cell: ({ chair: { until } }) => (until === undefined ? w.members.open : date(lang, until)),
      },
      { head: w.columns.source, cell: ({ chair }) => firstSource(view, eventAt(view, chair.act)) },
    ],
    rows,
  )
}
