/** The people of a delegation, the passkeys that wait for an act, and the form that invites. */
import { code, instant, name } from '../../site/format.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { card, pill, table } from '../../site/parts.ts'
import { actorText, to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { keysHeld, ROLES, shortKey, waiting, type Member, type Registered } from '../people.ts'
import type { DeskView } from '../view.ts'
import type { Gathered } from './gathered.ts'

/** The list of people, each with what they may do here and on the record. */
export function peopleCard(view: DeskView, of: Gathered): Html {
  const w = words(view.lang).delegation
  const list = table(
    w.people.heading,
    [
      { head: w.people.name, names: true, cell: ({ name: called }: Member) => name(called) },
      ...(view.seat.who.demonstration
        ? []
        : [{ head: w.people.role, cell: (member: Member) => roleCell(view, of, member) }]),
      { head: w.people.keys, cell: (member) => keysCell(view, member) },
      { head: w.people.does, cell: (member) => doesCell(view, member) },
      ...(of.administers
        ? [{ head: w.people.changes, cell: (member: Member) => changeCell(view, member) }]
        : []),
    ],
    of.members,
  )
  const hint = of.administers && html`<p class="small muted">${w.people.leave}: ${w.people.leaveWhy}</p>`
  return card(
    'people',
    w.people.heading,
    of.members.length === 0 ? html`<p>${w.people.none}</p>` : html`${list}${hint}`,
  )
}

function roleCell(view: DeskView, { administers }: Gathered, { role, left, person }: Member): Inside {
  const w = words(view.lang).delegation
  if (left !== undefined) return pill('grey', w.people.left)
  if (!administers || person === view.seat.who.person) return w.people.roles[role] ?? role
  const choices = ROLES.map(
    (one) => html`<option value="${one}"${one === role && html` selected`}>${w.people.roles[one]}</option>`,
  )
  return html`<form method="post" action="${to(view, '/desk/delegation/role')}"><input type="hidden" name="person" value="${person}"><select name="role" aria-label="${w.people.role}">${choices}</select> <button>${w.people.setRole}</button></form>`
}

function keysCell(view: DeskView, member: Member): Inside {
  const w = words(view.lang).delegation
  const held = keysHeld(member, view.standing)
  if (held.length === 0) return member.registered.length === 0 ? w.people.invited : w.people.noKey
  return html`${w.people.valid(held.length)}${held.length === 1 && html`<br><span class="small muted">${w.people.oneKey}</span>`}`
}

function doesCell(view: DeskView, member: Member): Inside {
  const w = words(view.lang).delegation
  const held = keysHeld(member, view.standing)
  if (held.length === 0) return w.people.noKey
  if (held.some(({ limited }) => !limited)) return w.people.all
  const grants = [...view.standing.grants.values()].filter(
    ({ person, withdrawn, from, until }) =>
      person === member.person &&
      withdrawn === undefined &&
      (from === undefined || from <= view.today) &&
      (until === undefined || view.today < until),
  )
  return w.people.powers(grants.length)
}

function changeCell(view: DeskView, { person, left }: Member): Inside {
  const w = words(view.lang).delegation
  if (left !== undefined) return ''
  const own = person === view.seat.who.person
  const form = (path: string, says: string): Html =>
    html`<form method="post" action="${to(view, `/desk/delegation/${path}`)}"><input type="hidden" name="person" value="${person}"><button class="quiet">${says}</button></form>`
  return html`${form('link', w.people.link)}${!own && form('leave', w.people.leave)}`
}

/** Passkeys that people registered and no act has enrolled: those that the seat may enrol, with the forms that do. */
export function waitingCard(view: DeskView, of: Gathered): Html | undefined {
  const w = words(view.lang).delegation
  const rows = waitingFor(view, of)
  if (rows.length === 0) return undefined
  const list = table(
    w.waiting.heading,
    [
      {
        head: w.people.name,
        names: true,
        cell: ({ member }: Waiting) =>
          html`${name(member.name)}<br><span class="small muted">${actorText(view, member.holder)}</span>`,
      },
      { head: w.waiting.key, cell: ({ passkey }) => code(shortKey(passkey.key)) },
      {
        head: w.waiting.registered,
        cell: ({ passkey }) => instant(view.lang, passkey.at, view.reading.charter.seat.zone),
      },
      { head: w.people.does, cell: (row) => enrolForms(view, of, row) },
    ],
    rows,
  )
  return card('waiting', w.waiting.heading, html`<p>${w.waiting.lead}</p>${list}`)
}

interface Waiting {
  readonly member: Member
  readonly passkey: Registered
}

function waitingFor(view: DeskView, { members, all }: Gathered): readonly Waiting[] {
  const others = all.filter(({ person }) => !members.some((member) => member.person === person))
  return [...members, ...others].flatMap((member) =>
    member.left === undefined ? waiting(member, view.standing).map((passkey) => ({ member, passkey })) : [],
  )
}

function enrolForms(view: DeskView, of: Gathered, { member, passkey }: Waiting): Inside {
  const w = words(view.lang).delegation
  const own = of.members.includes(member)
  if (!own && !of.enrols) return ''
  if (view.seat.signs === 'none' && !of.enrols)
    return w.waiting.byOffice(
      view.reading.charter.powers.enrol
        .map((office) => actorText(view, { office: office as never }))
        .join(', '),
    )
  const form = (limited: boolean): Html =>
    html`<form method="post" action="${to(view, '/desk/delegation/enrol')}"><input type="hidden" name="person" value="${member.person}"><input type="hidden" name="key" value="${passkey.key}">${limited && html`<input type="hidden" name="limited" value="yes">`}<button>${limited ? w.waiting.limited : w.waiting.whole}</button></form>`
  return html`${form(false)}${form(true)}`
}

/** The form that invites a person of the delegation. */
export function inviteCard(view: DeskView, of: Gathered): Html | undefined {
  const w = words(view.lang).delegation
  if (!of.administers) return undefined
  return card(
    'invite',
    w.invite.heading,
    html`<form class="fields" method="post" action="${to(view, '/desk/delegation/invite')}">
<p><label for="name">${w.invite.name}</label><input id="name" name="name" required maxlength="120" autocomplete="off" aria-describedby="name-hint"><span class="hint" id="name-hint">${w.invite.nameHint}</span></p>
<p><label for="role">${w.invite.role}</label><select id="role" name="role">${(['member', 'administrator'] as const).map((role) => html`<option value="${role}">${w.people.roles[role]}</option>`)}</select></p>
${of.providers && html`<p><label for="subject">${w.invite.subject}</label><input id="subject" name="subject" maxlength="200" autocomplete="off" aria-describedby="subject-hint"><span class="hint" id="subject-hint">${w.invite.subjectHint}</span></p>`}
<p><button class="primary">${w.invite.button}</button></p></form>`,
  )
}
