/** Who speaks for a party in an organ, while credentials are challenged or two delegations claim one seat. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { charterOf } from '../../tests/support/organisations.ts'
import { againstSeat, claimsTo, FINDINGS, seatOf, type CredentialsStep } from './credentials.ts'
import type { OrganId, PartyId } from './ids.ts'
import { emptySituation, type Situation } from './situation.ts'
import type { Instant } from './time.ts'

const conference = charterOf('isle-conference')
const [CONFERENCE, HARBOURS] = ['conference', 'harbours'] as [OrganId, OrganId]
const [ARRAN, BARRA] = ['ARRAN', 'BARRA'] as [PartyId, PartyId]

type Step = readonly ['lodged' | 'challenged' | CredentialsStep['finding'], string?]

/** What these steps leave, in both organs. A step without a code is of the one delegation that a party mostly has. */
function after(steps: readonly Step[]): Situation {
  const situation = emptySituation()
  for (const organ of [CONFERENCE, HARBOURS])
    for (const [what, delegation] of steps) {
      const of = { organ, party: ARRAN, ...(delegation === undefined ? {} : { delegation }) }
      const { credentials, examinations } = situation.meetings
      if (what === 'lodged')
        credentials.push({ ...of, rank: 'ambassador', at: '2026-02-01T09:00:00Z' as Instant })
      else examinations.push(what === 'challenged' ? { ...of, challenger: BARRA } : { ...of, finding: what! })
    }
  return situation
}

const speaks = (organ: OrganId, ...steps: readonly Step[]): string => {
  const seat = seatOf(conference, after(steps), organ, ARRAN)
  return seat ? `${seat.as} ${seat.speaks ? (seat.speaks.delegation ?? 'the one') : 'nobody'}` : 'no question'
}

test('whose credentials nobody challenged sits in full order, and so does who lodged none', () => {
  assert.equal(speaks(CONFERENCE, ['lodged']), 'full the one')
  assert.equal(speaks(HARBOURS, ['lodged']), 'full the one')
  assert.equal(speaks(CONFERENCE), 'no question')
  assert.equal(againstSeat(conference, after([]), CONFERENCE, ARRAN), undefined)
})

test('until it is found, a challenged representative sits provisionally, or not at all where the charter says so', () => {
  assert.equal(speaks(CONFERENCE, ['lodged'], ['challenged']), 'provisional the one')
  assert.equal(speaks(HARBOURS, ['lodged'], ['challenged']), 'none nobody')
  for (const organ of [CONFERENCE, HARBOURS]) {
    const deferred = speaks(organ, ['lodged'], ['challenged'], ['deferred'])
    assert.equal(deferred, speaks(organ, ['lodged'], ['challenged']))
    assert.equal(speaks(organ, ['lodged'], ['challenged'], ['accepted']), 'full the one')
    assert.equal(speaks(organ, ['lodged'], ['challenged'], ['not-accepted'], ['lodged']), 'none nobody')
  }
})

test('of two delegations the first speaks meanwhile, or neither; a finding names one', () => {
  const two: readonly Step[] = [
    ['lodged', 'council'],
    ['lodged', 'court'],
    ['lodged', 'council'],
  ]
  assert.equal(speaks(CONFERENCE, ...two), 'provisional council')
  assert.equal(speaks(HARBOURS, ...two), 'none nobody')
  for (const organ of [CONFERENCE, HARBOURS]) {
    assert.equal(speaks(organ, ...two, ['accepted', 'court']), 'full court')
    assert.equal(speaks(organ, ...two, ['accepted', 'council'], ['accepted', 'court']), 'full court')
    const back: readonly Step[] = [
      ['accepted', 'court'],
      ['accepted', 'council'],
    ]
    assert.equal(speaks(organ, ...two, ...back), 'full council')
    assert.equal(speaks(organ, ...two, ['not-accepted', 'court'], ['not-accepted', 'council']), 'none nobody')
  }
  assert.equal(speaks(CONFERENCE, ...two, ['not-accepted', 'council']), 'provisional court')
  assert.equal(
    speaks(CONFERENCE, ...two, ['accepted', 'court'], ['challenged', 'court']),
    'provisional court',
  )
  assert.equal(speaks(HARBOURS, ...two, ['accepted', 'court'], ['challenged', 'court']), 'none nobody')
  // What was accepted and then is not leaves the seat to be claimed.
  assert.equal(
    speaks(CONFERENCE, ...two, ['accepted', 'court'], ['not-accepted', 'court']),
    'provisional council',
  )
})

test('a delegation without a code is one of two as well', () => {
  const two: readonly Step[] = [['lodged'], ['lodged', 'court']]
  assert.equal(speaks(CONFERENCE, ...two), 'provisional the one')
  assert.equal(speaks(CONFERENCE, ...two, ['accepted']), 'full the one')
  assert.equal(speaks(CONFERENCE, ...two, ['accepted'], ['accepted', 'court']), 'full court')
})

test('a refusal says which delegation speaks, that none does, or that none was accepted', () => {
  const against = (organ: OrganId, steps: readonly Step[], of?: { delegation?: string }): unknown =>
    againstSeat(conference, after(steps), organ, ARRAN, of)
  const two: readonly Step[] = [
    ['lodged', 'council'],
    ['lodged', 'court'],
  ]
  const clause = { clause: 'Rules, r. 28', parties: [ARRAN] }
  const council = { code: 'credentials-pending', ...clause, needed: 'council' }
  assert.deepEqual(against(CONFERENCE, two, { delegation: 'court' }), council)
  assert.equal(against(CONFERENCE, two, { delegation: 'council' }), undefined)
  assert.equal(against(CONFERENCE, two), undefined)
  const none = { code: 'credentials-pending', clause: 'Rules, r. 29', parties: [ARRAN] }
  assert.deepEqual(against(HARBOURS, two), none)
  const refused = { code: 'credentials-refused', ...clause }
  assert.deepEqual(against(CONFERENCE, [['lodged'], ['not-accepted']]), refused)
})

test('whatever is lodged, challenged and found, one delegation at most speaks, and none that was refused last', () => {
  const step = fc.tuple(
    fc.constantFrom<Step[0]>('lodged', 'challenged', ...FINDINGS),
    fc.constantFrom(undefined, 'council', 'court'),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom(CONFERENCE, HARBOURS), (steps, organ) => {
      const situation = after(steps as readonly Step[])
      const seat = seatOf(conference, situation, organ, ARRAN)
      const claims = claimsTo(situation, organ, ARRAN)
      assert.equal(seat === undefined, claims.length === 0)
      if (!seat) return
      assert.equal(seat.speaks === undefined, seat.as === 'none')
      assert.notEqual(seat.speaks?.finding, 'not-accepted')
      // Full order: accepted and not doubted since, or alone and never doubted.
      const { speaks: one } = seat
      const sure = one?.challengers.length === 0 && (one.finding === 'accepted' || claims.length === 1)
      assert.equal(seat.as === 'full', sure)
    }),
    { numRuns: 500 },
  )
})

test('what was lodged, challenged and found of others leaves a seat as it is', () => {
  const situation = after([['lodged'], ['challenged'], ['not-accepted']])
  situation.meetings.credentials.push({
    organ: CONFERENCE,
    party: BARRA,
    rank: 'ambassador',
    at: '2026-02-01T09:00:00Z' as Instant,
  })
  assert.equal(seatOf(conference, situation, CONFERENCE, BARRA)?.as, 'full')
  const silent = charterOf('harbour-league')
  assert.equal(seatOf(silent, situation, CONFERENCE, ARRAN), undefined)
})
