/**
 * How fast is a fold? The histories that ship, and a council at work, folded to a hundred thousand acts, against
 * JSON.parse of the same entry bytes: whoever reads the log pays that in any case.
 */
import { foldChronicle, happenings } from '../src/core/chronicle.ts'
import type { Entry } from '../src/core/act.ts'
import type { Charter } from '../src/core/charter/charter.ts'
import { emptySituation } from '../src/core/situation.ts'
import { accept } from '../src/core/standing.ts'
import type { Built } from '../src/record/build.ts'
import { parsed } from '../src/store/parsed.ts'
import { ms, perSecond, table, type Row } from './measure.ts'
import { atWork, example } from './records.ts'

const ACTS = 100_000

for (const [name, built] of [
  ['csto', example('csto')],
  ['un-security-council', example('un-security-council')],
  ['harbour-league at work', atWork(10_000)],
] as const)
  report(name, built)

function report(name: string, { ledger, entries }: Built): void {
  const { charter } = ledger
  const times = Math.round(ACTS / entries.length)
  const acts = times * entries.length
  const repeat = (work: () => unknown) => (): void => {
    for (let i = 0; i < times; i++) work()
  }
  const runs = 3
  const parse = ms(
    runs,
    repeat(() => entries.map(parsed)),
  )
  const chronicle = ms(
    runs,
    repeat(() => chronicleOf(charter, ledger.entries)),
  )
  const standing = ms(
    runs,
    repeat(() => standingOf(charter, ledger.entries)),
  )
  const row = (what: string, time: number): Row => ({
    what,
    figure: `${perSecond(acts, time)} acts/s`,
    ratio: time / parse,
  })
  const shape = times === 1 ? `${acts} acts` : `${times} x ${entries.length} acts`
  const rows = [
    row('JSON.parse of the entries (peer)', parse),
    row('chronicle fold', chronicle),
    row('standing fold', standing),
  ]
  if (times > 1) {
    // One log in which the same history stands again and again: shows what grows faster than the log.
    const long = Array.from({ length: times }, () => ledger.entries).flat()
    const began = performance.now()
    chronicleOf(charter, long)
    rows.push(row(`chronicle fold of one log of ${long.length}`, performance.now() - began))
  }
  table(`fold, ${name}: ${shape}; time over the peer`, rows)
}

function chronicleOf(charter: Charter, entries: readonly Entry[]): unknown {
  return foldChronicle(charter, happenings(entries, charter.seat.zone))
}

function standingOf(charter: Charter, entries: readonly Entry[]): unknown {
  const situation = emptySituation()
  entries.forEach((entry, position) => accept(situation, charter, entry, position))
  return situation
}
