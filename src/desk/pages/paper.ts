/** `/ORG/desk/paper`: an office enters what a party did by a letter, with the scan and the time at which it says that it came. */
import { instantsAt } from '../../core/clock-time.ts'
import { mayAct } from '../../core/acts/kind.ts'
import { partyId, type QuestionId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/json.ts'
import { membersOf, partiesOn } from '../../core/members.ts'
import { knownTo } from '../../core/standing.ts'
import { day, type Instant } from '../../core/time.ts'
import type { Asked } from '../../core/situation.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { checks } from '../../site/parts.ts'
import { partyText, to } from '../../site/view.ts'
import { titleText } from '../asked.ts'
import { offeredOn } from '../controls.ts'
import type { Proposal } from '../draft.ts'
import { deskPage } from '../frame.ts'
import { openQuestions, type DeskView } from '../view.ts'
import type { Sheeted } from './office.ts'

/** What a scan may be, and how large: the letter is kept beside the record under a commitment, and can be erased. */
const SCANS = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain']
const MOST_SCAN_BYTES = 4_000_000

/** True where the charter lets the seat's office enter letters. */
export function entersPaper({ reading, seat, standing, now, today }: DeskView): boolean {
  const { charter } = reading
  const context = { charter, situation: standing, now, today, size: 0, docs: [], knows: knownTo(charter) }
  return charter.paper !== undefined && mayAct(context, charter.paper.by, seat.actor)
}

/** The sheet; undefined where the seat enters no letters. */
export function paper(view: DeskView, faults: readonly Inside[] = []): string | undefined {
  if (!entersPaper(view)) return undefined
  const { d } = view
  const { charter } = view.reading
  const parties = partiesOn(charter, view.standing, view.today).filter(({ status }) => status === 'member')
  const questions = openQuestions(view)
  const option = (value: string, says: string): Html => html`<option value="${value}">${says}</option>`
  const positions = [...new Set(questions.flatMap((asked) => offeredOn(view, asked)))]
  const body = html`<h1>${d.paper.title}</h1><p>${d.paper.lead} [${charter.paper?.clause ?? ''}]</p>
${faults.length > 0 && html`<section class="card refusal" role="alert" aria-label="${d.circulate.notInOrder}">${checks(faults.map((says) => ({ holds: false, says })))}</section>`}
<form class="card fields" method="post" enctype="multipart/form-data" action="${to(view, '/desk/paper')}">
<label for="party">${d.paper.party}</label><select id="party" name="party">${parties.map(({ party }) => option(party, partyText(view, party)))}</select>
<label for="question">${d.paper.question}</label><select id="question" name="question">${questions.map((asked) => option(asked.id, `${titleText(view, asked)} (${asked.id})`))}</select>
<label for="says">${d.paper.says}</label><select id="says" name="says">${positions.map((one) => option(one, view.site.position[one]))}${option('acknowledged', d.question.acknowledge)}</select>
<label for="claimed">${d.paper.claimed}</label><input id="claimed" type="datetime-local" name="claimed" required aria-describedby="claimed-hint"><p class="small muted hint" id="claimed-hint">${d.paper.claimedHint(charter.seat.zone)}</p>
<label for="scan">${d.paper.scan}</label><input id="scan" type="file" name="scan" accept="${SCANS.join(',')}" required>
<button class="primary">${d.question.toReview}</button></form>`
  return deskPage(view, { title: d.paper.title, place: 'paper', body, scripts: ['desk'] })
}

/** The letter as an act to be signed; else everything that is wrong with the sheet. */
export async function paperProposal(view: DeskView, form: FormData): Promise<Sheeted> {
  const { d } = view
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const [party, asked] = [partyId(text('party')), view.standing.questions.get(text('question') as QuestionId)]
  const claimed = claimedAt(view, text('claimed'))
  const scan = form.get('scan')
  const isScan =
    scan instanceof File && SCANS.includes(scan.type) && scan.size > 0 && scan.size <= MOST_SCAN_BYTES
  const faults = [
    ...(party &&
    asked &&
    membersOf(view.reading.charter, view.standing, asked.organ, view.today).includes(party)
      ? []
      : [d.paper.party]),
    ...(asked ? [] : [d.paper.question]),
    ...(claimed ? [] : [d.paper.claimed]),
    ...(isScan ? [] : [d.paper.scanWrong]),
  ]
  if (faults.length > 0 || !party || !asked || !claimed || !isScan)
    return { faults: faults.map(d.errors.missing) }
  const bytes = new Uint8Array(await scan.arrayBuffer())
  return proposal(view, { party, asked, claimed, says: text('says') }, { media: scan.type, bytes })
}

function proposal(
  view: DeskView,
  { party, asked, claimed, says }: { party: string; asked: Asked; claimed: Instant; says: string },
  scan: { readonly media: string; readonly bytes: Uint8Array },
): Proposal {
  const kind = says === 'acknowledged' ? 'notice.acknowledged' : 'position.taken'
  const inner: JsonObject = { question: asked.id, ...(kind === 'position.taken' ? { position: says } : {}) }
  return {
    kind: 'paper.entered',
    body: { kind, by: party, body: inner, claimed },
    documents: [{ name: 'scan', ...scan, committed: true }],
    back: to(view, `/desk/questions/${encodeURIComponent(asked.id)}`),
  }
}

/** The moment that a field of date and time names on the clocks of the seat; undefined where they never show it. */
function claimedAt(view: DeskView, text: string): Instant | undefined {
  const [, date = '', hours = '', minutes = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text) ?? []
  const on = day(date)
  return on && instantsAt(on, Number(hours) * 3600 + Number(minutes) * 60, view.reading.charter.seat.zone)[0]
}
