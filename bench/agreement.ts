/** Who voted as whom in 6,203 decisions of 200 members, against loops that compare vote by vote. The votes are invented. */
import { matrixOf } from '../src/analysis/agreement.ts'
import { newVotes } from '../src/analysis/votes.ts'
import type { Position } from '../src/core/rules/condition.ts'
import { cpuMs, table, type Row } from './measure.ts'

const [PARTIES, DECISIONS, LIMIT] = [200, 6203, 250]
const POSITIONS: readonly Position[] = ['yes', 'no', 'abstain']

const cells = new Int8Array(PARTIES * DECISIONS).fill(-1)
const votes = newVotes()
let [seed, count] = [1, 0]
for (let party = 0; party < PARTIES; party += 1) {
  votes.party()
  for (let decision = 0; decision < DECISIONS; decision += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    // Three in ten did not vote; of the rest most voted for it.
    const drawn = (seed >>> 8) % 1000
    if (drawn < 299) continue
    const value = drawn < 352 ? 1 : drawn < 441 ? 2 : 0
    cells[party * DECISIONS + decision] = value
    votes.note(decision, party, POSITIONS[value]!)
    count += 1
  }
}
const rows = Array.from({ length: PARTIES }, (_, party) => votes.rows(party, DECISIONS))

const expected = byCells()
const { totals } = matrixOf(rows)
if (
  totals.common !== expected.common ||
  totals.equal !== expected.equal ||
  totals.opposite !== expected.opposite
)
  throw new Error(`${JSON.stringify(totals)} is not ${JSON.stringify(expected)}`)
const peer = cpuMs(2, byCells)
const ours = cpuMs(7, () => matrixOf(rows))
const figures: Row[] = [
  { what: 'vote by vote (peer)', figure: `${peer.toFixed(0)} ms`, ratio: 1 },
  { what: 'by bits', figure: `${ours.toFixed(0)} ms`, ratio: ours / peer },
  { what: 'the same, of the limit of 0.25 s', figure: `${ours.toFixed(0)} ms`, ratio: ours / LIMIT },
]
table(
  `agreement: 19,900 pairs over ${count.toLocaleString('en-GB')} votes; processor time over the peer, or over the limit`,
  figures,
)

function byCells(): { common: number; equal: number; opposite: number } {
  let [common, equal, opposite] = [0, 0, 0]
  for (let one = 0; one < PARTIES; one += 1)
    for (let other = one + 1; other < PARTIES; other += 1)
      for (let decision = 0; decision < DECISIONS; decision += 1) {
        const a = cells[one * DECISIONS + decision]!
        const b = cells[other * DECISIONS + decision]!
        if (a < 0 || b < 0) continue
        common += 1
        if (a === b) equal += 1
        else if (a !== 2 && b !== 2) opposite += 1
      }
  return { common, equal, opposite }
}
