import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { under, votes } from '../../../tests/support/council.ts'
import { effectCode, effectCodes } from './effect.ts'

const carried = { yes: 'ANSA BRISO', abstain: 'CALDO' }

test('the first case that fits a member is its effect: by what it did, by a finding that names it, while a condition holds', () => {
  const effect = [
    { named: 'declared', position: ['abstain' as const], is: 'opted-out' },
    { if: votes(3n), is: 'consent-required' },
    { named: 'declared', is: 'not-bound' },
    { position: ['yes' as const, 'not-voted' as const], is: 'bound' },
  ]
  const answer = under({ adopt: votes(1n), effect }, carried, { facts: { declared: ['ANSA', 'CALDO'] } })
  assert.deepEqual(answer.effect, {
    ANSA: 'not-bound',
    BRISO: 'bound',
    CALDO: 'opted-out',
    DORNE: 'bound',
    ESKER: 'bound',
    FIRTHA: 'bound',
    GANNET: 'bound',
  })
})

test('a member that no case fits has no effect, and one that is excluded has no stand that a case could name', () => {
  const excluded = [{ fact: 'concerned', required: false, base: 'shrinks' as const }]
  const effect = [{ position: ['yes' as const], is: 'bound' }]
  const answer = under({ adopt: votes(1n), excluded, effect }, carried, { facts: { concerned: ['BRISO'] } })
  assert.deepEqual(answer.effect, { ANSA: 'bound' })
  assert.deepEqual(under({ adopt: votes(1n), effect: [] }, carried).effect, {})
})

test('what is executory begins so many days after the day that a fact gives, and later while it gives none', () => {
  const effect = [{ is: { executory: { fact: 'published', days: 60n } } }]
  const of = (facts: object): unknown =>
    under({ adopt: votes(1n), effect }, carried, { facts: { ...facts } }).effect['ANSA' as never]
  assert.deepEqual(of({ published: '2026-01-31' }), { executoryFrom: '2026-04-01' })
  assert.deepEqual([of({}), of({ published: 'soon' })], ['executory-later', 'executory-later'])
})

test('what follows for the organ follows its outcome, while its condition holds, with its time and its clause where it has them', () => {
  const follows = [
    { on: 'adopted' as const, is: 'stands' },
    { on: 'not-adopted' as const, is: 're-vote', within: '24h', clause: 'Art. 9' },
    { on: 'not-adopted' as const, is: 'refer', if: votes(2n) },
  ]
  assert.deepEqual(under({ adopt: votes(1n), follows }, carried).follows, [{ is: 'stands' }])
  const lost = under({ adopt: votes(6n), follows }, carried).follows
  assert.deepEqual(lost, [{ is: 're-vote', within: '24h', clause: 'Art. 9' }, { is: 'refer' }])
  assert.deepEqual(
    under({ adopt: votes(6n), follows }, { yes: 'ANSA' }).follows.map(({ is }) => is),
    ['re-vote'],
  )
})

test('an effect that begins on a day has one code, and the codes of a charter are each listed once', () => {
  assert.equal(effectCode('bound'), 'bound')
  assert.equal(effectCode({ executoryFrom: '2026-04-01' as never }), 'executory')
  const charter = charterOf('harbour-league')
  const [rule] = charter.rules
  const effect = [{ is: 'bound' }, { is: { executory: { fact: 'published', days: 1n } } }, { is: 'aside' }]
  const rules = [
    { ...rule!, effect },
    { ...rule!, effect: [{ is: 'bound' }] },
  ]
  assert.deepEqual(effectCodes({ ...charter, rules }), ['aside', 'bound', 'executory'])
})

test('while the question runs, a member has an effect only where nothing that it may still do changes it', () => {
  const running = { closed: false }
  const of = (
    effect: Parameters<typeof under>[0]['effect'],
    stood: Parameters<typeof under>[1] = carried,
  ): unknown => under({ adopt: votes(1n), effect: effect! }, stood, running).effect
  const others = ['DORNE', 'ESKER', 'FIRTHA', 'GANNET']
  const all = (is: string): object => Object.fromEntries(others.map((party) => [party, is]))
  // Who has voted has its effect; who has not may still vote otherwise.
  assert.deepEqual(of([{ position: ['yes'], is: 'bound' }, { is: 'not-bound' }]), {
    ANSA: 'bound',
    BRISO: 'bound',
    CALDO: 'not-bound',
  })
  assert.deepEqual(of([{ position: ['yes'], is: 'bound' }]), { ANSA: 'bound', BRISO: 'bound' })
  // Whatever it does, it comes to the same, by one case or by two that say the same.
  assert.deepEqual(of([{ position: ['yes'], is: 'bound' }, { is: 'bound' }]), {
    ANSA: 'bound',
    BRISO: 'bound',
    CALDO: 'bound',
    ...all('bound'),
  })
  // That it does nothing is one of the ways.
  const idle = of([{ position: ['not-voted'], is: 'not-bound' }, { is: 'bound' }])
  assert.deepEqual(idle, { ANSA: 'bound', BRISO: 'bound', CALDO: 'bound' })
  const later = { is: { executory: { fact: 'published', days: 1n } } }
  assert.deepEqual(Object.keys(of([later]) as object).length, 7)
  // Two cases of a day are not one, though they may come to the same day.
  assert.deepEqual(of([{ position: ['yes'], ...later }, later]), {
    ANSA: 'executory-later',
    BRISO: 'executory-later',
    CALDO: 'executory-later',
  })
})

test('while the question runs, a case whose condition is open may come to hold, and nobody that it would fit has an effect', () => {
  const effect = [
    { position: ['abstain' as const], if: votes(3n), is: 'opted-out' },
    { position: ['abstain' as const, 'yes' as const], is: 'bound' },
  ]
  const running = under({ adopt: votes(1n), effect }, carried, { closed: false }).effect
  assert.deepEqual(running, { ANSA: 'bound', BRISO: 'bound' })
  assert.equal(under({ adopt: votes(1n), effect }, carried).effect['CALDO'], 'bound')
})
