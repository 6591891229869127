/** `/ORG/desk/outbox`: the letters of a seat, or of everybody for whoever looks after delivery, and each of them as it goes out. */
import { PARTY, type PartyId } from '../../core/ids.ts'
import { letterAt, type Post, type PostRow } from '../../notices/outbox.ts'
import { code, instant, name } from '../../site/format.ts'
import { html, joined, type Html, type Inside } from '../../site/html.ts'
import { card, definitions, pill, table, type PillTone } from '../../site/parts.ts'
import { actorText, to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { deskPage } from '../frame.ts'
import type { DeskView } from '../view.ts'
import { isRegistry, lettersFor, mayRead } from './letters.ts'

/** The page, or that of the letter which `?letter=` names; undefined where the seat may see none such. */
export async function outbox(view: DeskView): Promise<string | undefined> {
  const w = words(view.lang).mail.outbox
  const asked = view.query.get('letter')
  if (asked !== null) return letterPage(view, asked)
  const before = view.query.get('before')
  const from = before !== null && /^\d{1,9}$/.test(before) ? Number(before) : undefined
  const { letters, failed, way, before: earlier } = await lettersFor(view, from)
  const demonstration = view.seat.chamber.standing === 'demonstration'
  const where = demonstration
    ? html`<p class="note">${w.demonstration}</p>`
    : way?.sends === true
      ? html`<p>${w.goes(way.from)}</p>`
      : html`<p class="flag card">${w.stays}</p>`
  const more =
    earlier !== undefined &&
    html`<p><a href="${to(view, '/desk/outbox', { before: earlier })}">${w.earlier}</a></p>`
  const body = html`<h1>${w.title}</h1><p>${w.lead} ${isRegistry(view) ? w.all : w.own}</p>${where}
<p><a href="${to(view, '/desk/notices')}">${w.settings}</a></p>
${failed.length > 0 && card('undelivered', w.failedTitle, html`<p>${w.failedLead(failed.length)}</p>${list(view, failed)}`)}
${card('letters', w.lettersTitle, letters.length === 0 ? html`<p>${w.none}</p>` : html`${list(view, letters)}${more}`)}`
  return deskPage(view, { title: w.title, place: 'outbox', body })
}

function list(view: DeskView, rows: readonly PostRow[]): Html {
  const w = words(view.lang).mail.outbox
  const { zone } = view.reading.charter.seat
  return table(
    w.title,
    [
      {
        head: w.columns.what,
        names: true,
        cell: ({ first }: Gathered) => titleOf(view, first.post),
      },
      { head: w.columns.to, cell: ({ all }) => byState(view, all) },
      { head: w.columns.made, cell: ({ first }) => instant(view.lang, first.post.made, zone) },
    ],
    gathered(rows),
  )
}

/** Letters that tell the same to several. */
interface Gathered {
  readonly first: PostRow
  readonly all: readonly PostRow[]
}

function gathered(rows: readonly PostRow[]): readonly Gathered[] {
  const groups = Map.groupBy(rows, ({ key, post: { act, kind } }) =>
    act === undefined ? key : `${act} ${kind}`,
  )
  return [...groups.values()].map((all) => {
    const sorted = all.toSorted((one, other) => (one.key < other.key ? -1 : 1))
    return { first: sorted[0]!, all: sorted }
  })
}

/** Addressees, each of which leads to its letter: together where all is well with them, else each with what is not. */
function byState(view: DeskView, rows: readonly PostRow[]): Html {
  const w = words(view.lang).mail.outbox
  const link = (row: PostRow): Html =>
    html`<a href="${letterHref(view, row)}">${addressee(view, row.post)}</a>`
  const well = rows.filter((row) => !isUndelivered(row))
  const groups = [...Map.groupBy(well, ({ post }) => post.state)]
  return html`${groups.map(
    ([state, all]) => html`<p>${pill(TONES[state], w.state[state])} ${joined(all.map(link), ', ')}</p>`,
  )}${rows
    .filter(isUndelivered)
    .map((row) => html`<p>${stateOf(view, row)} ${link(row)} ${againForm(view, row)}</p>`)}`
}

function isUndelivered({ post }: PostRow): boolean {
  return post.state === 'failed' || post.state === 'no-address' || post.why !== undefined
}

function titleOf(view: DeskView, { kind, about }: Post): Inside {
  const w = words(view.lang).mail.outbox
  if (about !== '') return name(about)
  return kind === 'digest' ? w.digestTitle : w.forgotten
}

function addressee(view: DeskView, { to: holder, address }: Post): Html {
  const called = PARTY.test(holder)
    ? actorText(view, { party: holder as PartyId })
    : actorText(view, { office: holder as never })
  return html`${name(called)}${address !== undefined && html` <span class="small muted"><bdi>${address}</bdi></span>`}`
}

const TONES: Readonly<Record<Post['state'], PillTone>> = {
  waiting: 'silence',
  sending: 'silence',
  sent: 'favour',
  failed: 'against',
  shown: 'grey',
  'no-address': 'against',
  gathered: 'grey',
}

function stateOf(view: DeskView, { post }: PostRow): Html {
  const w = words(view.lang).mail.outbox
  const said = post.why === undefined ? undefined : (w.why[post.why] ?? post.why)
  const tries = post.tries > 1 && w.tries(post.tries)
  const more = [tries, said].filter((one) => typeof one === 'string')
  return html`${pill(TONES[post.state], w.state[post.state])}${more.length > 0 && html` <span class="small muted"><bdi>${more.join(': ')}</bdi></span>`}`
}

/** True for a letter that can be sent again by hand. */
export function mayGoAgain({ post }: PostRow): boolean {
  return post.act !== undefined && ['sent', 'failed', 'no-address'].includes(post.state) && post.text !== ''
}

function againForm(view: DeskView, row: PostRow): Inside {
  const w = words(view.lang).mail.outbox
  if (!mayGoAgain(row)) return undefined
  return html`<form method="post" action="${to(view, '/desk/outbox/again')}"><input type="hidden" name="letter" value="${nameOf(view, row)}"><button class="quiet">${w.again}</button></form>`
}

/** The key of a letter without the organisation. */
function nameOf({ shown }: DeskView, { key }: PostRow): string {
  return key.slice(shown.code.length + 1)
}

function letterHref(view: DeskView, row: PostRow): string {
  return to(view, '/desk/outbox', { letter: nameOf(view, row) })
}

/** The letter under this name, where the seat may read it. */
export async function letterNamed(view: DeskView, named: string): Promise<PostRow | undefined> {
  if (!/^[\w./:-]{1,200}$/.test(named)) return undefined
  const row = await letterAt(view.tables, `${view.shown.code}/${named}`)
  return row && mayRead(view, row) ? row : undefined
}

async function letterPage(view: DeskView, named: string): Promise<string | undefined> {
  const row = await letterNamed(view, named)
  if (!row) return undefined
  const w = words(view.lang).mail.outbox
  const { post } = row
  const { zone } = view.reading.charter.seat
  const facts = definitions([
    { term: w.columns.to, is: addressee(view, post) },
    { term: w.columns.state, is: stateOf(view, row) },
    { term: w.columns.made, is: instant(view.lang, post.made, zone) },
    ...(post.at === undefined ? [] : [{ term: w.at, is: instant(view.lang, post.at, zone) }]),
    ...(post.act === undefined
      ? []
      : [{ term: w.about, is: html`<a href="${to(view, `/record/${post.act}`)}">${w.act(post.act)}</a>` }]),
    ...post.calendars.map(({ method }) => ({
      term: w.calendar,
      is: method === 'PUBLISH' ? w.published : w.cancelled,
    })),
    { term: w.id, is: code(post.id) },
  ])
  const text =
    post.text === ''
      ? html`<p>${w.forgotten}</p>`
      : html`<pre class="letter" dir="auto" lang="${post.lang}" tabindex="0" role="region" aria-label="${w.letter}">${post.text}</pre>`
  const body = html`<p class="crumb"><a href="${to(view, '/desk/outbox')}">${w.back}</a></p><h1>${titleOf(view, post)}</h1>${card('letter', w.letter, text)}${card('facts', w.columns.state, html`${facts}${againForm(view, row)}`)}`
  return deskPage(view, { title: w.letter, place: 'outbox', body })
}
