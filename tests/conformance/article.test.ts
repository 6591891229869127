/**
 * The source article fact by fact: every row of its three tables is held to what the program answers on the example
 * organisation, and never to the words of the history file. `organisations/csto/README.md` lists the same rows.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { site } from '../../src/site/site.ts'
import { NOW, shownRecord } from '../support/shown.ts'

const shown = shownRecord('csto')
const app = site(
  () => [shown],
  () => NOW,
)

async function answer<T>(path: string): Promise<T> {
  const response = await app.request(`/csto${path}`)
  assert.equal(response.status, 200, path)
  return (await response.json()) as T
}

interface Members {
  readonly parties: readonly {
    readonly party: string
    readonly status: string
    readonly since: string
    readonly claims?: readonly { readonly status: string; readonly source: string; readonly from: string }[]
  }[]
}

async function having(status: string, on: string): Promise<readonly string[]> {
  const { parties } = await answer<Members>(`/members.json?on=${on}`)
  return parties.filter((one) => one.status === status).map(({ party }) => party)
}

interface Said {
  readonly by: { readonly party?: string; readonly office?: string; readonly organ?: string }
  readonly date: string
  readonly sources: readonly string[]
  readonly ref: string
  readonly gist: { readonly en: string; readonly ru?: string }
  readonly speaker?: { readonly en: string; readonly name?: string; readonly nameRu?: string }
}

const statements = async (): Promise<readonly Said[]> =>
  (await answer<{ statements: readonly Said[] }>('/statements.json')).statements

/** The acts that carry a row, by their entries on the record. */
function actsOf(row: string): readonly { kind: string; by: object; effect: string; body: Record<string, unknown> }[] {
  const { reading } = shown
  return reading.events().flatMap(({ act, reported }) => {
    if (!reported) return []
    const report = reading.entry(act)?.act.body as never as { body: { rows?: readonly string[] } }
    return report.body.rows?.includes(row) ? [report as never] : []
  })
}

const TODAY = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']

test('A1: on 15 May 1992 six states have signed, and are not members yet', async () => {
  assert.deepEqual(await having('signatory', '1992-05-15'), ['ARM', 'KAZ', 'KGZ', 'RUS', 'TJK', 'UZB'])
  assert.deepEqual(await having('signatory', '1992-05-14'), [])
  assert.deepEqual(await having('member', '1994-04-19'), [])
})

test('A2: by the end of 1993 Azerbaijan, Georgia and Belarus have joined them; the other day for Georgia stands beside', async () => {
  assert.equal((await having('signatory', '1993-09-23')).length, 6)
  assert.deepEqual(await having('signatory', '1993-12-31'), [...TODAY, 'AZE', 'GEO', 'UZB'].toSorted())
  const claimed = await answer<{ claimsOnly?: readonly { party: string }[] }>('/members.json?on=1993-10-01')
  assert.deepEqual(claimed.claimsOnly?.map(({ party }) => party), ['GEO'])
})

test('A3: Azerbaijan and Georgia are members until 19 April 1999 and not on the day after', async () => {
  for (const party of ['AZE', 'GEO']) {
    assert.ok((await having('member', '1999-04-19')).includes(party))
    assert.ok(!(await having('member', '1999-04-20')).includes(party))
  }
})

test('A4: Uzbekistan is no member at the end of 2012, as the article has it since 2012', async () => {
  assert.ok((await having('member', '2012-12-18')).includes('UZB'))
  assert.deepEqual(await having('suspended', '2012-12-31'), ['UZB'])
  const { parties } = await answer<Members>('/members.json?on=2012-12-31')
  const claims = parties.find(({ party }) => party === 'UZB')?.claims ?? []
  assert.ok(claims.some(({ source, status }) => source === 'eurasiareview-2022' && status === 'former'))
})

test('A5: on the day of the article the members are the six that it names', async () => {
  assert.deepEqual(await having('member', '2022-05-18'), TODAY)
  assert.equal(actsOf('A5').length, 1)
})

test('A6: the Council is of the members, and its charter entry names the heads of the states', async () => {
  const { bodies } = await answer<{ bodies: readonly { organ: string; members: readonly string[] }[] }>(
    '/bodies.json?on=2022-05-16',
  )
  assert.deepEqual(bodies.find(({ organ }) => organ === 'council')?.members, TODAY)
  assert.match(await (await app.request('/csto/bodies/council')).text(), /heads of the member states/i)
})

interface Meeting {
  readonly date: string
  readonly present?: readonly string[]
  readonly parties: readonly string[]
  readonly decisions: readonly { readonly ref: string; readonly outcome: string }[]
  readonly statements: readonly Said[]
  readonly margins: readonly (Meeting & { readonly meeting: string; readonly accounts: readonly Said[]; readonly claims?: readonly { readonly effect?: string }[] })[]
}

const summit = (): Promise<Meeting> => answer<Meeting>('/meetings/summit-2022-05-16.json')

test('A7: the anniversary summit of 16 May 2022 had all six there, and adopted a joint statement', async () => {
  const { date, present, decisions } = await summit()
  assert.equal(date, '2022-05-16')
  assert.deepEqual(present, TODAY)
  assert.ok(decisions.some(({ ref, outcome }) => ref === 'joint-statement-2022-05-16' && outcome === 'adopted'))
})

test('A8: observer status was proposed at the summit, and nobody is an observer since: the article said it was to be given', async () => {
  const { statements: said } = await summit()
  assert.ok(said.some(({ ref, by }) => ref === 'rus-observer-proposal-2022' && by.party === 'RUS'))
  assert.deepEqual(await having('observer', '2026-11-24'), [])
})

test('A9: in the margins the President of Russia met the other five, each with what either side said; one day is disputed', async () => {
  const { margins } = await summit()
  assert.deepEqual(
    margins.map(({ parties }) => parties.filter((party) => party !== 'RUS')).flat().toSorted(),
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'TJK'],
  )
  assert.ok(margins.every(({ parties }) => parties.includes('RUS')))
  const sides = new Map(margins.map(({ meeting, accounts }) => [meeting, accounts.map(({ by }) => `${by.party}`).toSorted()]))
  assert.deepEqual(sides.get('rus-tjk-2022-05-16'), ['RUS', 'TJK'])
  assert.deepEqual(sides.get('rus-blr-2022-05-16'), ['BLR', 'RUS'])
  assert.deepEqual(sides.get('rus-kaz-2022-05-16'), [])
  const disputed = margins.filter(({ claims }) => claims).map(({ meeting, claims }) => [meeting, claims?.[0]?.effect])
  assert.deepEqual(disputed, [['rus-arm-2022-05-16', '2022-05-17']])
})

interface Operation {
  readonly state: string
  readonly steps: readonly { readonly step: string; readonly at: string; readonly otherwise?: readonly { readonly at: string }[] }[]
  readonly legs: readonly { readonly from: string; readonly to: string; readonly leastSeconds: number; readonly mostSeconds: number }[]
  readonly contingents: readonly {
    readonly party: string
    readonly authorised?: { readonly at: string; readonly authority: string }
    readonly deployed: { readonly at: string; readonly personnel: readonly { readonly value: number; readonly sources: readonly string[] }[] }
    readonly withdrawn: { readonly at: string }
  }[]
  readonly days: readonly { readonly day: string; readonly done: readonly { readonly kind: string }[]; readonly said: readonly Said[] }[]
}

const operation = (): Promise<Operation> => answer<Operation>('/operations/kazakhstan-2022.json')

test('A10: the operation of January 2022, from the request on the 5th to the last withdrawal on the 19th, on one clock', async () => {
  const { state, steps, legs } = await operation()
  assert.equal(state, 'completed')
  const at = new Map(steps.map((one) => [one.step, one.at]))
  assert.deepEqual(
    ['requested', 'decided', 'firstDeployed', 'lastDeployed', 'endDecided', 'lastWithdrawn'].map((step) => at.get(step)),
    ['2022-01-05', '2022-01-06', '2022-01-06', '2022-01-07', '2022-01-13', '2022-01-19'],
  )
  assert.deepEqual(steps.find(({ step }) => step === 'requested')?.otherwise?.map((other) => other.at), ['2022-01-06'])
  // By 22:23 on the 5th it was reported that help was asked for, by 00:42 on the 6th that it was decided, at the seat.
  const decided = legs.find(({ from, to }) => from === 'requested' && to === 'decided')!
  assert.deepEqual([decided.leastSeconds, decided.mostSeconds], [97 * 60, (24 * 60 + 42) * 60])
})

test('A10: no contingent has more persons by any source than the Russian one; figures that differ stand side by side', async () => {
  const { contingents } = await operation()
  const figures = new Map(contingents.map(({ party, deployed }) => [party, deployed.personnel.map(({ value }) => value)]))
  assert.deepEqual([...figures], [
    ['ARM', [100, 70]],
    ['BLR', [500]],
    ['KGZ', [150]],
    ['RUS', [3000]],
    ['TJK', [200]],
  ])
  const most = Math.max(...[...figures].flatMap(([party, values]) => (party === 'RUS' ? [] : values)))
  assert.ok(figures.get('RUS')!.every((value) => value > most))
})

test('A10: Kyrgyzstan took until the 7th: on the 6th its parliament did not assemble, and only then it sent its contingent', async () => {
  const { contingents, days } = await operation()
  const { authorised, deployed } = contingents.find(({ party }) => party === 'KGZ')!
  assert.deepEqual([authorised?.at, authorised?.authority, deployed.at], ['2022-01-07', 'parliament', '2022-01-07'])
  const sixth = days.find(({ day }) => day === '2022-01-06')!
  assert.ok(sixth.said.some(({ by, ref }) => by.party === 'KGZ' && ref === 'kgz-no-quorum-2022-01-06'))
  // What was said ran ahead of what was done: on that day the Secretariat named its units among those sent.
  assert.ok(sixth.said.some(({ by, gist }) => by.office === 'secretariat' && gist.en.includes('Kyrgyzstan')))
})

test('A11: in May 2022 the Russian Federation has the chair of the Parliamentary Assembly', async () => {
  const { bodies } = await answer<{ bodies: readonly { organ: string; chair?: string }[] }>('/bodies.json?on=2022-05-16')
  assert.equal(bodies.find(({ organ }) => organ === 'parliamentary-assembly')?.chair, 'RUS')
  assert.ok(actsOf('A11').length >= 2)
})

test('A12: a minister of defence takes part, and the ministers sit and decide: on 13 January 2022 on the return', async () => {
  const { decisions } = await answer<Meeting>('/meetings/defence-ministers-2022-01-13.json')
  assert.deepEqual(decisions.map(({ outcome }) => outcome), ['adopted'])
  assert.equal(actsOf('A12').length, 1)
})

test('A13: whom the article sets beside the organisation is a statement of its author, and no act of the organisation', async () => {
  const said = (await statements()).find(({ ref }) => ref === 'article-others-2022')
  assert.deepEqual(said?.by, { office: 'commentator' })
  assert.ok(said?.sources.includes('eurasiareview-2022'))
})

/** Of each row of the second table: who spoke, through which source it is known, and words that the gist must have. */
const SPOKEN: Readonly<Record<string, readonly [object, string, string]>> = {
  B1: [{ organ: 'council' }, 'kremlin-article-2022', 'political and diplomatic'],
  B2: [{ organ: 'council' }, 'kremlin-article-2022', 'prepared, sent and ended'],
  B3: [{ organ: 'council' }, 'kremlin-article-2022', 'tension'],
  B4: [{ organ: 'council' }, 'kremlin-article-2022', 'biosecurity'],
  B5: [{ organ: 'council' }, 'kremlin-article-2022', 'Afghanistan'],
  B6: [{ party: 'RUS' }, 'kremlin-article-2022', '2021'],
  B7: [{ party: 'RUS' }, 'kremlin-article-2022', '30 per cent'],
  B8: [{ party: 'BLR' }, 'belarus-speech-2022', 'sanctions'],
  B9: [{ party: 'BLR' }, 'belarus-speech-2022', 'one voice'],
  B10: [{ party: 'BLR' }, 'belarus-speech-2022', 'hybrid war'],
  B11: [{ party: 'BLR' }, 'nezavisimaya-2022', 'not united'],
  B12: [{ office: 'commentator' }, 'nezavisimaya-2022', 'at once'],
  B13: [{ party: 'BLR' }, 'nezavisimaya-2022', 'dozens'],
  B14: [{ office: 'assembly-chair' }, 'duma-2022', 'drugs and arms'],
  B15: [{ office: 'assembly-chair' }, 'duma-2022', 'come of age'],
}

test('B1 to B15: each is one statement by its speaker, as reported by the outlet that the article names, in English and Russian', async () => {
  const all = await statements()
  for (const [row, [by, source, words]] of Object.entries(SPOKEN)) {
    const acts = actsOf(row)
    assert.deepEqual(acts.map(({ kind }) => kind), ['statement.made'], row)
    const said = all.find(({ by: who, sources, date, ref }) => ref === (acts[0] as unknown as { ref: string }).ref && date === acts[0]!.effect && sources.includes(source) && JSON.stringify(who) === JSON.stringify(by))
    assert.ok(said, row)
    assert.ok(said.sources.includes('eurasiareview-2022'), row)
    assert.ok(said.gist.en.includes(words) && (said.gist.ru?.length ?? 0) > 20, row)
  }
})

interface Sources {
  readonly sources: readonly {
    readonly id: string
    readonly seen: string
    readonly beside?: { readonly notes: readonly { readonly ref: string; readonly claim: { readonly en: string }; readonly record: { readonly en: string; readonly ru?: string }; readonly against: readonly string[] }[] }
  }[]
}

test('D1 to D4: what the article claims stands beside what the record says, each side with its sources, in English and Russian', async () => {
  const { sources } = await answer<Sources>('/sources.json')
  const notes = sources.find(({ id }) => id === 'eurasiareview-2022')?.beside?.notes ?? []
  assert.deepEqual(
    notes.map(({ ref }) => ref).toSorted(),
    ['claim-founders', 'claim-founding', 'claim-republics', 'claim-uzbekistan'],
  )
  for (const { against, record } of notes) assert.ok(against.length > 0 && record.ru !== undefined)
})

test('D2, D4: the record itself has it otherwise: Uzbekistan out in 1999, in again in 2006, and among the six of 1992 only', async () => {
  assert.ok(!(await having('member', '2005-06-01')).includes('UZB'))
  assert.ok((await having('member', '2006-08-16')).includes('UZB'))
  const first = await having('signatory', '1992-05-15')
  assert.deepEqual(first.filter((party) => !TODAY.includes(party)), ['UZB'])
  assert.deepEqual(TODAY.filter((party) => !first.includes(party)), ['BLR'])
})

test('D3: between treaty and charter there are members, and the decision of 2002 and the charter of 2003 come after', async () => {
  assert.equal((await having('member', '2002-05-13')).length, 6)
  const { decisions } = await answer<{ decisions: readonly { ref: string; date: string }[] }>('/decisions.json')
  assert.equal(decisions.find(({ ref }) => ref === 'organisation-decided-2002')?.date, '2002-05-14')
})

test('every fact has a source that says how it was seen, and every text of the history is there in Russian', () => {
  const { reading } = shown
  const sources = reading.sources()
  for (const event of reading.events()) {
    assert.ok(event.kind === 'record.opened' || event.sources.length > 0)
    for (const id of event.sources) assert.match(sources.get(id)?.seen ?? '', /^(?:text|excerpt|secondhand|memory)$/, id)
    for (const part of ['title', 'gist', 'note', 'claim', 'record'] as const) {
      const text = reading.prose(event, part)
      if (text) assert.ok(text.ru, `${event.ref} ${part}`)
    }
    const speaker = reading.speaker(event)
    if (speaker) assert.ok(speaker.ru && (speaker.name === undefined || speaker.nameRu), event.ref)
  }
})

test('the list of rows in the organisation’s readme has every row once, and names acts and sources that are there', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../organisations/csto/README.md'), 'utf8')
  const { reading } = shown
  const refs = new Set<string | undefined>(reading.events().map(({ ref }) => ref))
  const sources = reading.sources()
  const rows = [...readme.matchAll(/^\| ([ABD]\d{1,2}) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  const wanted = [['A', 13], ['B', 15], ['D', 4]] as const
  assert.deepEqual(
    rows.map(([, row]) => row),
    wanted.flatMap(([letter, count]) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)),
  )
  for (const [, row, , acts, cited] of rows) {
    for (const [, ref] of acts!.matchAll(/`([a-z0-9-]+)`/g)) assert.ok(refs.has(ref), `${row}: ${ref}`)
    for (const [, id] of cited!.matchAll(/`([a-z0-9-]+)`/g)) assert.ok(sources.has(id!), `${row}: ${id}`)
  }
})
