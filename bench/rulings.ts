/** How many questions are ruled on in a second, with reasons and clauses, against a predicate written by hand for the one rule. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Charter } from '../src/core/charter/charter.ts'
import { readCharter } from '../src/core/charter/read.ts'
import type { PartyId } from '../src/core/ids.ts'
import type { Position } from '../src/core/rules/condition.ts'
import { decideQuestion, type Question } from '../src/core/rules/question.ts'
import type { Day } from '../src/core/time.ts'
import { ALL_PEOPLE, assembly, codes, PEOPLE, weighted } from './councils.ts'
import { ms, perSecond, table } from './measure.ts'
import { root } from './records.ts'

const RULINGS = 20_000

/** Fifteen members of which five have a veto, six that must all consent; and two fictional councils. */
const CASES = [
  {
    name: 'nine of fifteen, five vetoes',
    charter: charterOf('un-security-council'),
    members: 'CHN FRA GBR RUS USA ALB BRA GAB GHA IND IRL KEN MEX NOR ARE'.split(' '),
    by: byVotes,
  },
  {
    name: 'consensus of six',
    charter: charterOf('csto'),
    members: 'ARM BLR KAZ KGZ RUS TJK'.split(' '),
    by: byConsensus,
  },
  {
    name: '27 weighed: 55 of 100 members with 65 of 100 people, or no four against (fictional)',
    charter: weighted(),
    members: codes(27),
    by: byPeople,
    least: 0.3,
  },
  {
    name: '193: two thirds of those cast (fictional)',
    charter: assembly(),
    members: codes(193),
    by: byTwoThirds,
    least: 0.1,
  },
]

for (const { name, charter, members, by, least } of CASES) {
  const questions = rolls(charter, members as PartyId[], least)
  const ruled = ms(5, () => {
    for (const question of questions) decideQuestion(charter, members as PartyId[], question)
  })
  const peer = ms(5, () => {
    let adopted = 0
    for (const { positions } of questions) if (by(positions, members as PartyId[])) adopted++
    return adopted
  })
  const differs = questions.filter(
    (question) =>
      (decideQuestion(charter, members as PartyId[], question).outcome === 'adopted') !==
      by(question.positions, members as PartyId[]),
  )
  const adopted = questions.filter(({ positions }) => by(positions, members as PartyId[])).length
  if (adopted === 0 || adopted === RULINGS) throw new Error(`${name}: every roll comes out the same`)
  if (differs.length > 0) throw new Error(`${name}: ${differs.length} rulings differ from the predicate`)
  table(`rulings, ${name}: ${RULINGS} rolls, the same outcomes; time over the peer`, [
    { what: 'predicate by hand, yes or no only (peer)', figure: `${perSecond(RULINGS, peer)}/s`, ratio: 1 },
    {
      what: 'ruling with reasons, counts, effects',
      figure: `${perSecond(RULINGS, ruled)}/s`,
      ratio: ruled / peer,
    },
  ])
}

/** Rolls from a fixed generator: nine in ten say yes, or in each roll another share from a least one on, so that both outcomes come up. */
function rolls(charter: Charter, members: readonly PartyId[], least?: number): readonly Question[] {
  let state = 1
  const draw = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const position = (share: number): Position => (draw() < share ? 'yes' : draw() < 0.7 ? 'absent' : 'no')
  return Array.from({ length: RULINGS }, () => {
    const share = least === undefined ? 0.9 : least + (1 - least) * draw()
    return {
      organ: charter.defaults.organ,
      matter: charter.defaults.matter,
      on: '2022-02-25' as Day,
      positions: new Map(members.map((party) => [party, position(share)])),
      facts: {},
      closed: true,
    }
  })
}

function byVotes(positions: Question['positions'], members: readonly PartyId[]): boolean {
  let yes = 0
  for (const party of members) if (positions.get(party) === 'yes') yes++
  return yes >= 9 && members.slice(0, 5).every((party) => positions.get(party) !== 'no')
}

function byPeople(positions: Question['positions'], members: readonly PartyId[]): boolean {
  let [yes, people] = [0, 0n]
  for (const party of members) {
    if (positions.get(party) !== 'yes') continue
    yes++
    people += PEOPLE.get(party) ?? 0n
  }
  return yes * 100 >= members.length * 55 && (people * 100n >= ALL_PEOPLE * 65n || members.length - yes < 4)
}

function byTwoThirds(positions: Question['positions'], members: readonly PartyId[]): boolean {
  let [yes, no] = [0, 0]
  for (const party of members) {
    const position = positions.get(party)
    if (position === 'yes') yes++
    else if (position === 'no') no++
  }
  return yes > 0 && yes * 3 >= (yes + no) * 2
}

function byConsensus(positions: Question['positions'], members: readonly PartyId[]): boolean {
  return members.every((party) => positions.get(party) === 'yes')
}

function charterOf(name: string): Charter {
  const read = readCharter(readFileSync(join(root, 'organisations', name, 'charter.yaml'), 'utf8'), name)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}
