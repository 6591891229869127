/** `/ORG/desk/notices`: where the seat has its mail, in which language and by whose clocks, and what it wishes to be told when. */
import { actorCode } from '../../core/ids.ts'
import { addressesTo, SHARED, WISHES, type Address } from '../../notices/addresses.ts'
import { name } from '../../site/format.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { card, table } from '../../site/parts.ts'
import { to } from '../../site/view.ts'
import { words, SPOKEN } from '../../words/index.ts'
import { LANGUAGES } from '../../words/language.ts'
import { administers } from '../delegation/gathered.ts'
import { deskPage } from '../frame.ts'
import { people } from '../people.ts'
import type { DeskView } from '../view.ts'

/** What a form had that was not taken. */
export interface Wrong {
  readonly id: string
  readonly fields: URLSearchParams
  readonly faults: readonly ('mail' | 'zone')[]
}

/** The page; with what was wrong in the form that was sent. */
export async function notices(view: DeskView, wrong?: Wrong): Promise<string> {
  const w = words(view.lang).mail.settings
  const known = await addressesTo(view.tables, view.shown.code, actorCode(view.seat.actor))
  const done = {
    saved: w.saved,
    asked: w.asked,
    confirmed: w.confirmed,
    wrong: w.notConfirmed,
    tested: w.tested,
    soon: w.tooSoon,
  }[view.query.get('done') ?? '']
  const { person } = view.seat.who
  const forms = [
    { id: SHARED, title: w.shared },
    ...(person === undefined || person === SHARED ? [] : [{ id: person, title: w.personal }]),
  ]
  const shares = await mayShare(view)
  const body = html`<h1>${w.title}</h1><p>${w.lead}</p>
${done !== undefined && html`<p class="note" role="status">${done}</p>`}
${forms.map(({ id, title }) =>
  card(
    `address-${id}`,
    title,
    id === SHARED && !shares
      ? shared(
          view,
          known.find((one) => one.id === id),
        )
      : form(
          view,
          id,
          known.find((one) => one.id === id),
          wrong?.id === id ? wrong : undefined,
        ),
  ),
)}
${await othersCard(
  view,
  known,
  forms.map(({ id }) => id),
)}
<p><a href="${to(view, '/desk/outbox')}">${words(view.lang).mail.outbox.title}</a></p>
<datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value="${zone}"></option>`)}</datalist>`
  return deskPage(view, { title: w.title, place: 'outbox', body })
}

/** True where the seat may set the address of its whole delegation or office: whoever looks after its people, and in a demonstration anybody. */
export async function mayShare(view: DeskView): Promise<boolean> {
  return view.seat.chamber.standing === 'demonstration' || administers(view)
}

/** The address of all, for those who do not set it, and who does. */
function shared(view: DeskView, known: Address | undefined): Html {
  const w = words(view.lang).mail.settings
  return html`<p>${known?.mail === undefined ? w.none : html`<bdi>${known.mail}</bdi>`}</p><p class="note">${w.sharedBy}</p>`
}

/** What is said of an address that waits; to whoever comes by its link, the button that confirms it. */
function confirmForm(view: DeskView, { id, pending }: Address): Inside {
  const w = words(view.lang).mail.settings
  if (!pending) return undefined
  const code = view.query.get('id') === id ? view.query.get('code') : null
  if (code === null) return html`<p class="note">${w.pending(pending.mail)}</p>`
  return html`<form class="fields" method="post" action="${to(view, '/desk/notices/confirm')}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="code" value="${code}"><p><button class="primary">${w.confirm(pending.mail)}</button></p></form>`
}

/** The addresses of others of the delegation, which whoever looks after its people can take away. */
async function othersCard(
  view: DeskView,
  known: readonly Address[],
  own: readonly string[],
): Promise<Inside> {
  const w = words(view.lang).mail.settings
  const others = known.filter(({ id }) => !own.includes(id))
  if (others.length === 0 || !(await administers(view))) return undefined
  const named = await people(view.tables, view.shown.code).of(view.seat.actor)
  const rows = table(
    w.others,
    [
      {
        head: w.person,
        names: true,
        cell: ({ id }: Address) => name(named.find(({ person }) => person === id)?.name ?? id),
      },
      { head: w.mail, cell: ({ mail, pending }) => html`<bdi>${mail ?? pending?.mail}</bdi>` },
      {
        head: w.drop,
        cell: ({ id }) =>
          html`<form method="post" action="${to(view, '/desk/notices/drop')}"><input type="hidden" name="id" value="${id}"><button class="quiet">${w.drop}</button></form>`,
      },
    ],
    others,
  )
  return card('others', w.others, rows)
}

/** The address that a seat of a demonstration has: of a domain that nobody can have (RFC 2606, section 3). */
export function demonstrationMail(code: string): string {
  return `${code.toLowerCase()}@delegation.example`
}

function form(view: DeskView, id: string, known: Address | undefined, wrong: Wrong | undefined): Html {
  const w = words(view.lang).mail.settings
  const fixed = view.seat.chamber.standing === 'demonstration'
  const value = (field: 'mail' | 'zone'): string =>
    wrong?.fields.get(field) ??
    (field === 'mail' ? (known?.pending?.mail ?? known?.mail) : known?.zone) ??
    (field === 'mail' && fixed ? demonstrationMail(actorCode(view.seat.actor)) : '')
  const fault = (field: 'mail' | 'zone'): Inside =>
    wrong?.faults.includes(field) === true &&
    html`<span class="fault" id="${id}-${field}-fault" role="alert">${w.faults[field]}</span>`
  const described = (field: 'mail' | 'zone', hint: boolean): Inside => {
    const ids = [
      ...(wrong?.faults.includes(field) === true ? [`${id}-${field}-fault`] : []),
      ...(hint ? [`${id}-${field}-hint`] : []),
    ]
    return ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`
  }
  const lang = wrong?.fields.get('lang') ?? known?.lang ?? view.lang
  const hour = Number(wrong?.fields.get('hour') ?? known?.hour ?? 7)
  const topics = (
    [
      'questions',
      'outcomes',
      'reminders',
      ...('office' in view.seat.actor ? (['signatures'] as const) : []),
    ] as const
  ).map((topic) => {
    const wish = wrong?.fields.get(topic) ?? known?.wishes[topic] ?? WISHES[topic][0]
    return html`<p><label for="${id}-${topic}">${w.topics[topic]}</label><select id="${id}-${topic}" name="${topic}">${WISHES[
      topic
    ].map(
      (one) => html`<option value="${one}"${one === wish && html` selected`}>${w.wish[one]}</option>`,
    )}</select></p>`
  })
  const hidden = html`<input type="hidden" name="id" value="${id}">`
  const rest =
    known?.mail !== undefined &&
    html`<div class="buttons"><form method="post" action="${to(view, '/desk/notices/test')}">${hidden}<button class="quiet">${w.send}</button></form><form method="post" action="${to(view, '/desk/notices/drop')}">${hidden}<button class="quiet">${w.drop}</button></form></div>`
  return html`${!known && html`<p>${w.none}</p>`}${known && confirmForm(view, known)}<form class="fields" method="post" action="${to(view, '/desk/notices')}">${hidden}
<p><label for="${id}-mail">${w.mail}</label><input id="${id}-mail" name="mail" type="email" dir="ltr" maxlength="254" required autocomplete="email" value="${value('mail')}"${fixed && html` readonly`}${described('mail', fixed)}>${fixed && html`<span class="hint" id="${id}-mail-hint">${w.fixed}</span>`}${fault('mail')}</p>
<p><label for="${id}-lang">${w.lang}</label><select id="${id}-lang" name="lang">${LANGUAGES.map((one) => html`<option value="${one}" lang="${one}"${one === lang && html` selected`}>${SPOKEN.find((spoken) => spoken.code === one)?.name}</option>`)}</select></p>
<p><label for="${id}-zone">${w.zone}</label><input id="${id}-zone" name="zone" list="zones" dir="ltr" maxlength="60" autocomplete="off" value="${value('zone')}"${described('zone', true)}><span class="hint" id="${id}-zone-hint">${w.zoneHint}</span>${fault('zone')}</p>
<fieldset><legend>${w.wishes}</legend>${topics}
<p><label for="${id}-hour">${w.hour}</label><select id="${id}-hour" name="hour">${Array.from({ length: 24 }, (_, one) => html`<option value="${one}"${one === hour && html` selected`}>${String(one).padStart(2, '0')}:00</option>`)}</select></p>
<p class="hint">${w.keys}</p></fieldset>
<p><button class="primary">${w.save}</button></p></form>${rest}`
}
