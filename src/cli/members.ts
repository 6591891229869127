/** `chancery members ORG [--on DATE] [--known DATE] [--at N] [--all]`: who had a status on a day. */
import { dayIn } from '../core/time.ts'
import { membersAnswer, membershipOn } from '../store/reading.ts'
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
  if (values['json'] === true) {
    json(io, membersAnswer(reading, on, asOf))
    return EXIT.ok
  }
  const { parties } = membershipOn(reading, on, asOf)
  for (const { party, status, since, claims } of parties) {
    io.out(
      `${party}  ${status.padEnd(9)}  ${since}${claims.map((claim) => `  (${claim.source}: ${claim.status} ${claim.from})`).join('')}\n`,
    )
  }
  return EXIT.ok
}

function positionOption(io: Io, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (!/^\d{1,15}$/.test(given)) throw new Stop(EXIT.usage, wordsFor(io).position(given))
  return Number(given)
}
