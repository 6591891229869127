/** The forms of the page of a delegation. What changes people is done here; what changes the record becomes a draft to be signed. */
import type { Context, Hono } from 'hono'
import { actorCode, partyId, sameActor, type KeyId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/json.ts'
import { textDocument } from '../../record/author.ts'
import { noteAccess, type Access } from '../access-log.ts'
import { claims } from '../claims.ts'
import type { Proposal } from '../draft.ts'
import type { Holder } from '../holder.ts'
import { dropAddress } from '../../notices/addresses.ts'
import { invitations } from '../invitations.ts'
import { people, plainName, ROLES, type Member, type Role } from '../people.ts'
import type { Office } from '../seat.ts'
import type { DeskView } from '../view.ts'
import { to } from '../../site/view.ts'
import { administers, mayOf } from './gathered.ts'
import { ALONG, GRANTED } from './keys-card.ts'
import { linkPage } from './page.ts'

type Run = (office: Office, context: Context, run: (view: DeskView) => Promise<Response>) => Promise<Response>
type Drafting = (view: DeskView, context: Context, proposal: Proposal) => Promise<Response>
type Proposing = (
  view: DeskView,
  fields: URLSearchParams,
) => Promise<Proposal | undefined> | Proposal | undefined

const BACK = '/desk/delegation'

/** Forms that lead to an act, by the last part of their address. */
const ACTS: Readonly<Record<string, Proposing>> = {
  enrol: enrolProposal,
  async revoke(view, fields) {
    const key = fields.get('key') ?? ''
    const called = await calledOf(view, view.standing.keys.get(key as KeyId)?.person)
    return { kind: 'key.revoked', body: { key }, called, back: to(view, BACK) }
  },
  grant: grantProposal,
  async withdraw(view, fields) {
    const grant = Number(fields.get('grant') ?? '')
    if (!Number.isSafeInteger(grant) || grant < 0) return undefined
    const called = await calledOf(view, view.standing.grants.get(grant)?.person)
    return { kind: 'powers.withdrawn', body: { grant }, called, back: to(view, BACK) }
  },
  portal(view) {
    const origin = view.office.origin(view.request)
    return origin === undefined
      ? undefined
      : {
          kind: 'portal.opened',
          body: { origin, relyingParty: new URL(origin).hostname },
          back: to(view, BACK),
        }
  },
  recover: recoverProposal,
  support: aboutRecovery('recovery.supported'),
  object: aboutRecovery('recovery.objected'),
  complete: aboutRecovery('recovery.completed'),
}

/** The routes of the page. `seated` finds the seat of a request, `drafted` keeps a draft and leads to its sheet. */
export function delegationRoutes(app: Hono, office: Office, seated: Run, drafted: Drafting): void {
  for (const [last, propose] of Object.entries(ACTS))
    app.post(`/:org/desk/delegation/${last}`, (context) =>
      seated(office, context, async (view) => {
        const proposal = await propose(view, await fieldsOf(context))
        if (!proposal) return back(view, context)
        return drafted(view, context, proposal)
      }),
    )
  const change = (
    last: string,
    run: (view: DeskView, fields: URLSearchParams, context: Context) => Promise<Response>,
  ): void => {
    app.post(`/:org/desk/delegation/${last}`, (context) =>
      seated(office, context, async (view) => {
        if (!(await administers(view))) return back(view, context)
        return run(view, await fieldsOf(context), context)
      }),
    )
  }
  change('invite', async (view, fields, context) => {
    const role = fields.get('role') === 'administrator' ? 'administrator' : 'member'
    const member = await added(view, view.seat.actor, role, fields)
    return member ? linked(view, context, member) : back(view, context)
  })
  change('link', async (view, fields, context) => {
    const member = await people(view.tables, view.shown.code).get(view.seat.actor, fields.get('person') ?? '')
    return member && member.left === undefined ? linked(view, context, member) : back(view, context)
  })
  change('role', async (view, fields, context) => {
    const role = ROLES.find((one) => one === fields.get('role'))
    const person = fields.get('person') ?? ''
    const heads = await isHead(view)
    if (role && (await mayChange(view, person, heads)) && (heads || role !== 'head'))
      await changed(view, person, 'role-changed', (member) => ({ ...member, role }))
    return back(view, context)
  })
  change('leave', async (view, fields, context) => {
    const person = fields.get('person') ?? ''
    if (await mayChange(view, person, await isHead(view))) {
      const { now } = view.office
      await changed(view, person, 'left', (member) => ({ ...member, left: now() }))
      await invitations(view.tables, view.shown.code, now).takeBack(person)
      await invitations(view.tables, view.shown.code, now, 'registering').takeBack(person)
      await view.office.endPerson(view.shown.code, person)
      await dropAddress(view.tables, view.shown.code, { to: actorCode(view.seat.actor), id: person })
    }
    return back(view, context)
  })
  change('head', async (view, fields, context) => {
    const party = partyId(fields.get('party') ?? '')
    if (!party || !mayOf(view, view.reading.charter.powers.enrol)) return back(view, context)
    const member = await added(view, { party }, 'head', fields)
    return member ? linked(view, context, member) : back(view, context)
  })
  app.post('/:org/desk/delegation/set-aside', (context) =>
    seated(office, context, async (view) => {
      const rule = view.reading.charter.keys?.recovery
      const code = (await fieldsOf(context)).get('claim') ?? ''
      if (rule && mayOf(view, rule.may)) await claims(view.tables, view.shown.code).remove(code)
      return back(view, context)
    }),
  )
}

/** A new person, where the form names one. */
async function added(
  view: DeskView,
  holder: Holder,
  role: Role,
  fields: URLSearchParams,
): Promise<Member | undefined> {
  const name = plainName(fields.get('name'))
  if (name === '') return undefined
  const { now } = view.office
  const all = people(view.tables, view.shown.code)
  const member = await all.add({ holder, name, role }, now())
  const claim = (fields.get('subject') ?? '').trim().slice(0, 200)
  const issuer = view.office.issuer(view.shown.code, actorCode(holder))
  if (claim !== '' && issuer !== undefined)
    await all.change(holder, member.person, (of) => ({ ...of, subject: { issuer, claim } }))
  await note(view, holder, 'invited', member.person)
  return member
}

/** Makes a link for the person and shows it, this once. */
async function linked(view: DeskView, context: Context, member: Member): Promise<Response> {
  const { office, shown, tables } = view
  const token = await invitations(tables, shown.code, office.now).make({
    holder: member.holder,
    person: member.person,
  })
  const link = `${office.origin(view.request)}/${shown.code}/sign-in/invitations/${token}`
  return context.html(linkPage(view, member.name, link))
}

/** True for a head, and for whoever holds a key that names nobody. */
async function isHead({ seat, tables, shown }: DeskView): Promise<boolean> {
  const { person } = seat.who
  if (person === undefined) return true
  return (await people(tables, shown.code).get(seat.actor, person))?.role !== 'administrator'
}

/** Nobody changes their own part, so that the last head does not lock the page; and that of a head only another head. */
async function mayChange(
  { seat, tables, shown }: DeskView,
  person: string,
  heads: boolean,
): Promise<boolean> {
  const member = await people(tables, shown.code).get(seat.actor, person)
  return member !== undefined && person !== seat.who.person && (heads || member.role !== 'head')
}

async function changed(
  view: DeskView,
  person: string,
  what: Access,
  change: (of: Member) => Member,
): Promise<void> {
  const { seat, tables, shown } = view
  if (await people(tables, shown.code).change(seat.actor, person, change))
    await note(view, seat.actor, what, person)
}

async function note(view: DeskView, holder: Holder, what: Access, person: string): Promise<void> {
  const by = view.seat.who.person
  await noteAccess(view.tables, view.shown.code, holder, {
    what,
    at: view.office.now(),
    to: person,
    // Who of another delegation or office did it is not this delegation's to know.
    ...(by === undefined || !sameActor(holder, view.seat.actor) ? {} : { person: by }),
  })
}

async function enrolProposal(view: DeskView, fields: URLSearchParams): Promise<Proposal | undefined> {
  const { seat, tables, shown } = view
  const person = fields.get('person') ?? ''
  const all = people(tables, shown.code)
  const member =
    (await all.get(seat.actor, person)) ??
    (mayOf(view, view.reading.charter.powers.enrol)
      ? (await all.all()).find((one) => one.person === person)
      : undefined)
  const found = member?.registered.find(({ key }) => key === fields.get('key'))
  if (!member || !found || member.left !== undefined) return undefined
  return {
    kind: 'key.enrolled',
    body: {
      key: found.key,
      public: found.public,
      holder: member.holder,
      passkey: { ...found.passkey },
      person: member.person,
      ...(fields.has('limited') ? { limited: true } : {}),
    } as unknown as JsonObject,
    called: member.name,
    back: to(view, BACK),
  }
}

/** How the delegation calls a person that has this code, where it knows one. */
async function calledOf({ tables, shown, seat }: DeskView, person = ''): Promise<string | undefined> {
  return (await people(tables, shown.code).get(seat.actor, person))?.name
}

async function grantProposal(view: DeskView, fields: URLSearchParams): Promise<Proposal> {
  const chosen = GRANTED.filter((one) => fields.getAll('act').includes(one))
  const acts = chosen
    .filter((one) => !(one === 'position.along' && chosen.includes('position.taken')))
    .map((one) =>
      one === 'position.along' ? { kind: 'position.taken', positions: [...ALONG] } : { kind: one },
    )
  const organs = fields.getAll('organ')
  const text = (name: string): string => (fields.get(name) ?? '').trim()
  const given = (name: string): JsonObject => (text(name) === '' ? {} : { [name]: text(name) })
  const instrument = text('instrument')
  return {
    kind: 'powers.granted',
    body: {
      person: text('person'),
      acts,
      ...(organs.length === 0 ? {} : { organs }),
      ...given('from'),
      ...given('until'),
      ...given('capacity'),
    },
    // It names the person: the record holds a salted commitment to it.
    called: await calledOf(view, text('person')),
    documents: instrument === '' ? [] : [textDocument('instrument', instrument, 'text/plain', true)],
    back: to(view, BACK),
  }
}

async function recoverProposal(view: DeskView, fields: URLSearchParams): Promise<Proposal | undefined> {
  const { tables, shown } = view
  const rule = view.reading.charter.keys?.recovery
  const claim = await claims(tables, shown.code).get(fields.get('claim') ?? '')
  if (!rule || !claim || !mayOf(view, rule.may)) return undefined
  const { holder, passkey, code, name, person } = claim
  // The passkey itself waits in the claim: what two people must ask for, nobody enrols by a slip.
  await people(tables, shown.code).add({ holder, name, role: 'head', person }, view.office.now())
  return {
    kind: 'recovery.requested',
    body: {
      recovery: code,
      key: passkey.key,
      public: passkey.public,
      holder,
      passkey: { ...passkey.passkey },
      person,
    } as unknown as JsonObject,
    called: name,
    back: to(view, BACK),
  }
}

function aboutRecovery(kind: string): Proposing {
  return (view, fields) => ({ kind, body: { recovery: fields.get('recovery') ?? '' }, back: to(view, BACK) })
}

function back(view: DeskView, context: Context): Response {
  return context.redirect(to(view, BACK), 303)
}

async function fieldsOf(context: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await context.req.text())
}
