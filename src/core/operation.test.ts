import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KINDS } from './acts/index.ts'
import type { Happening } from './acts/kind.ts'
import type { Charter } from './charter/charter.ts'
import type { OfficeId, PartyId } from './ids.ts'
import { isOpen, operationStatus, remaining, type Operation } from './operation.ts'
import { branch, emptySituation, type Situation } from './situation.ts'
import type { Day, Instant } from './time.ts'

const ANSA = { party: 'ANSA' as PartyId }
const BRISO = { party: 'BRISO' as PartyId }
const DESK = { office: 'secretariat' as OfficeId }

let position = 0
function take(to: Situation, kind: string, act: Partial<Happening<unknown>>): void {
  const whole = { by: DESK, body: {}, day: '2026-03-02' as Day, act: position++, ...act }
  KINDS.get(kind)!.evolve(to, whole, {} as Charter)
}

const operation = 'breakwater'
const of = (situation: Situation): Operation => situation.operations.get(operation)!

function underway(): Situation {
  const situation = emptySituation()
  take(situation, 'assistance.requested', { by: ANSA, body: { operation } })
  take(situation, 'operation.mandated', { body: { operation, question: 'Q/1' } })
  return situation
}

test('each step keeps its own moment: the instant where there is one, else the day', () => {
  const situation = underway()
  take(situation, 'contingent.pledged', { by: BRISO, body: { operation, personnel: 5 } })
  const instant = '2026-03-04T10:00:00Z' as Instant
  take(situation, 'contingent.deployed', {
    by: BRISO,
    body: { operation },
    day: '2026-03-04' as Day,
    instant,
  })
  const { pledged, deployed, authorised } = of(situation).contingents.get(BRISO.party)!
  assert.deepEqual([pledged?.at, deployed?.at, authorised], ['2026-03-02', instant, undefined])
})

test('figures of several sources stand side by side, in the order of act and claims, and no field names one of them', () => {
  const situation = underway()
  take(situation, 'contingent.deployed', {
    by: BRISO,
    body: { operation, personnel: 100 },
    sources: ['gazette'],
    claims: [
      { source: 'herald', says: { personnel: 70 } },
      { source: 'courier', says: { units: [] } },
    ],
  })
  assert.deepEqual(of(situation).contingents.get(BRISO.party)!.deployed?.personnel, [
    { value: 100, sources: ['gazette'] },
    { value: 70, sources: ['herald'] },
  ])
})

test('where only a claim gives a number, the act itself gives none', () => {
  const situation = underway()
  const claims = [{ source: 'herald', says: { personnel: 70 } }]
  take(situation, 'contingent.deployed', { by: BRISO, body: { operation }, claims })
  assert.deepEqual(of(situation).contingents.get(BRISO.party)!.deployed?.personnel, [
    { value: 70, sources: ['herald'] },
  ])
})

test('an operation is open until it is ended and completed; either alone leaves it open', () => {
  const ended = { body: { operation, question: 'Q/2' } }
  const situation = underway()
  assert.equal(operationStatus(of(situation)), 'mandated')
  take(situation, 'operation.completed', { body: { operation } })
  assert.deepEqual([operationStatus(of(situation)), isOpen(of(situation))], ['mandated', true])
  const other = underway()
  take(other, 'operation.ended', ended)
  assert.deepEqual([operationStatus(of(other)), isOpen(of(other))], ['ended', true])
  take(other, 'operation.completed', { body: { operation } })
  assert.deepEqual([operationStatus(of(other)), isOpen(of(other))], ['completed', false])
})

test('a contingent remains from its deployment to its withdrawal; a pledge is none', () => {
  const situation = underway()
  take(situation, 'contingent.pledged', { by: ANSA, body: { operation } })
  assert.deepEqual(remaining(of(situation)), [])
  for (const by of [BRISO, ANSA]) take(situation, 'contingent.deployed', { by, body: { operation } })
  assert.deepEqual(remaining(of(situation)), ['ANSA', 'BRISO'])
  take(situation, 'contingent.withdrawn', { by: ANSA, body: { operation } })
  assert.deepEqual(remaining(of(situation)), ['BRISO'])
})

test('what happens on a branch does not happen to the situation it was taken from', () => {
  const situation = underway()
  take(situation, 'consultation.requested', {
    by: ANSA,
    body: { consultation: 'storm', ground: 'threat', concerning: ['BRISO'] },
  })
  const before = structuredClone([situation.operations, situation.consultations])
  const copy = branch(situation)
  take(copy, 'contingent.deployed', { by: BRISO, body: { operation } })
  take(copy, 'assistance.requested', { by: ANSA, body: { operation: 'pier' } })
  take(copy, 'consultation.objected', { by: BRISO, body: { consultation: 'storm' } })
  assert.deepEqual([situation.operations, situation.consultations], before)
  assert.deepEqual([copy.operations.size, copy.consultations.get('storm')?.objections.size], [2, 1])
})
