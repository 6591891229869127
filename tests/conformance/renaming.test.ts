/**
 * No special cases: a consistent renaming of every party, organ, matter and organisation, in the charter and in the
 * question, leaves the answer the same up to the renaming. Tried on every charter there is.
 */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds } from '../../src/core/charter/at.ts'
import type { Charter, FactForm, WeightTable } from '../../src/core/charter/charter.ts'
import { factFormsOf } from '../../src/core/charter/fact-forms.ts'
import { readCharter } from '../../src/core/charter/read.ts'
import type { PartyId } from '../../src/core/ids.ts'
import type { Position } from '../../src/core/rules/condition.ts'
import { decideQuestion, type Answer, type Facts, type Question } from '../../src/core/rules/question.ts'
import type { Fact } from '../../src/core/rules/facts.ts'
import type { Day } from '../../src/core/time.ts'
import { charterOf, charterText, organisations } from '../support/organisations.ts'

type Names = ReadonlyMap<string, string>

// A whole code: what hyphens join is one, so that `council` is not found within `other-council`.
const TOKEN = /(?<![\p{L}\p{N}-])[A-Za-z][A-Za-z0-9]*(?:-[a-z0-9]+)*(?![\p{L}\p{N}-])/gu

for (const organisation of organisations()) {
  const charter = charterOf(organisation)
  const text = charterText(organisation)
  const parties = partiesOf(charter)

  test(`${organisation}: renaming all that has a name leaves every answer the same up to the renaming`, () => {
    fc.assert(
      fc.property(anyNames(charter, parties), anyQuestion(charter, parties), (names, { members, question }) => {
        const read = readCharter(rename(text, names), 'renamed.yaml')
        assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.faults))
        const answer = decideQuestion(charter, members, question)
        const renamed = decideQuestion(read.value, inOrder(members.map((party) => renameCode(party, names))), renameQuestion(question, names))
        assert.deepEqual(sorted(renamed), sorted(JSON.parse(rename(JSON.stringify(answer), names)) as Answer))
      }),
      { numRuns: text.length > 30_000 ? 30 : 150 },
    )
    // Of these few runs none may be adopted by chance: of questions drawn in the same way with a fixed seed some are.
    const drawn = fc.sample(anyQuestion(charter, parties), { numRuns: 300, seed: 1 })
    assert.ok(drawn.some(({ members, question }) => decideQuestion(charter, members, question).outcome === 'adopted'))
  })
}

/** Every party that the charter names or weighs, and as many others as make a council of sixteen. */
function partiesOf(charter: Charter): readonly PartyId[] {
  const weighed = tablesOf(charter).flatMap(({ values }) => Object.keys(values) as PartyId[])
  const grouped = [...new Set([...Object.values(charter.groups).flatMap((spans) => spans.flatMap((span) => span.parties)), ...weighed])]
  const others = Array.from({ length: 16 }, (_, index) => `Q${index + 10}` as PartyId)
  return [...new Set([...(Object.keys(charter.parties) as PartyId[]), ...grouped, ...others])].slice(0, Math.max(16, grouped.length))
}

function tablesOf(charter: Charter): readonly WeightTable[] {
  return Object.values(charter.weights).flatMap(({ tables }) => tables)
}

/** Those of the members that have a weight in every table of the day: rolls of others only ask for it. */
function weighedOn(charter: Charter, members: readonly PartyId[], on: Day): readonly PartyId[] {
  const weighed = members.filter((party) => tablesOf(charter).every((table) => !holds(table, on) || Object.hasOwn(table.values, party)))
  return weighed.length > 0 ? weighed : members
}

function anyNames(charter: Charter, parties: readonly PartyId[]): fc.Arbitrary<Names> {
  const codes = [...new Set([charter.organisation, ...Object.keys(charter.organs), ...Object.keys(charter.matters)])]
  const shuffled = (size: number, prefix: string): fc.Arbitrary<readonly string[]> => {
    const all = Array.from({ length: size }, (_, index) => `${prefix}${index}`)
    return fc.shuffledSubarray(all, { minLength: size })
  }
  return fc
    .tuple(shuffled(parties.length, 'ZZ'), shuffled(codes.length, 'zz'))
    .map(([upper, lower]) => new Map([...parties.map((party, index) => [party, upper[index]!] as const), ...codes.map((code, index) => [code, lower[index]!] as const)]))
}

interface Put {
  readonly members: readonly PartyId[]
  readonly question: Question
}

function anyQuestion(charter: Charter, parties: readonly PartyId[]): fc.Arbitrary<Put> {
  return fc
    .record({
      rule: fc.constantFrom(...charter.rules),
      among: fc.subarray([...parties], { minLength: 1 }),
      leaning: fc.constantFrom('yes', 'mixed'),
      seed: fc.infiniteStream(fc.nat()),
      closed: fc.boolean(),
      on: fc.constantFrom('2026-03-05' as Day, undefined, ...tablesOf(charter).map(({ from }) => from)),
    })
    .map(({ rule, among, leaning, seed, closed, on = rule.from }) => {
      const members = weighedOn(charter, among, on)
      const draw = (below: number): number => Number(seed.next().value) % below
      const taken = members.flatMap((party): [PartyId, Position][] => {
        if (leaning === 'yes' && draw(8) > 0) return [[party, 'yes']]
        const at = draw(rule.positions.length + 1)
        return at === rule.positions.length ? [] : [[party, rule.positions[at]!]]
      })
      const named = (): readonly string[] => members.filter(() => draw(6) === 0)
      const facts: Facts = Object.fromEntries(
        [...factFormsOf(charter)].flatMap(([name, { takes }]) => (draw(3) === 0 ? [] : [[name, fact(takes, draw, named)]])),
      )
      const question = { organ: rule.organs[draw(rule.organs.length)]!, matter: rule.matters[draw(rule.matters.length)]!, on, positions: new Map(taken), facts, closed }
      return { members: inOrder(members), question }
    })
}

/** A fact of the form that the charter asks for. */
function fact(takes: FactForm['takes'], draw: (below: number) => number, named: () => readonly string[]): Fact {
  if (takes === 'parties') return named()
  if (takes === 'yes-no') return draw(2) === 0
  if (takes === 'number') return draw(200)
  return takes === 'day' ? '2024-03-20' : takes[draw(takes.length)]!
}

function rename(text: string, names: Names): string {
  return text.replaceAll(TOKEN, (token) => names.get(token) ?? token)
}

function renameCode<T extends string>(code: T, names: Names): T {
  return (names.get(code) ?? code) as T
}

function renameQuestion(question: Question, names: Names): Question {
  const { organ, matter, positions, facts } = question
  const renamedFacts = Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? (fact as readonly string[]).map((party) => renameCode(party, names)) : fact] as const)
  return {
    ...question,
    organ: renameCode(organ, names),
    matter: renameCode(matter, names),
    positions: new Map([...positions].map(([party, position]) => [renameCode(party, names), position])),
    facts: Object.fromEntries(renamedFacts),
  }
}

function inOrder<T extends string>(codes: readonly T[]): readonly T[] {
  return codes.toSorted()
}

/** The answer with every list of parties in the order of their codes: a renaming changes that order, and nothing else. */
function sorted(answer: Answer): Answer {
  return {
    ...answer,
    vetoes: inOrder(answer.vetoes),
    blockedBy: inOrder(answer.blockedBy),
    reserved: inOrder(answer.reserved),
    excluded: answer.excluded.toSorted((a, b) => (a.party < b.party ? -1 : 1)),
    reasons: answer.reasons
      .map((reason) => (reason.parties ? { ...reason, parties: inOrder(reason.parties) } : reason))
      .toSorted((a, b) => (`${a.code} ${a.parameter}` < `${b.code} ${b.parameter}` ? -1 : 1)),
  }
}
