/** `chancery members ORG [--on DATE] [--known DATE] [--at N] [--all]`: who had a status on a day. */
import { dayIn } from '../core/time.ts'
import { membershipOn, type Membership } from '../store/reading.ts'
import { dayOption, EXIT, json, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'

export function members(io: Io): number {
  const { values, words } = options(io, {
    on: { type: 'string' },
    known: { type: 'string' },
    at: { type: 'string' },
    all: { type: 'boolean' },
  })
  const given = dayOption(io, values, 'on')
  const known = dayOption(io, values, 'known')
  const at = positionOption(io, text(values, 'at'))
  const reading = readingOf(io, words[0], values, at !== undefined)
  const on = given ?? dayIn(io.now(), reading.charter.seat.zone)
  if (at !== undefined && (reading.size === undefined || at > reading.size)) {
    throw new Stop(EXIT.notFound, wordsFor(io).entries(at, reading.size ?? 0))
  }
  const asOf = {
    ...(known === undefined ? {} : { known }),
    ...(at === undefined ? {} : { at }),
    all: values['all'] === true,
  }
  const { parties, claimsOnly } = membershipOn(reading, on, asOf)
  if (values['json'] === true) {
    json(io, {
      organisation: reading.charter.organisation,
      on,
      parties: parties.map(shown),
      ...(claimsOnly.length > 0 ? { claimsOnly } : {}),
    })
    return EXIT.ok
  }
  for (const { party, status, since, claims } of parties) {
    io.out(
      `${party}  ${status.padEnd(9)}  ${since}${claims.map((claim) => `  (${claim.source}: ${claim.status} ${claim.from})`).join('')}\n`,
    )
  }
  return EXIT.ok
}

function shown({ party, status, since, claims }: Membership): object {
  if (claims.length === 0) return { party, status, since }
  const beside = claims.map(({ party: _, ...claim }) => claim)
  return { party, status, since, claims: beside }
}

function positionOption(io: Io, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (!/^\d{1,15}$/.test(given)) throw new Stop(EXIT.usage, wordsFor(io).position(given))
  return Number(given)
}
