import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decide } from '../../src/cli/decide.ts'
import { run, scratch, type Ran } from '../support/command.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const NONE = {
  yes: 0,
  no: 0,
  abstain: 0,
  absent: 0,
  notParticipating: 0,
  notVoted: 0,
  objection: 0,
  reservation: 0,
  silent: 0,
}
const SIX = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
const ELECTED = ['ALB', 'ARE', 'BRA', 'GAB', 'GHA', 'IND', 'IRL', 'KEN', 'MEX', 'NOR']

let next = 0
async function put(org: string, on: string, ballots: unknown, ...args: string[]): Promise<Ran> {
  const text = typeof ballots === 'string' ? ballots : JSON.stringify(ballots)
  return run(decide, [org, '--on', on, '--positions', file(`${next++}.json`, text), '--json', ...args], place)
}

interface Answered {
  readonly outcome: string
  readonly reasons: readonly { code: string; parameter?: string; parties?: readonly string[] }[]
  readonly blockedBy: readonly string[]
  readonly vetoes: readonly string[]
}

async function answer(org: string, on: string, ballots: unknown, ...args: string[]): Promise<Answered> {
  const { code, said, json } = await put(org, on, ballots, ...args)
  assert.equal(code, 0, said)
  return json() as Answered
}

function all(parties: readonly string[], position: string): Record<string, string> {
  return Object.fromEntries(parties.map((party) => [party, position]))
}

const ARTICLE = { clause: 'UN Charter, Art. 27(3)' }
const UN_CHARTER = { title: 'Charter of the United Nations', seen: 'text' }
// Nobody here has read Article 12 in the text: the answer says so.
const CSTO_CHARTER = {
  title: 'Charter of the Collective Security Treaty Organization, Chisinau, 7 October 2002',
  seen: 'secondhand',
}

test('a veto is answered in full: outcome, reason, counts, who, rule', async () => {
  const positions = { ...all(ELECTED, 'yes'), USA: 'yes', RUS: 'no', CHN: 'abstain', FRA: 'absent' }
  assert.deepEqual(await answer('un-security-council', '2022-02-25', { positions }), {
    outcome: 'not-adopted',
    closed: true,
    reasons: [{ code: 'veto', clause: 'UN Charter, Art. 27(3)', parties: ['RUS'] }],
    counts: { ...NONE, yes: 11, no: 1, abstain: 1, absent: 1, notVoted: 1 },
    vetoes: ['RUS'],
    blockedBy: [],
    excluded: [],
    reserved: [],
    follows: [],
    rule: { id: 'substantive', clause: 'UN Charter, Art. 27(3)', inForce: '1966-01-01', source: UN_CHARTER },
    effect: {},
    settled: true,
    stillNeeded: [{ code: 'no-veto', ...ARTICLE, needed: '5', reached: '4', lacking: '1', parties: ['RUS'] }],
  })
})

test('eight of nine needed, as the contract shows it', async () => {
  const positions = {
    ...all(ELECTED.slice(0, 8), 'yes'),
    RUS: 'no',
    CHN: 'no',
    ...all(['FRA', 'GBR', 'USA', 'MEX', 'NOR'], 'abstain'),
  }
  assert.deepEqual(await answer('un-security-council', '2022-02-25', { positions }), {
    outcome: 'not-adopted',
    closed: true,
    reasons: [{ code: 'insufficient-votes', clause: 'UN Charter, Art. 27(3)', needed: '9', reached: '8' }],
    counts: { ...NONE, yes: 8, no: 2, abstain: 5 },
    vetoes: [],
    blockedBy: [],
    excluded: [],
    reserved: [],
    follows: [],
    rule: { id: 'substantive', clause: 'UN Charter, Art. 27(3)', inForce: '1966-01-01', source: UN_CHARTER },
    effect: {},
    settled: true,
    stillNeeded: [
      { code: 'votes', ...ARTICLE, needed: '9', reached: '8', lacking: '1' },
      { code: 'no-veto', ...ARTICLE, needed: '5', reached: '3', lacking: '2', parties: ['CHN', 'RUS'] },
    ],
  })
})

test('seven of eleven were needed until the end of 1965, nine of fifteen from 1966', async () => {
  const rule = async (on: string): Promise<unknown> =>
    (
      (await answer('un-security-council', on, { positions: { FRA: 'yes' } })) as unknown as {
        reasons: readonly { needed: string }[]
      }
    ).reasons[0]!.needed
  assert.equal(await rule('1965-12-31'), '7')
  assert.equal(await rule('1966-01-01'), '9')
})

test('consensus by signature: whoever has done nothing, is silent or is absent blocks', async () => {
  const others = all(SIX.slice(1), 'yes')
  const codes = {
    absent: 'absence-blocks',
    silent: 'silence-blocks',
    no: 'objection',
    objection: 'objection',
  }
  for (const [position, code] of Object.entries(codes)) {
    const found = await answer('csto', '2022-01-10', { positions: { ...others, ARM: position } })
    assert.deepEqual(
      [found.outcome, found.blockedBy, found.reasons.map((one) => one.code)],
      ['not-adopted', ['ARM'], [code]],
      position,
    )
  }
  const left = await answer('csto', '2022-01-10', { positions: others })
  assert.deepEqual(
    [left.outcome, left.blockedBy, left.reasons[0]?.code],
    ['not-adopted', ['ARM'], 'not-voted-blocks'],
  )
})

test('consensus by signature: what an abstention does is asked for, and answered when it is given', async () => {
  const positions = { ...all(SIX.slice(1), 'yes'), ARM: 'abstain' }
  const asked = await answer('csto', '2022-01-10', { positions })
  assert.deepEqual(
    [asked.outcome, asked.reasons.map(({ code, parameter }) => [code, parameter])],
    ['needs-parameter', [['needs-parameter', 'abstention']]],
  )
  const given = async (abstention: string): Promise<string> =>
    (await answer('csto', '2022-01-10', { positions, facts: { abstention } })).outcome
  assert.deepEqual([await given('does-not-block'), await given('blocks')], ['adopted', 'not-adopted'])
})

test('by votes: whoever is left out or absent or abstains is no vote for and blocks nothing', async () => {
  for (const position of ['absent', 'abstain', 'not-participating'])
    assert.equal(
      (
        await answer('un-security-council', '2022-02-25', {
          positions: { ...all(ELECTED, 'yes'), RUS: position },
        })
      ).outcome,
      'adopted',
    )
  assert.equal(
    (await answer('un-security-council', '2022-02-25', { positions: all(ELECTED, 'yes') })).outcome,
    'adopted',
  )
})

test('by votes: silence is no position there', async () => {
  const { code, out, said } = await put('un-security-council', '2022-02-25', { positions: { RUS: 'silent' } })
  assert.deepEqual([code, out], [2, ''])
  assert.match(said, /RUS/)
})

test('everyone’s signature adopts and binds', async () => {
  const found = await answer('csto', '2022-01-10', { positions: all(SIX, 'yes') })
  assert.deepEqual(found, {
    outcome: 'adopted',
    closed: true,
    reasons: [{ code: 'consensus', clause: 'CSTO Charter, Art. 12' }],
    counts: { ...NONE, yes: 6 },
    vetoes: [],
    blockedBy: [],
    excluded: [],
    reserved: [],
    follows: [],
    rule: { id: 'consensus', clause: 'CSTO Charter, Art. 12', inForce: '2003-09-18', source: CSTO_CHARTER },
    effect: all(SIX, 'bound'),
  })
})

test('without any position the attendance is asked for, in every organisation', async () => {
  for (const [org, on] of [
    ['csto', '2022-01-10'],
    ['un-security-council', '2022-02-25'],
  ] as const) {
    for (const ballots of [{}, { positions: {} }]) {
      const found = await answer(org, on, ballots)
      assert.deepEqual(
        [found.outcome, found.reasons.map(({ parameter }) => parameter)],
        ['needs-parameter', ['attendance']],
      )
    }
  }
})

test('a question that runs is open until nothing can change it', async () => {
  const running = async (org: string, on: string, positions: object): Promise<string> =>
    (await answer(org, on, { positions, closed: false })).outcome
  assert.equal(await running('csto', '2022-01-10', all(SIX.slice(1), 'yes')), 'open')
  assert.equal(await running('csto', '2022-01-10', {}), 'open')
  assert.equal(await running('un-security-council', '2022-02-25', all(ELECTED, 'yes')), 'open')
})

test('a party that is no member that day makes it out of order, and is named', async () => {
  const found = await answer('csto', '2022-01-10', { positions: { ...all(SIX, 'yes'), GEO: 'no' } })
  assert.deepEqual(found.reasons, [
    { code: 'not-a-member', clause: 'CSTO Charter, Art. 12', parties: ['GEO'] },
  ])
  assert.equal(found.outcome, 'out-of-order')
  assert.equal((await answer('csto', '2013-01-01', { positions: { UZB: 'yes' } })).outcome, 'out-of-order')
  assert.equal((await answer('csto', '2007-01-01', { positions: { UZB: 'yes' } })).outcome, 'not-adopted')
})

test('a matter that no rule provides for is out of order', async () => {
  for (const matter of ['weather', 'limited-format', 'constructor', '__proto__']) {
    const found = await answer('csto', '2005-01-01', { positions: { ARM: 'yes' } }, '--matter', matter)
    assert.deepEqual([found.outcome, found.reasons], ['out-of-order', [{ code: 'no-rule' }]], matter)
  }
})

test('the state concerned is asked for where the rule leaves it out, and left out when it is given', async () => {
  const ballots = { positions: all(SIX.slice(1), 'yes') }
  const asked = await answer('csto', '2022-01-10', ballots, '--matter', 'suspension')
  assert.deepEqual([asked.outcome, asked.reasons[0]?.parameter], ['needs-parameter', 'stateConcerned'])
  const given = await answer(
    'csto',
    '2022-01-10',
    { ...ballots, facts: { stateConcerned: ['ARM'] } },
    '--matter',
    'suspension',
  )
  assert.equal(given.outcome, 'adopted')
})

test('an organ that is not, and an organisation that is not, are not found', async () => {
  const ballots = { positions: { ARM: 'yes' } }
  for (const organ of ['senate', 'constructor', '__proto__', ''])
    assert.equal((await put('csto', '2022-01-10', ballots, '--organ', organ)).code, 3, organ)
  assert.equal((await put('nowhere', '2022-01-10', ballots)).code, 3)
})

for (const [what, text] of [
  ['a key that stands twice', '{"positions":{"ARM":"yes","ARM":"no"}}'],
  ['a key that stands twice, once escaped', '{"positions":{"ARM":"yes","\\u0041RM":"no"}}'],
  ['two lists of positions', '{"positions":{"ARM":"yes"},"positions":{}}'],
  ['a code that nobody knows', '{"positions":{"XXX":"yes"}}'],
  ['a code in small letters', '{"positions":{"arm":"yes"}}'],
  ['a name of the object itself', '{"positions":{"__proto__":"yes"}}'],
  ['a position that is none', '{"positions":{"ARM":"maybe"}}'],
  ['a position that is no text', '{"positions":{"ARM":true}}'],
  ['a position that is null', '{"positions":{"ARM":null}}'],
  ['positions in a list', '{"positions":["ARM"]}'],
  ['a key that is none', '{"positions":{},"votes":{}}'],
  ['a fact that is none', '{"positions":{"ARM":"yes"},"facts":{"weather":["ARM"]}}'],
  ['a fact of a party that nobody knows', '{"positions":{"ARM":"yes"},"facts":{"stateConcerned":["XXX"]}}'],
  ['a fact that is no list', '{"positions":{"ARM":"yes"},"facts":{"stateConcerned":"ARM"}}'],
  ['a parameter of another value', '{"positions":{"ARM":"yes"},"facts":{"abstention":"perhaps"}}'],
  ['a state that is neither running nor closed', '{"positions":{"ARM":"yes"},"closed":"no"}'],
  ['no JSON', 'ARM: yes'],
  ['nothing', ''],
  ['null', 'null'],
  ['JSON cut off', '{"positions":{"ARM":"yes"}'],
  ['JSON nested without end', '['.repeat(100_000)],
] as const) {
  test(`${what} is a fault of use, said on standard error`, async () => {
    const { code, out, said } = await put('csto', '2022-01-10', text)
    assert.deepEqual([code, out], [2, ''])
    assert.notEqual(said.trim(), '')
  })
}

test('no file, and a file that is not there, are faults of use', async () => {
  assert.equal((await run(decide, ['csto', '--json'], place)).code, 2)
  assert.equal((await run(decide, ['csto', '--positions', join(folder, 'nowhere.json')], place)).code, 2)
  assert.equal((await run(decide, ['csto', '--positions', folder], place)).code, 2)
})

test('with --explain the same answer stands in sentences, in the language asked for', async () => {
  const positions = file('explain.json', JSON.stringify({ positions: all(SIX.slice(1), 'yes') }))
  const say = (lang: string): Promise<Ran> =>
    run(decide, ['csto', '--on', '2022-01-10', '--positions', positions, '--explain', '--lang', lang], place)
  const [en, ru] = [await say('en'), await say('ru')]
  assert.match(en.out, /^Not adopted\n/)
  assert.match(en.out, /\[CSTO Charter, Art\. 12\]/)
  assert.match(ru.out, /\p{Script=Cyrillic}/u)
})

test('with --explain each condition stands with its mark and its figures, and what is wanting', async () => {
  const positions = file('nine.json', JSON.stringify({ positions: all(ELECTED.slice(0, 8), 'yes') }))
  const args = ['un-security-council', '--on', '2022-02-25', '--positions', positions, '--explain']
  const { out } = await run(decide, args, place)
  for (const line of [
    '    - [does not hold] at least 9 members vote for it: 8; 9 needed',
    '    - [holds] no member of the group “permanent” votes against (each has a veto)',
    '  - 1 more that vote for it [UN Charter, Art. 27(3)]',
  ])
    assert.ok(out.split('\n').includes(line), out)
  const running = file('running.json', JSON.stringify({ positions: all(ELECTED, 'yes'), closed: false }))
  const open = await run(decide, [...args.slice(0, 4), running, '--explain', '--lang', 'ru'], place)
  assert.match(open.out, /^Не завершено\n/)
  assert.match(open.out, /\[открыто\] выполнено все это/)
  assert.match(open.out, /Остальные еще могут изменить исход\./)
})

test('an answer that took a table of weights names the source of the table and how it was read', async () => {
  const positions = { AUT: 'yes', BEL: 'no' }
  const { weights } = (await answer(
    'european-union',
    '2020-06-01',
    { positions, facts: { attendance: 'as-recorded' } },
    '--matter',
    'without-proposal',
  )) as unknown as {
    weights: readonly { weight: string; source: { title: string; seen: string } }[]
  }
  assert.deepEqual(
    weights.map(({ weight, source }) => [weight, source.seen]),
    [['population', 'secondhand']],
  )
  assert.match(weights[0]!.source.title, /2018\/2076/)
})

test('a batch answers each line under its id, a bad one with its fault, and the rest run', async () => {
  const good = { org: 'csto', on: '2022-01-10', positions: all(SIX, 'yes') }
  const lines = [
    JSON.stringify({ id: 1, ...good }),
    'not json',
    '',
    JSON.stringify({ id: 'b', ...good, org: 'nowhere' }),
    JSON.stringify({ id: 'c', ...good, organ: 'senate' }),
    JSON.stringify({ id: 'd', ...good, on: '2022-02-30' }),
    JSON.stringify({ id: 'e', ...good, positions: { XXX: 'yes' } }),
    JSON.stringify({ id: 'f', ...good, more: 1 }),
    '{"id":"g","id":"h","org":"csto"}',
    '[]',
    'null',
    JSON.stringify({ id: 'i', ...good, matter: 7 }),
    JSON.stringify({
      id: 'z',
      org: 'un-security-council',
      organ: 'council',
      matter: 'substantive',
      on: '2022-02-25',
      positions: { ...all(ELECTED, 'yes'), RUS: 'no' },
      facts: {},
      closed: true,
    }),
  ]
  const { code, out } = await run(decide, ['--batch', file('batch.jsonl', lines.join('\n')), '--json'], place)
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; outcome?: string; fault?: string; vetoes?: unknown })
  assert.equal(code, 2)
  assert.deepEqual(
    answers.map(({ id, outcome }) => [id, outcome]),
    [
      [1, 'adopted'],
      ['', undefined],
      ['b', undefined],
      ['c', undefined],
      ['d', undefined],
      ['e', undefined],
      ['f', undefined],
      ['', undefined],
      ['', undefined],
      ['', undefined],
      ['i', undefined],
      ['z', 'not-adopted'],
    ],
  )
  assert.deepEqual(answers.at(-1)!.vetoes, ['RUS'])
  for (const one of answers) {
    const isFault = one.outcome === undefined
    assert.deepEqual(
      [isFault, Object.keys(one).length],
      [typeof one.fault === 'string' && one.fault !== '', isFault ? 2 : one.outcome === 'adopted' ? 12 : 14],
    )
  }
})

test('a line of a batch answers what the single question answers', async () => {
  const ballots = {
    positions: { ...all(SIX.slice(1), 'yes'), ARM: 'abstain' },
    facts: { abstention: 'blocks' },
    closed: true,
  }
  const single = await answer('csto', '2022-01-10', ballots)
  const batch = file(
    'one.jsonl',
    `${JSON.stringify({ id: 'x', org: 'csto', on: '2022-01-10', ...ballots })}\r\n`,
  )
  const { code, json } = await run(decide, ['--batch', batch, '--json'], place)
  assert.deepEqual([code, json()], [0, { id: 'x', ...single }])
})

test('an empty batch answers nothing; one that is not there is a fault of use', async () => {
  const empty = await run(decide, ['--batch', file('empty.jsonl', ''), '--json'], place)
  assert.deepEqual([empty.code, empty.out], [0, ''])
  for (const path of [join(folder, 'nowhere.jsonl'), folder]) {
    const { code, out, said } = await run(decide, ['--batch', path, '--json'], place)
    assert.deepEqual([code, out], [2, ''])
    assert.match(said, /no such file|directory/)
  }
})

test('a member suspended that very day is counted where the roll names it, and not missed where it does not', async () => {
  const six = Object.fromEntries(SIX.map((party) => [party, 'yes']))
  assert.equal((await answer('csto', '2012-12-19', { positions: six })).outcome, 'adopted')
  const seven = { ...six, UZB: 'no' }
  const { outcome, blockedBy } = await answer('csto', '2012-12-19', { positions: seven })
  assert.deepEqual([outcome, blockedBy], ['not-adopted', ['UZB']])
  const after = await answer('csto', '2012-12-20', { positions: seven })
  assert.deepEqual([after.outcome, after.reasons[0]?.code], ['out-of-order', 'not-a-member'])
})

test('a line longer than is read, and one with a sign that others take for a line end, cost no other line its answer', async () => {
  const good = { org: 'csto', on: '2022-01-10', positions: all(SIX, 'yes') }
  const lines = [
    JSON.stringify({ id: 1, ...good }),
    `{"id":"${'a'.repeat(17_000_000)}"}`,
    JSON.stringify({ id: 'a\u2028b', ...good }),
    '{"id":9,"org":"csto","positions":{"ARM":"yes","ARM":"no"}}',
    '{',
  ]
  const text = `\uFEFF${lines.join('\n')}`
  const { code, out } = await run(decide, ['--batch', file('long.jsonl', text), '--json'], place)
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; outcome?: string; fault?: string })
  assert.equal(code, 2)
  assert.deepEqual(
    answers.map(({ id, outcome }) => [id, outcome]),
    [
      [1, 'adopted'],
      ['', undefined],
      ['a\u2028b', 'adopted'],
      [9, undefined],
      ['', undefined],
    ],
  )
  assert.match(answers[1]!.fault ?? '', /^line 2: /)
  assert.match(answers[4]!.fault ?? '', /^line 5: /)
})

test('a mark of the order of bytes before the positions is no part of them', async () => {
  const text = `\uFEFF${JSON.stringify({ positions: all(SIX, 'yes') })}`
  const { code, json } = await run(
    decide,
    ['csto', '--on', '2022-01-10', '--positions', file('marked.json', text), '--json'],
    place,
  )
  assert.deepEqual([code, (json() as { outcome: string }).outcome], [0, 'adopted'])
})

test('an organisation of which the record or the charter cannot be read is a fault of its line, and the rest run', async () => {
  const [damaged, unsaid] = [join(folder, 'damaged'), join(folder, 'unsaid')]
  for (const made of [damaged, unsaid]) mkdirSync(made)
  writeFileSync(join(damaged, 'record.db'), 'no database, but long enough to be taken for one'.repeat(200))
  writeFileSync(join(unsaid, 'charter.yaml'), 'language: 1\n')
  const good = { id: 3, org: 'csto', on: '2022-01-10', positions: all(SIX, 'yes') }
  const lines = [{ id: 1, org: damaged }, { id: 2, org: unsaid }, good].map((line) => JSON.stringify(line))
  const { code, out } = await run(decide, ['--batch', file('orgs.jsonl', lines.join('\n')), '--json'], place)
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; outcome?: string; fault?: string })
  assert.equal(code, 2)
  assert.deepEqual(
    answers.map(({ id, outcome }) => [id, outcome]),
    [
      [1, undefined],
      [2, undefined],
      [3, 'adopted'],
    ],
  )
  assert.match(answers[0]!.fault ?? '', /database/)
  assert.match(answers[1]!.fault ?? '', /charter\.yaml:1 \/organisation/)
})
