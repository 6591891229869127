/** One request for a page of the desk: the public view of the record, and who sits before it. */
import type { Private } from '../store/private.ts'
import type { Asked, Situation } from '../core/situation.ts'
import { dayIn, type Day, type Instant } from '../core/time.ts'
import { languageFor } from '../site/asked.ts'
import { viewOf, type View } from '../site/view.ts'
import { words } from '../words/index.ts'
import type { DeskWords } from '../words/en/desk.ts'
import type { Office, Seat } from './seat.ts'

export interface DeskView extends View {
  readonly d: DeskWords
  readonly seat: Seat
  readonly office: Office
  readonly tables: Private
  readonly request: Request
  readonly now: Instant
  readonly standing: Situation
}

/** The view of a request at the desk of a seat. */
export function deskViewOf(office: Office, seat: Seat, request: Request): DeskView {
  const { chamber } = seat
  const url = new URL(request.url)
  const lang = languageFor(url.searchParams, request.headers.get('accept-language') ?? undefined)
  const reading = chamber.reading()
  const now = chamber.now()
  const today = dayIn(now, reading.charter.seat.zone)
  const shown = { code: chamber.code, reading, standing: chamber.standing, now: chamber.now }
  const carried = url.searchParams.has('lang') ? { lang } : {}
  const view = viewOf(shown, lang, carried, url.searchParams, url.pathname, today)
  const { standing } = chamber.registrar.ledger
  return { ...view, d: words(lang).desk, seat, office, tables: office.tables, request, now, standing }
}

/** The day that it is at the seat of the organisation. */
export function dayOf(view: DeskView, at: Instant): Day {
  return dayIn(at, view.reading.charter.seat.zone)
}

/** Open questions by deadline, those without one last. */
export function openQuestions({ standing }: Pick<DeskView, 'standing'>): readonly Asked[] {
  return [...standing.questions.values()]
    .filter(({ outcome, withdrawn }) => outcome === undefined && withdrawn === undefined)
    .toSorted((a, b) =>
      (a.closes ?? '9') < (b.closes ?? '9') ? -1 : (a.closes ?? '9') > (b.closes ?? '9') ? 1 : a.put - b.put,
    )
}

/** Questions that are over, the latest first. */
export function closedQuestions({ standing }: Pick<DeskView, 'standing'>): readonly Asked[] {
  return [...standing.questions.values()]
    .filter(({ outcome, withdrawn }) => outcome !== undefined || withdrawn !== undefined)
    .toSorted((a, b) => (b.decided ?? b.withdrawn ?? 0) - (a.decided ?? a.withdrawn ?? 0))
}
