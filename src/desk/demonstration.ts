/** The strip of a demonstration: to take a seat, to set its clock, to start again. Elsewhere none of this is there. */
import type { Context, Hono } from 'hono'
import { officeId, partyId } from '../core/ids.ts'
import { hiddenUntil } from '../core/restricted.ts'
import { dayIn } from '../core/time.ts'
import { RATES } from '../store/simulated-clock.ts'
import { firstSeat } from './first-seat.ts'
import { keysOf, personOf, type Chamber, type Holder, type Office } from './seat.ts'

export function demonstrationRoutes(app: Hono, office: Office): void {
  app.post('/:org/desk/seat', (context) =>
    within(office, context, async (chamber, fields) => {
      const asked = fields.get('as') ?? ''
      const [code = '', named] = asked === 'first' ? firstOf(chamber) : asked.split(':')
      const home = `/${chamber.code}`
      if (code === 'public') return gone(context, home, await office.leave(context.req.raw, chamber.code))
      const holder = holderOf(code)
      // One seat is one person: where keys name persons, the first of them.
      const person = named ?? (holder && keysOf(chamber, holder).map(personOf)[0])
      if (!holder || keysOf(chamber, holder, person).length === 0)
        return context.redirect(`${home}/desk`, 303)
      // The first to sit down starts the clock: until then nothing runs out.
      const { clock } = chamber.demonstration!
      if (clock.rate() === 0) clock.run(1)
      return gone(context, `${home}/desk`, await office.sit(context.req.raw, chamber.code, holder, person))
    }),
  )
  app.post('/:org/desk/clock', (context) =>
    within(office, context, async (chamber, fields) => {
      const { clock } = chamber.demonstration!
      const set = fields.get('set') ?? ''
      const rate = RATES.find((one) => String(one) === set)
      if (rate !== undefined) clock.run(rate)
      const next = set === 'next' ? nextMoment(chamber) : undefined
      if (next !== undefined) clock.jump(next as never)
      await chamber.lapse()
      const back = fields.get('back') ?? ''
      return context.redirect(back.startsWith(`/${chamber.code}/`) ? back : `/${chamber.code}/desk`, 303)
    }),
  )
  app.post('/:org/desk/again', (context) =>
    within(office, context, async (chamber) => {
      await office.reset?.(chamber.code)
      return context.redirect(`/${chamber.code}/desk`, 303)
    }),
  )
  app.post('/:org/desk/leave', async (context) => {
    const chamber = office.chamber(context.req.param('org'))
    if (!chamber) return context.notFound()
    return gone(context, `/${chamber.code}`, await office.leave(context.req.raw, chamber.code))
  })
}

/** The next moment at which something falls due: a deadline, or the showing of how members stand. */
function nextMoment({ registrar, now }: Chamber): string | undefined {
  const { charter, standing } = registrar.ledger
  const moments = [...standing.questions.values()]
    .filter(({ outcome, withdrawn }) => outcome === undefined && withdrawn === undefined)
    .flatMap((asked) => [
      asked.closes,
      asked.disclosed === undefined ? hiddenUntil(charter, asked) : undefined,
    ])
    .filter((at) => at !== undefined && at > now())
  return moments.toSorted((one, other) => (one! < other! ? -1 : 1))[0]
}

/** The seat of a member that has not yet said where it stands on the question that closes next: by its first person. */
function firstOf(chamber: Chamber): readonly string[] {
  const { charter } = chamber.registrar.ledger
  const party = firstSeat(chamber, dayIn(chamber.now(), charter.seat.zone))
  if (party === undefined) return []
  const person = keysOf(chamber, { party }).map(personOf)[0]
  return [party, ...(person === undefined ? [] : [person])]
}

function holderOf(code: string): Holder | undefined {
  const party = partyId(code)
  if (party) return { party }
  const named = officeId(code)
  return named && { office: named }
}

async function within(
  office: Office,
  context: Context,
  run: (chamber: Chamber, fields: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  const chamber = office.chamber(context.req.param('org') ?? '')
  if (!chamber?.demonstration) return context.notFound()
  return run(chamber, new URLSearchParams(await context.req.text()))
}

function gone(context: Context, to: string, headers: Headers): Response {
  for (const [name, value] of headers) context.header(name, value, { append: true })
  return context.redirect(to, 303)
}
