import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { members } from '../../src/cli/members.ts'
import { run, scratch } from '../support/command.ts'
import { exampleBuilt } from '../support/records.ts'

const place = { data: join(scratch().folder, 'data') }

interface Listed {
  readonly organisation: string
  readonly on: string
  readonly parties: readonly {
    party: string
    status: string
    since: string
    claims?: readonly { status: string; from: string; until?: string; source: string }[]
  }[]
}

async function listed(...args: string[]): Promise<Listed> {
  const { code, said, json } = await run(members, [...args, '--json'], place)
  assert.equal(code, 0, said)
  return json() as Listed
}

/** The list as `party status since`, one a line, with the claims beside it. */
function brief({ parties }: Listed): readonly string[] {
  return parties.map(({ party, status, since, claims = [] }) =>
    [party, status, since, ...claims.map((claim) => `(${claim.status} ${claim.from})`)].join(' '),
  )
}

const SIX = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']

test('on 1 June 2005 six members, since the treaty entered into force, and nothing beside them', async () => {
  assert.deepEqual(await listed('csto', '--on', '2005-06-01'), {
    organisation: 'csto',
    on: '2005-06-01',
    parties: SIX.map((party) => ({ party, status: 'member', since: '1994-04-20' })),
  })
})

test('on 10 December 1993 signatories only, Georgia with the other date that a source gives', async () => {
  const found = await listed('csto', '--on', '1993-12-10')
  assert.ok(brief(found).includes('GEO signatory 1993-12-09 (signatory 1993-09-09)'), brief(found).join())
  assert.ok(brief(found).includes('AZE signatory 1993-09-24'))
  assert.deepEqual([...new Set(found.parties.map(({ status }) => status))], ['signatory'])
  assert.ok(found.parties.every(({ claims = [] }) => claims.every(({ source }) => source !== '')))
})

test('on 1 January 2007 Uzbekistan is a member again from 16 August 2006', async () => {
  const found = await listed('csto', '--on', '2007-01-01')
  assert.deepEqual(
    brief(found).slice(0, 6),
    SIX.map((party) => `${party} member 1994-04-20`),
  )
  assert.ok(brief(found)[6]!.startsWith('UZB member 2006-08-16'))
  assert.equal(found.parties.length, 7)
})

test('on 1 January 2013 Uzbekistan is suspended, with what other sources claim beside it', async () => {
  const found = await listed('csto', '--on', '2013-01-01')
  const claims = found.parties.at(-1)!.claims ?? []
  assert.ok(brief(found).at(-1)!.startsWith('UZB suspended 2012-12-19'))
  assert.ok(claims.some(({ status, from }) => status === 'suspended' && from === '2012-06-28'))
  assert.ok(claims.some(({ status }) => status === 'former'))
  assert.deepEqual(
    brief(found).slice(0, 6),
    SIX.map((party) => `${party} member 1994-04-20`),
  )
})

test('before there was a treaty there is nobody', async () => {
  assert.deepEqual(await listed('csto', '--on', '1991-01-01'), {
    organisation: 'csto',
    on: '1991-01-01',
    parties: [],
  })
})

test('those that left are listed only where they are asked for', async () => {
  const [some, all] = [
    await listed('csto', '--on', '2005-06-01'),
    await listed('csto', '--on', '2005-06-01', '--all'),
  ]
  const former = all.parties.filter(({ status }) => status === 'former').map(({ party }) => party)
  assert.deepEqual(former, ['AZE', 'GEO', 'UZB'])
  assert.equal(some.parties.length, all.parties.length - former.length)
})

test('on 25 February 2022 the Council has its fifteen, each since its own seat began', async () => {
  assert.deepEqual(brief(await listed('un-security-council', '--on', '2022-02-25')), [
    'ALB member 2022-01-01',
    'ARE member 2022-01-01',
    'BRA member 2022-01-01',
    'CHN member 1945-10-24',
    'FRA member 1945-10-24',
    'GAB member 2022-01-01',
    'GBR member 1945-10-24',
    'GHA member 2022-01-01',
    'IND member 2021-01-01',
    'IRL member 2021-01-01',
    'KEN member 2021-01-01',
    'MEX member 2021-01-01',
    'NOR member 2021-01-01',
    'RUS member 1991-12-24',
    'USA member 1945-10-24',
  ])
})

test('on 1 January 1994 those elected for two years from 1993 and from 1994 sit together', async () => {
  const found = await listed('un-security-council', '--on', '1994-01-01')
  assert.deepEqual(
    brief(found).filter((line) => !line.includes('1945') && !line.startsWith('RUS')),
    [
      'ARG member 1994-01-01',
      'BRA member 1993-01-01',
      'CZE member 1994-01-01',
      'DJI member 1993-01-01',
      'ESP member 1993-01-01',
      'NGA member 1994-01-01',
      'NZL member 1993-01-01',
      'OMN member 1994-01-01',
      'PAK member 1993-01-01',
      'RWA member 1994-01-01',
    ],
  )
  assert.equal(found.parties.length, 15)
})

test('a folder and the record built from it give the same on every asked day', async () => {
  const days = [
    '1992-05-15',
    '1993-12-10',
    '1994-04-20',
    '1999-04-02',
    '2005-06-01',
    '2007-01-01',
    '2013-01-01',
    '2026-01-01',
  ]
  const before = await Promise.all(days.map((on) => listed('csto', '--on', on, '--all')))
  const size = exampleBuilt('csto').entries.length
  const built = await run(members, ['csto', '--at', `${size}`, '--json'], place)
  assert.match(built.said, /built the example record csto/)
  assert.deepEqual(await Promise.all(days.map((on) => listed('csto', '--on', on, '--all'))), before)
  assert.deepEqual(
    await Promise.all(days.map((on) => listed('csto', '--on', on, '--all', '--at', `${size}`))),
    before,
  )
})

test('as recorded at the first position there is nobody; beyond the end nothing is found', async () => {
  assert.deepEqual((await listed('csto', '--on', '2005-06-01', '--at', '1')).parties, [])
  assert.deepEqual((await listed('csto', '--on', '2005-06-01', '--at', '0')).parties, [])
  const beyond = await run(members, ['csto', '--at', '9999', '--json'], place)
  assert.deepEqual([beyond.code, beyond.out], [3, ''])
})

test('as known on a day before a deposit was received, it had not happened', async () => {
  const later = await listed('csto', '--on', '1995-01-01')
  const then = await listed('csto', '--on', '1995-01-01', '--known', '1992-06-01')
  assert.notDeepEqual(brief(then), brief(later))
})

test('dates that are none, positions that are none and options that are none are faults of use', async () => {
  for (const args of [
    [],
    ['csto', '--on', '2005-02-30'],
    ['csto', '--on', '1 June 2005'],
    ['csto', '--known', '2005'],
    ['csto', '--at', '-1'],
    ['csto', '--at', '1.5'],
    ['csto', '--at', 'x'],
    ['csto', '--when', '2005-06-01'],
  ]) {
    const { code, out, said } = await run(members, [...args, '--json'], place)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.notEqual(said, '')
  }
})

test('an organisation that is not there is not found, whatever its name', async () => {
  for (const name of ['nowhere', 'parties', '../csto', '/nowhere', ''])
    assert.equal((await run(members, [name, '--json'], place)).code, 3, name)
})

test('without --json the same stands in lines', async () => {
  const { code, out } = await run(members, ['csto', '--on', '2005-06-01'], place)
  assert.equal(code, 0)
  assert.deepEqual(
    out
      .trim()
      .split('\n')
      .map((line) => line.split(/ +/)),
    SIX.map((party) => [party, 'member', '1994-04-20']),
  )
})
