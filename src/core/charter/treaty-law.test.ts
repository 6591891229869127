/** The rules of the Vienna Convention that stand in for a silent instrument: which article each cites. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceOfLaw, TREATY_LAW, TREATY_LAW_SOURCE } from './treaty-law.ts'

const CONVENTION = 'Vienna Convention on the Law of Treaties'
const article = (clause: string): string => {
  assert.ok(clause.startsWith(`${CONVENTION}, Art. `), clause)
  return clause.slice(CONVENTION.length + ', Art. '.length)
}

/** Every clause that the law cites, by the place where it stands. */
const clauses: readonly (readonly [string, string])[] = Object.entries(TREATY_LAW).flatMap(([part, of]) =>
  Object.entries(of as Readonly<Record<string, unknown>>).flatMap(([field, value]) =>
    typeof value === 'string' ? [[`${part} ${field}`, article(value)] as const] : [],
  ),
)

test('each rule of treaty law cites the article that states it', () => {
  assert.deepEqual(Object.fromEntries(clauses), {
    // Full powers, and confirmation of an act performed without them.
    'fullPowers clause': '7',
    'confirmation clause': '8',
    // A notification is made when the depositary, or the state it is for, has received it.
    'receipt clause': '78(b)',
    // As soon as all negotiating states have consented; for a later one on the day of its consent.
    'entryIntoForce clause': '24(2)',
    'entryIntoForce thereafter': '24(3)',
    'provisional clause': '25(1)',
    'provisional end': '25(2)',
    // When a reservation may be formulated; that it is confirmed at ratification; that an organ accepts it where the treaty
    // is the constituent instrument; what an objection does; that twelve months of silence accept it.
    'reservations when': '19',
    'reservations confirmed': '23(2)',
    'reservations organ': '20(3)',
    'reservations objection': '20(4)(b)',
    'reservations silenceClause': '20(5)',
    // No denunciation where the treaty provides for none; twelve months' notice; of the whole treaty only; revocable before
    // it takes effect.
    'withdrawal clause': '56(1)',
    'withdrawal noticeClause': '56(2)',
    'withdrawal whole': '44(1)',
    'withdrawal revocable': '68',
    // Fewer parties than entry into force needed do not end a treaty.
    'reduction clause': '55',
    'correction clause': '79(2)',
    'correction abInitio': '79(4)',
  })
})

test('who needs no full powers for any act, and who needs none to adopt a text, are those of Article 7(2)', () => {
  assert.deepEqual(
    [TREATY_LAW.fullPowers.exempt, TREATY_LAW.fullPowers.exemptForAdoption],
    [
      ['head-of-state', 'head-of-government', 'foreign-minister'],
      ['head-of-mission', 'accredited-representative'],
    ],
  )
})

test('the source of treaty law is found from each clause, names the articles that the clauses cite, and says how it was read', () => {
  const { title, locator, date, seen, via } = TREATY_LAW_SOURCE
  assert.equal(title, `${CONVENTION}, Vienna, 23 May 1969`)
  assert.deepEqual([date, seen], ['1969-05-23', 'text'])
  assert.match(via ?? '', /authentic English text/)
  const listed = new Set(
    [...locator!.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, from, to]) =>
      Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => Number(from) + at),
    ),
  )
  for (const [place, cited] of clauses) {
    assert.ok(listed.has(Number.parseInt(cited, 10)), `${place}: ${cited} in ${locator}`)
    assert.equal(sourceOfLaw(`${CONVENTION}, Art. ${cited}`), TREATY_LAW_SOURCE, place)
  }
})
