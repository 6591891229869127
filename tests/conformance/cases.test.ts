/**
 * Procedural cases of real institutions, in our own words: `cases/<id>.yaml`, each with its source and how sure it is
 * (S: rule and facts seen; R: rule seen, facts constructed; M: a part is unverified; A: the texts are ambiguous).
 * Members are those of the case, else those of the organisation's own history on that day. Nothing here knows a case.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import * as z from 'zod/mini'
import { foldChronicle } from '../../src/core/chronicle.ts'
import type { MatterId, OrganId, PartyId } from '../../src/core/ids.ts'
import { membersOf } from '../../src/core/members.ts'
import { POSITIONS, type Position } from '../../src/core/rules/condition.ts'
import { decideQuestion, unknownPositions, type Answer, type Question } from '../../src/core/rules/question.ts'
import { day, type Day } from '../../src/core/time.ts'
import { charterOf, eventsOf, yamlFile, yamlFiles } from '../support/organisations.ts'

const FOLDER = join(import.meta.dirname, 'cases')
const parties = z.array(z.string()) as unknown as z.ZodMiniType<readonly PartyId[]>

const question = z.strictObject({
  finding: z.string(),
  on: z.string().check(z.refine((text) => day(text) !== undefined)) as unknown as z.ZodMiniType<Day>,
  organ: z.string() as unknown as z.ZodMiniType<OrganId>,
  matter: z.string() as unknown as z.ZodMiniType<MatterId>,
  members: z.optional(parties),
  roll: z.partialRecord(z.enum(POSITIONS), parties),
  facts: z._default(z.record(z.string(), z.union([z.string(), parties])), {}),
  closed: z._default(z.boolean(), true),
  expected: z.strictObject({
    outcome: z.string(),
    reasons: z.array(z.string()),
    vetoes: z.optional(z.array(z.string())),
    blockedBy: z.optional(z.array(z.string())),
    excluded: z.optional(z.array(z.string())),
    parameters: z.optional(z.array(z.string())),
    counts: z._default(z.record(z.string(), z.number()), {}),
    rule: z.optional(z.string()),
    effect: z.optional(z.record(z.string(), z.string())),
  }),
})

const file = z.strictObject({
  id: z.string(),
  confidence: z.enum(['S', 'R', 'M', 'A']),
  organisation: z.string(),
  source: z.string(),
  note: z.optional(z.string()),
  questions: z.array(question).check(z.minLength(1)),
})

for (const name of yamlFiles(FOLDER)) {
  const read = z.safeParse(file, yamlFile(join(FOLDER, name)))
  if (!read.success) {
    test(`${name} is of the form of a case`, () => assert.fail(JSON.stringify(read.error.issues)))
    continue
  }
  const { id, organisation, questions } = read.data
  for (const asked of questions) test(`${id}: ${asked.finding}`, () => checkCase(organisation, asked))
}

function checkCase(organisation: string, asked: z.infer<typeof question>): void {
  const charter = charterOf(organisation)
  const { organ, matter, on, facts, closed, expected } = asked
  const members = asked.members ?? membersOf(charter, foldChronicle(charter, eventsOf(organisation), { on }), organ, on)
  const put: Question = { organ, matter, on, positions: positionsOf(asked.roll), facts, closed }
  assert.deepEqual(unknownPositions(charter, members, put), [])
  const answer = decideQuestion(charter, members, put)
  assert.equal(answer.outcome, expected.outcome, JSON.stringify(answer))
  assert.deepEqual(answer.reasons.map(({ code }) => code), expected.reasons)
  for (const [name, wanted] of Object.entries(expected.counts)) assert.equal(answer.counts[name as keyof Answer['counts']], wanted, name)
  const given = {
    vetoes: answer.vetoes,
    blockedBy: answer.blockedBy,
    excluded: answer.excluded.map(({ party }) => party),
    parameters: answer.reasons.flatMap(({ parameter }) => parameter ?? []),
    rule: answer.rule?.id,
    effect: answer.effect,
  }
  for (const [name, value] of Object.entries(given)) {
    const wanted = expected[name as keyof typeof given]
    if (wanted !== undefined) assert.deepEqual(value, wanted, name)
  }
}

function positionsOf(roll: Partial<Record<Position, readonly PartyId[]>>): ReadonlyMap<PartyId, Position> {
  const taken = Object.entries(roll).flatMap(([position, those]) => (those ?? []).map((party) => [party, position as Position] as const))
  assert.equal(new Set(taken.map(([party]) => party)).size, taken.length, 'a party is on the roll once')
  return new Map(taken)
}
