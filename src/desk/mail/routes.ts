/** The forms of the outbox and of the addresses: sending again, saving, taking away, and a test. */
import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { actorCode } from '../../core/ids.ts'
import { isZone } from '../../core/time.ts'
import {
  addressesTo,
  confirmAddress,
  confirmed,
  ADDRESS_ID,
  dropAddress,
  mailAddress,
  putAddress,
  SHARED,
  WISHES,
  type Given,
} from '../../notices/addresses.ts'
import { sendAgain } from '../../notices/outbox.ts'
import { messageId } from '../../notices/post.ts'
import { wayOut } from '../../notices/way-out.ts'
import { to } from '../../site/view.ts'
import { LANGUAGES } from '../../words/language.ts'
import { administers } from '../delegation/gathered.ts'
import type { Office } from '../seat.ts'
import type { DeskView } from '../view.ts'
import { confirmLetter, genesisOf, testLetter } from './own-letters.ts'
import { demonstrationMail, mayShare, notices, type Wrong } from './notices-page.ts'
import { letterNamed, mayGoAgain } from './outbox-page.ts'

type Run = (office: Office, context: Context, run: (view: DeskView) => Promise<Response>) => Promise<Response>

const HTML = { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' }

/** The routes of both pages. `seated` finds the seat of a request. */
export function mailRoutes(app: Hono, office: Office, seated: Run): void {
  const form = (
    path: string,
    run: (view: DeskView, fields: URLSearchParams, context: Context) => Promise<Response>,
  ): void => {
    app.post(`/:org/desk${path}`, (context) =>
      seated(office, context, async (view) =>
        run(view, new URLSearchParams(await context.req.text()), context),
      ),
    )
  }
  form('/outbox/again', async (view, fields, context) => {
    await again(view, fields.get('letter') ?? '')
    return context.redirect(to(view, '/desk/outbox'), 303)
  })
  form('/notices', async (view, fields, context) => {
    const id = idOf(view, fields)
    if (id === SHARED && !(await mayShare(view))) return context.redirect(to(view, '/desk/notices'), 303)
    const given = givenBy(view, fields)
    if ('faults' in given)
      return context.body(await notices(view, { id, fields, faults: given.faults }), 422, HTML)
    return context.redirect(to(view, '/desk/notices', { done: await saved(view, id, given) }), 303)
  })
  form('/notices/drop', async (view, fields, context) => {
    const asked = fields.get('id') ?? ''
    const id = ADDRESS_ID.test(asked) && (await administers(view)) ? asked : idOf(view, fields)
    if (id === SHARED && !(await mayShare(view))) return context.redirect(to(view, '/desk/notices'), 303)
    await dropAddress(view.tables, view.shown.code, { to: actorCode(view.seat.actor), id })
    return context.redirect(to(view, '/desk/notices', { done: 'saved' }), 303)
  })
  form('/notices/confirm', async (view, fields, context) => {
    const holder = { to: actorCode(view.seat.actor), id: idOf(view, fields) }
    const isRight = await confirmAddress(view.tables, view.shown.code, holder, fields.get('code') ?? '')
    return context.redirect(to(view, '/desk/notices', { done: isRight ? 'confirmed' : 'wrong' }), 303)
  })
  form('/notices/test', async (view, fields, context) => {
    const sent = await testLetter(view, idOf(view, fields))
    return context.redirect(to(view, '/desk/notices', { done: sent ? 'tested' : 'soon' }), 303)
  })
}

/**
 * Saves what was given. An address that is another than before waits until somebody who reads its mail confirms it, and the
 * one before stays in its place until then. Gives what the page is to say.
 */
async function saved(view: DeskView, id: string, { mail, ...rest }: Wished): Promise<string> {
  const { tables, shown, seat, now } = view
  const holder = { to: actorCode(seat.actor), id }
  const known = (await addressesTo(tables, shown.code, holder.to)).find((one) => one.id === id)
  const save = (given: Given): Promise<void> => putAddress(tables, shown.code, holder, given, now)
  if (seat.chamber.standing === 'demonstration' || known?.mail === mail) {
    await save({ ...rest, mail })
    return 'saved'
  }
  const code = randomBytes(16).toString('hex')
  if (!(await confirmLetter(view, { id, mail, lang: rest.lang, code }))) return 'soon'
  await save({ ...rest, ...(known?.mail === undefined ? {} : { mail: known.mail }), pending: { mail, code } })
  return 'asked'
}

/** Which address of the seat a form is about: that of the person who sits there, or the one of all. */
function idOf({ seat }: DeskView, fields: URLSearchParams): string {
  const { person } = seat.who
  return person !== undefined && fields.get('id') === person && ADDRESS_ID.test(person) ? person : SHARED
}

type Wished = Given & { readonly mail: string }

function givenBy({ seat }: DeskView, fields: URLSearchParams): Wished | Pick<Wrong, 'faults'> {
  const field = (name: string): string => (fields.get(name) ?? '').trim()
  const isDemonstration = seat.chamber.standing === 'demonstration'
  const mail = isDemonstration ? demonstrationMail(actorCode(seat.actor)) : mailAddress(field('mail'))
  const zone = field('zone')
  const isKnown = zone === '' || isZone(zone)
  if (mail === undefined || !isKnown)
    return {
      faults: [...(mail === undefined ? (['mail'] as const) : []), ...(isKnown ? [] : (['zone'] as const))],
    }
  const hour = Number(field('hour'))
  const wish = <T extends string>(all: readonly T[], name: string): T =>
    all.find((one) => one === field(name)) ?? all[0]!
  return {
    mail,
    lang: LANGUAGES.find((one) => one === field('lang')) ?? 'en',
    ...(zone === '' ? {} : { zone }),
    wishes: {
      questions: wish(WISHES.questions, 'questions'),
      outcomes: wish(WISHES.outcomes, 'outcomes'),
      reminders: wish(WISHES.reminders, 'reminders'),
      signatures: wish(WISHES.signatures, 'signatures'),
    },
    hour: Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : 7,
  }
}

/** Has a letter sent again to the address of today; nothing where there is none, or nothing to send. */
async function again(view: DeskView, named: string): Promise<void> {
  const row = await letterNamed(view, named)
  if (!row || !mayGoAgain(row) || view.seat.chamber.standing !== 'own') return
  const addresses = await addressesTo(view.tables, view.shown.code, row.post.to)
  const id = row.key.slice(row.key.lastIndexOf('/') + 1)
  const reached = addresses.flatMap((one) => confirmed(one) ?? [])
  const address = reached.find((one) => one.id === id) ?? reached[0]
  if (!address) return
  const registry = { from: (await wayOut(view.tables, view.shown.code))?.from ?? 'registry@chancery.invalid' }
  const idFor = (times: number): string =>
    times === 0 ? row.post.id : messageId(registry, row.key, genesisOf(view), times)
  await sendAgain(view.tables, row, address.mail, view.now, idFor)
}
