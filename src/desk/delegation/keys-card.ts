/** The keys of a delegation on the record, and the powers that it gave to persons. */
import { powersIn, type Grant } from '../../core/powers.ts'
import { sameActor } from '../../core/ids.ts'
import type { Key } from '../../core/situation.ts'
import { POSITIONS } from '../../core/rules/condition.ts'
import { code, dateText, name } from '../../site/format.ts'
import { html, joined, type Html, type Inside } from '../../site/html.ts'
import { card, table } from '../../site/parts.ts'
import { kindText, organName, to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { shortKey } from '../people.ts'
import type { DeskView } from '../view.ts'
import type { Gathered } from './gathered.ts'
import { actsText } from './sheet.ts'

/** What a person can be let do, as the form offers it. `position.taken` without an objection is a choice of its own. */
export const GRANTED = [
  'position.taken',
  'position.along',
  'statement.made',
  'statement.attached',
  'notice.acknowledged',
  'question.put',
  'procedure.proposed',
  'text.tabled',
  'key.enrolled',
  'powers.granted',
] as const
/** Positions that go along: whatever is neither a refusal nor says that the party is not there. */
export const ALONG = POSITIONS.filter((one) => ['yes', 'silent', 'abstain'].includes(one))

/** The keys, each with the way to revoke it. The last one stays, and the page says why. */
export function keysCard(view: DeskView, of: Gathered): Html {
  const w = words(view.lang).delegation
  const list = table(
    w.keys.heading,
    [
      { head: w.keys.key, names: true, cell: ({ key }: Key) => code(shortKey(key)) },
      { head: w.keys.person, cell: ({ person }) => personName(of, person) ?? w.keys.unnamed },
      { head: w.keys.kind, cell: ({ passkey }) => (passkey ? w.keys.passkey : w.keys.file) },
      { head: w.keys.may, cell: (key) => mayCell(view, key) },
      {
        head: w.keys.since,
        cell: ({ from }) => html`<a href="${to(view, `/record/${from}`)}">${from}</a>`,
      },
      {
        head: w.keys.revoke,
        cell: ({ key }) =>
          of.keys.length === 1
            ? w.keys.last
            : html`<form method="post" action="${to(view, '/desk/delegation/revoke')}"><input type="hidden" name="key" value="${key}"><button class="quiet">${w.keys.revoke}</button></form>`,
      },
    ],
    of.keys,
  )
  return card('keys', w.keys.heading, of.keys.length === 0 ? html`<p>${w.keys.none}</p>` : list)
}

function mayCell(view: DeskView, key: Key): Inside {
  const w = words(view.lang).delegation
  const may = powersIn(view.standing, key, undefined, view.today)
  return may === 'all' ? w.keys.whole : w.keys.limited
}

/** Who a person of the delegation is, by the name that it knows; the code where it knows none. */
function personName({ members }: Gathered, person: string | undefined): Inside | undefined {
  if (person === undefined) return undefined
  const member = members.find((one) => one.person === person)
  return member ? name(member.name) : code(person)
}

/** The powers in force, and the form that grants others. */
export function powersCard(view: DeskView, of: Gathered): Html {
  const w = words(view.lang).delegation
  const grants = [...view.standing.grants.values()].filter(
    ({ holder, withdrawn }) => withdrawn === undefined && sameActor(holder, view.seat.actor),
  )
  const list = table(
    w.powers.heading,
    [
      { head: w.powers.person, names: true, cell: ({ person }: Grant) => personName(of, person) ?? '' },
      { head: w.powers.may, cell: ({ acts }) => actsText(view, acts) },
      {
        head: w.powers.where,
        cell: ({ organs }) =>
          organs
            ? joined(
                organs.map((organ) => organName(view, organ)),
                ', ',
              )
            : w.powers.anywhere,
      },
      { head: w.powers.when, cell: (grant) => whenOf(view, grant) },
      { head: w.powers.act, cell: ({ act }) => html`<a href="${to(view, `/record/${act}`)}">${act}</a>` },
      {
        head: w.powers.withdraw,
        cell: ({ act }) =>
          html`<form method="post" action="${to(view, '/desk/delegation/withdraw')}"><input type="hidden" name="grant" value="${act}"><button class="quiet">${w.powers.withdraw}</button></form>`,
      },
    ],
    grants,
  )
  return card(
    'powers',
    w.powers.heading,
    html`<p>${w.powers.lead}</p>${grants.length === 0 ? html`<p>${w.powers.none}</p>` : list}<details class="fields"><summary>${w.powers.give}</summary>${grantForm(view, of)}</details>`,
  )
}

function whenOf(view: DeskView, { from, until }: Grant): string {
  const w = words(view.lang).delegation.powers
  const [begins, ends] = [from && dateText(view.lang, from), until && dateText(view.lang, until)]
  if (begins !== undefined && ends !== undefined) return w.fromTo(begins, ends)
  if (begins !== undefined) return w.from(begins)
  return ends === undefined ? w.always : w.until(ends)
}

function grantForm(view: DeskView, of: Gathered): Html {
  const w = words(view.lang).delegation
  const persons = [
    ...new Set([
      ...of.members.filter(({ left }) => left === undefined).map(({ person }) => person as string),
      ...of.keys.flatMap(({ person }) => (person === undefined ? [] : [person as string])),
    ]),
  ].filter((person) => person !== view.seat.who.person)
  if (persons.length === 0) return html`<p>${w.powers.nobody}</p>`
  const { charter } = view.reading
  const acts = GRANTED.map(
    (act) =>
      html`<label class="choice"><input type="checkbox" name="act" value="${act}"> ${act === 'position.along' ? w.powers.along : kindText(view, act)}</label>`,
  )
  const organs = Object.keys(charter.organs).map(
    (organ) =>
      html`<label class="choice"><input type="checkbox" name="organ" value="${organ}"> ${organName(view, organ)}</label>`,
  )
  return html`<form method="post" action="${to(view, '/desk/delegation/grant')}">
<p><label for="to">${w.powers.person}</label><select id="to" name="person">${persons.map((person) => html`<option value="${person}">${of.members.find((one) => one.person === person)?.name ?? person}</option>`)}</select></p>
<fieldset><legend>${w.powers.acts}</legend>${acts}</fieldset>
<fieldset><legend>${w.powers.organs}</legend><p class="hint">${w.powers.organsHint}</p>${organs}</fieldset>
<p><label for="from">${w.powers.fromLabel}</label><input id="from" type="date" name="from"></p>
<p><label for="until">${w.powers.untilLabel}</label><input id="until" type="date" name="until"></p>
<p><label for="capacity">${w.powers.capacity}</label><input id="capacity" name="capacity" maxlength="60" aria-describedby="capacity-hint"><span class="hint" id="capacity-hint">${w.powers.capacityHint}</span></p>
<p><label for="instrument">${w.powers.instrument}</label><textarea id="instrument" name="instrument" rows="4" maxlength="8000" aria-describedby="instrument-hint"></textarea><span class="hint" id="instrument-hint">${w.powers.instrumentHint}</span></p>
<p><button class="primary">${w.powers.button}</button></p></form>`
}
