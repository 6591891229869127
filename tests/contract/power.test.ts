/** Voting power by the contract, against published and twice computed numbers: integers to the last digit, ratios to 1e-9. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { power } from '../../src/cli/power.ts'
import type { PlayerPower, Power } from '../../src/analysis/power.ts'
import { run, scratch, type Ran } from '../support/command.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }

async function reckoned(...args: readonly string[]): Promise<Power> {
  const ran = await run(power, [...args, '--json'], place)
  assert.equal(ran.code, 0, ran.said)
  assert.equal(ran.said, '')
  return ran.json() as Power
}

let next = 0
async function weighed(rows: readonly string[], ...args: readonly string[]): Promise<Ran> {
  return run(
    power,
    ['--weights', file(`${next++}.csv`, ['party,weight', ...rows].join('\n')), ...args, '--json'],
    place,
  )
}

function near(found: number | undefined, expected: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) < 1e-9, `${found} is not ${expected}`)
}

const ALL = '--indices=banzhaf,shapley-shubik,coleman,deegan-packel,holler,johnston'

test('the Security Council: 848 of 32,768 sets adopt, none without the five; every index', async () => {
  const found = await reckoned(
    'un-security-council',
    '--organ',
    'council',
    '--matter',
    'substantive',
    '--on',
    '2020-01-15',
    ALL,
  )
  const { players, winning, coalitions, exact, minimalWinning, powerToAct, parties } = found
  assert.deepEqual(
    { players, winning, coalitions, exact, minimalWinning },
    { players: 15, winning: '848', coalitions: '32768', exact: true, minimalWinning: '210' },
  )
  near(powerToAct, 0.025878906 + 2.5e-10)
  for (const [code, of] of Object.entries(parties)) {
    const permanent = ['CHN', 'FRA', 'GBR', 'RUS', 'USA'].includes(code)
    assert.equal(of.swings, permanent ? '848' : '84')
    assert.equal(of.shapleyShubikExact, permanent ? '421/2145' : '4/2145')
    assert.deepEqual([of.veto, of.dummy], [permanent, false])
    near(of.banzhaf!.absolute, permanent ? 848 / 16384 : 84 / 16384)
    near(of.banzhaf!.normalised, permanent ? 0.16692913386 : 0.01653543307)
    near(of.coleman!.prevent, permanent ? 1 : 84 / 848)
    near(of.coleman!.initiate, permanent ? 848 / 31920 : 84 / 31920)
    near(of.deeganPackel, permanent ? 1 / 9 : 2 / 45)
    near(of.holler, permanent ? 1 / 9 : 2 / 45)
    near(of.johnston, permanent ? 0.17798742138 : 0.01100628931)
  }
})

test('on procedure nobody has a veto, and before 1966 seven of eleven were enough', async () => {
  const procedural = await reckoned('un-security-council', '--matter', 'procedural', '--on', '2020-01-15')
  assert.ok(
    Object.values(procedural.parties).every(
      ({ veto, shapleyShubikExact }) => !veto && shapleyShubikExact === '1/15',
    ),
  )
  const before = await reckoned('un-security-council', '--matter', 'substantive', '--on', '1965-12-31')
  // Two, or more, of six elected members with all five: 2^6 - 1 - 6.
  assert.deepEqual([before.players, before.winning], [11, '57'])
})

test('the European Union of 27 with the populations of 2019: 20 sets adopt by the clause on blocking minorities alone', async () => {
  const found = await reckoned(
    'european-union',
    '--organ',
    'council',
    '--matter',
    'proposal',
    '--on',
    '2020-06-01',
    '--indices',
    'banzhaf,shapley-shubik,coleman',
  )
  assert.deepEqual([found.players, found.winning, found.exact], [27, '17715329', true])
  near(found.powerToAct, 0.131989487 - 3e-10)
  const [germany, malta] = [found.parties['DEU']!, found.parties['MLT']!]
  assert.deepEqual([germany.swings, malta.swings], ['14070363', '2015101'])
  near(germany.banzhaf!.absolute, 0.2096647471)
  near(germany.banzhaf!.normalised, 0.1205019205)
  near(germany.shapleyShubik, 0.1761031139)
  near(malta.banzhaf!.absolute, 0.0300273448)
  near(malta.shapleyShubik, 0.0085256875)
  assert.ok(
    Math.abs(germany.coleman!.prevent - 0.794248) < 1e-6 &&
      Math.abs(germany.coleman!.initiate - 0.120773) < 1e-6,
  )
  assert.ok(
    Math.abs(malta.coleman!.prevent - 0.113749) < 1e-6 && Math.abs(malta.coleman!.initiate - 0.017297) < 1e-6,
  )
})

test('the electors of 2020: a majority of 538 votes, fifty-one that cast them', async () => {
  const found = (await weighed(electors(), '--more-than', '1/2')).json() as Power
  assert.deepEqual([found.players, found.exact], [51, true])
  const [california, texas, wyoming] = ['California', 'Texas', 'Wyoming'].map(
    (state) => found.parties[state]!,
  )
  near(california!.banzhaf!.absolute, 0.460711307)
  near(california!.banzhaf!.normalised, 0.110796412)
  near(california!.shapleyShubik, 0.108036834)
  near(texas!.banzhaf!.absolute, 0.317538405)
  near(texas!.shapleyShubik, 0.077428257)
  near(wyoming!.banzhaf!.absolute, 0.022692481)
  near(wyoming!.banzhaf!.normalised, 0.005457312)
  near(wyoming!.shapleyShubik, 0.005402279)
})

test('the Fund with 190 governors: numbers of 57 digits, to the last', async () => {
  const found = await reckoned(
    'imf',
    '--organ',
    'board-of-governors',
    '--matter',
    'ordinary',
    '--on',
    '2024-02-01',
    '--indices',
    'banzhaf,coleman',
  )
  assert.deepEqual([found.players, found.exact, found.error], [190, true, undefined])
  assert.equal(found.winning, '784637256957944726791917961553837610145569118036562693711')
  const of = (code: string): PlayerPower => found.parties[code]!
  assert.equal(of('USA').swings, '583698099560336101449382440444626387076426552762665323081')
  near(of('USA').banzhaf!.absolute, 0.743907776762)
  near(of('USA').banzhaf!.normalised, 0.232608124585)
  near(of('USA').coleman!.initiate, 0.743907341)
  near(of('RUS').banzhaf!.absolute, 0.076359699228)
  near(of('ARM').banzhaf!.normalised, 0.000503523938)
  near(of('TUV').banzhaf!.absolute, 0.000869941)
})

test('members that vote as one are one player, under the code of their unit and with their own', async () => {
  const { parties } = await reckoned(
    'imf',
    '--organ',
    'executive-board',
    '--matter',
    'ordinary',
    '--on',
    '2024-02-01',
    '--indices',
    'banzhaf',
  )
  const units = Object.values(parties as Record<string, { members?: readonly string[] }>).filter(
    ({ members }) => members,
  )
  assert.ok(units.length > 10 && units.every(({ members }) => members!.length > 1))
})

test('where readings of a silent charter come to the same among those that vote, nothing is asked', async () => {
  const found = await reckoned('csto', '--matter', 'procedural', '--on', '2020-01-01')
  assert.deepEqual([found.players, found.winning], [6, '22'])
})

test('what the charter leaves open is named with exit 5, and reckoned once it is stated', async () => {
  const asked = await run(power, ['african-union', '--on', '2023-01-01', '--json'], place)
  assert.equal(asked.code, 5)
  const { outcome, reasons } = asked.json() as {
    outcome: string
    reasons: readonly { code: string; parameter: string }[]
  }
  assert.equal(outcome, 'needs-parameter')
  assert.deepEqual([reasons[0]!.code, reasons[0]!.parameter], ['needs-parameter', 'consensusTested'])
  const facts = file('facts.json', JSON.stringify({ facts: { consensusTested: 'yes' } }))
  const stated = await reckoned('african-union', '--on', '2023-01-01', '--facts', facts)
  // Two thirds of fifteen.
  assert.equal(stated.parties[Object.keys(stated.parties)[0]!]!.swings, '2002')
})

test('no rule and no members are exit 5, an unknown organ 3, an unknown index 2 with those that are known', async () => {
  const code = async (...args: readonly string[]): Promise<number> => (await run(power, args, place)).code
  assert.equal(await code('un-security-council', '--matter', 'nothing-such'), 5)
  assert.equal(await code('un-security-council', '--on', '1900-01-01'), 5)
  assert.equal(await code('un-security-council', '--organ', 'nothing-such'), 3)
  assert.equal(await code('no-organisation'), 3)
  assert.equal(await code(), 2)
  assert.equal(await code('un-security-council', '--on', 'yesterday'), 2)
  const index = await run(power, ['un-security-council', '--indices', 'banzhaf,nash'], place)
  assert.equal(index.code, 2)
  assert.match(index.said, /nash.*shapley-shubik/)
})

test('weights are exact decimals: a tenth and two tenths are three tenths', async () => {
  const rows = ['A,0.1', 'B,0.2', 'C,0.3']
  const least = (await weighed(rows, '--at-least', '1/2')).json() as Power
  assert.deepEqual([least.winning, least.parties['C']!.swings], ['5', '3'])
  const more = (await weighed(rows, '--more-than', '0.5')).json() as Power
  assert.deepEqual([more.winning, more.parties['C']!.swings], ['3', '3'])
  const digits = '.000000000000000000000000000000000001'
  const fine = (await weighed([`A,1${digits}`, 'B,1', 'C,0'], '--more-than', '1/2')).json() as Power
  assert.deepEqual(
    Object.values(fine.parties).map(({ veto, dummy }) => [veto, dummy]),
    [
      [true, false],
      [false, true],
      [false, true],
    ],
  )
})

test('a quota of half or less is a game as well', async () => {
  const found = (await weighed(['A,2', 'B,1', 'C,1'], '--at-least', '1/4')).json() as Power
  assert.deepEqual([found.winning, found.parties['A']!.swings, found.parties['B']!.swings], ['7', '1', '1'])
})

test('every fault of a table of weights is named with its line, and nothing is reckoned', async () => {
  const rows = ['A,1', 'A,2', ',3', 'B,-1', 'C,1e3', 'D', 'E,', 'F, 7', 'G,0x10']
  const { code, out, said } = await weighed(rows, '--more-than', '1/2')
  assert.equal(code, 2)
  assert.equal(out, '')
  const lines = said.trimEnd().split('\n')
  assert.deepEqual(
    lines.map((line) => Number(/\.csv:(\d+):/.exec(line)?.[1])),
    [3, 4, 5, 6, 7, 8, 9, 10],
  )
})

test('no weights, weights of nothing, no quota, two quotas and a quota above the whole are usage', async () => {
  const code = async (rows: readonly string[], ...args: readonly string[]) =>
    (await weighed(rows, ...args)).code
  assert.equal(await code([], '--more-than', '1/2'), 2)
  assert.equal(await code(['A,0', 'B,0.0'], '--more-than', '1/2'), 2)
  assert.equal(await code(['A,1']), 2)
  assert.equal(await code(['A,1'], '--more-than', '1/2', '--at-least', '1/2'), 2)
  for (const share of ['3/2', '1.5', '-1/2', 'half', '1/0', ''])
    assert.equal(await code(['A,1'], '--more-than', share), 2)
  const gone = await run(power, ['--weights', join(folder, 'gone.csv'), '--more-than', '1/2'], place)
  assert.equal(gone.code, 2)
})

test('in words it says of how many sets how many adopt, by which rule, and whether it is exact, in both languages', async () => {
  const en = await run(power, ['un-security-council', '--on', '2020-01-15'], place)
  assert.match(
    en.out,
    /^15 voters\. Of 32768 sets of them, 848 adopt\.\nBy the rule “substantive” \(UN Charter, Art\. 27\(3\)\)/,
  )
  assert.match(en.out, /CHN +848 +0\.051757813 +0\.166929134 +0\.196270396 {2}veto\n/)
  const ru = await run(power, ['un-security-council', '--on', '2020-01-15', '--lang', 'ru'], place)
  assert.match(ru.out, /^15 голосующих\. Из 32768 их наборов принимают решение 848\.\n/)
  const open = await run(power, ['csto', '--matter', 'limited-format', '--on', '2020-01-01'], place)
  assert.match(open.out, /^No power can be reckoned: it depends on what is not stated/)
})

/** Electoral votes by the census of 2020: National Archives, Distribution of Electoral Votes; 538 in all. */
function electors(): readonly string[] {
  const states: Readonly<Record<number, string>> = {
    54: 'California',
    40: 'Texas',
    30: 'Florida',
    28: 'New York',
    19: 'Illinois;Pennsylvania',
    17: 'Ohio',
    16: 'Georgia;North Carolina',
    15: 'Michigan',
    14: 'New Jersey',
    13: 'Virginia',
    12: 'Washington',
    11: 'Arizona;Indiana;Massachusetts;Tennessee',
    10: 'Colorado;Maryland;Minnesota;Missouri;Wisconsin',
    9: 'Alabama;South Carolina',
    8: 'Kentucky;Louisiana;Oregon',
    7: 'Connecticut;Oklahoma',
    6: 'Arkansas;Iowa;Kansas;Mississippi;Nevada;Utah',
    5: 'Nebraska;New Mexico',
    4: 'Hawaii;Idaho;Maine;Montana;New Hampshire;Rhode Island;West Virginia',
    3: 'Alaska;Delaware;District of Columbia;North Dakota;South Dakota;Vermont;Wyoming',
  }
  const rows = Object.entries(states).flatMap(([votes, names]) =>
    names.split(';').map((name) => `${name},${votes}`),
  )
  assert.equal(
    rows.reduce((sum, row) => sum + Number(row.split(',')[1]), 0),
    538,
  )
  return rows
}
