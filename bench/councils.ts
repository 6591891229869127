/** Two fictional councils for the benches: 27 members whose votes are weighed, and 193 that decide by two thirds of those cast. */
import type { Charter } from '../src/core/charter/charter.ts'
import { readCharter } from '../src/core/charter/read.ts'
import type { PartyId } from '../src/core/ids.ts'

/** Codes longer than three letters, so that none is that of a state. */
export function codes(count: number): readonly PartyId[] {
  return Array.from({ length: count }, (_, index) => `MBR${index + 1}` as PartyId)
}

/** Invented populations, from 400,000 to some 80 million, a few large and most small. */
export const PEOPLE: ReadonlyMap<PartyId, bigint> = new Map(
  codes(27).map((code, index) => [code, 400_000n + BigInt(index ** 5 * 6 + index * 7919)]),
)

export const ALL_PEOPLE: bigint = [...PEOPLE.values()].reduce((sum, people) => sum + people, 0n)

/** Of 27: adopted by 55 of 100 members that hold 65 of 100 people, the latter not asked where fewer than four stand apart. */
export function weighted(): Charter {
  const values = [...PEOPLE].map(([code, people]) => `${code}: ${people}`).join(', ')
  const weights = `
weights:
  people:
    title: { en: People }
    unit: { en: persons }
    tables: [{ from: 2020-01-01, source: treaty, values: { ${values} } }]`
  return charter(
    'weighted-council',
    codes(27),
    weights,
    `
      all:
        - votes: { atLeast: 55/100, of: members }
        - any:
            - votes: { atLeast: 65/100, of: members, weight: people }
            - blockers: { fewerThan: 4 }`,
  )
}

/** Of 193: two thirds of those for and against. */
export function assembly(): Charter {
  return charter('full-assembly', codes(193), '', ' { votes: { atLeast: 2/3, of: cast } }')
}

function charter(name: string, members: readonly PartyId[], weights: string, adopt: string): Charter {
  const text = `language: 1
organisation: ${name}
title: { en: Bench council }
fictional: true
seat: { place: { en: Benchford }, zone: Europe/Vienna }
sources:
  treaty: { title: Bench Treaty (fictional), locator: Article 1, date: 2020-01-01, seen: memory, via: invented for the benches }
membership: { by: treaty, treaty: bench-treaty }
instruments:
  bench-treaty: { title: { en: Bench Treaty }, source: treaty }
parties:
${members.map((code) => `  ${code}: { en: ${code} }`).join('\n')}
organs:
  council: { title: { en: Council }, clause: "Bench Treaty, Art. 1", source: treaty }
matters:
  question: { title: { en: Question } }
defaults: { organ: council, matter: question }${weights}
rules:
  - id: majority
    organs: [council]
    matters: [question]
    clause: Bench Treaty, Art. 2
    source: treaty
    from: 2020-01-01
    positions: [yes, no, abstain, absent]
    adopt:${adopt}
    words: { en: The rule of the bench. }
`
  const read = readCharter(text, name)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}
