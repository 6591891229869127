/** A question supposed otherwise: on every organisation that the project ships, rule by rule, and on records that act. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shipped } from '../support/records.ts'
import { NOW, shownFolder, shownRecord } from '../support/shown.ts'
import { unseenBench, type UnseenBench } from '../support/unseen.ts'
import { PUBLIC } from '../../src/core/audience.ts'
import type { Rule } from '../../src/core/charter/charter.ts'
import { factFormsOf } from '../../src/core/charter/fact-forms.ts'
import { happenedOf, type Happened } from '../../src/core/chronicle.ts'
import type { MatterId, OrganId, PartyId, QuestionId } from '../../src/core/ids.ts'
import type { Position } from '../../src/core/rules/condition.ts'
import { askWhy, membersThen } from '../../src/store/ask.ts'
import { readingOfRecord } from '../../src/store/reading.ts'
import { site, type Shown } from '../../src/site/site.ts'

interface Answered {
  readonly starts: string
  readonly members: readonly PartyId[]
  readonly positions: Readonly<Record<string, Position>>
  readonly changed: Readonly<Record<string, string>>
  readonly asItStands: string
  readonly answer: {
    readonly outcome: string
    readonly reasons: readonly { code: string; parameter?: string; options?: readonly string[] }[]
    readonly vetoes: readonly string[]
    readonly blockedBy: readonly string[]
    readonly effect: Readonly<Record<string, unknown>>
  }
  readonly conditions: readonly { readonly mark: string; readonly says: string }[]
  readonly turns: readonly {
    readonly parties: readonly string[]
    readonly position: string
    readonly outcome: string
  }[]
}

const appOf = (shown: Shown): ReturnType<typeof site> =>
  site(
    () => [shown],
    () => NOW,
  )

async function data(app: ReturnType<typeof site>, path: string): Promise<Answered> {
  const response = await app.request(path)
  const text = await response.text()
  assert.equal(response.status, 200, `${path}: ${text.slice(0, 300)}`)
  return JSON.parse(text) as Answered
}

/** The organisation with one more question, put and open on the day on which a rule came into force. */
function withQuestion(shown: Shown, rule: Rule, organ: OrganId, matter: MatterId): Shown {
  const events = shown.reading.events()
  const put: Happened = {
    ...happenedOf(
      {
        kind: 'question.put',
        by: { office: 'chair' },
        effect: `${rule.from}T12:00:00Z`,
        sources: [],
        body: {
          question: 'supposed/1',
          organ,
          matter,
          ...(rule.procedure === undefined ? {} : { procedure: rule.procedure }),
        },
      } as never,
      1_000_000,
      shown.reading.charter.seat.zone,
      [],
    ),
    reported: false,
  }
  const at = events.findIndex(({ day }) => day > put.day)
  const all = at < 0 ? [...events, put] : events.toSpliced(at, 0, put)
  return { ...shown, reading: { ...shown.reading, events: () => all } }
}

for (const organisation of shipped()) {
  test(`${organisation}: under each of its rules what is supposed is answered as decide answers it, and what must be stated has a field`, async () => {
    const shown = shownFolder(organisation)
    const { charter } = shown.reading
    let looked = 0
    for (const rule of charter.rules) {
      const [organ, matter] = [rule.organs[0]!, rule.matters[0]!]
      const supposed = withQuestion(shown, rule, organ, matter)
      const app = appOf(supposed)
      const path = `/${organisation}/decisions/${encodeURIComponent('supposed/1')}/what-if`
      const day = `on=${rule.from}`
      const begin = await data(app, `${path}.json?${day}`)
      const members = membersThen(supposed.reading, organ, rule.from)
      assert.deepEqual(begin.members, members)
      assert.deepEqual([begin.positions, begin.changed], [{}, {}])
      const page = await (await app.request(`${path}?${day}`)).text()
      const isDecided = begin.answer.reasons[0]?.code !== 'no-rule'
      for (const { code, parameter, options } of begin.answer.reasons) {
        // Weights that the charter lacks nobody can state for one question.
        if (code !== 'needs-parameter' || parameter === undefined || !factFormsOf(charter).has(parameter))
          continue
        assert.ok(page.includes(`name="f.${parameter}"`), `${rule.id}: no field for ${parameter}`)
        const takes = factFormsOf(charter).get(parameter)?.takes
        const given = options?.[0] ?? (takes === 'yes-no' ? 'yes' : 'none')
        const stated = await data(app, `${path}.json?${day}&f.${parameter}=${given}`)
        const still = stated.answer.reasons.map((reason) => `${reason.code} ${reason.parameter}`)
        assert.ok(
          !still.includes(`needs-parameter ${parameter}`),
          `${rule.id}: ${parameter} is asked for once more`,
        )
      }
      for (const position of isDecided ? rule.positions.slice(0, 2) : []) {
        const found = await data(app, `${path}.json?${day}&all=${position}`)
        const asked = askWhy(supposed.reading, {
          organ,
          matter,
          on: rule.from,
          positions: new Map(members.map((party) => [party, position])),
          facts: {
            attendance: 'as-recorded',
            ...(rule.procedure === undefined ? {} : { procedure: rule.procedure }),
          },
          closed: true,
        })
        assert.ok('answer' in asked)
        const breaks = charter.procedures[rule.procedure ?? '']?.brokenBy.includes(position) === true
        const expected = breaks ? 'not-adopted' : asked.answer.outcome
        assert.equal(found.answer.outcome, expected, `${rule.id}: all ${position}`)
        looked += 1
      }
    }
    assert.ok(looked > 0)
  })
}

const COUNCIL = '/un-security-council/decisions/draft-2022-720/what-if'

test('a closed question begins as its roll stands, and one member standing otherwise is judged by the same rule', async () => {
  const app = appOf(shownRecord('un-security-council'))
  const begin = await data(app, `${COUNCIL}.json`)
  assert.equal(begin.starts, 'shown')
  assert.equal(begin.answer.outcome, 'not-adopted')
  assert.deepEqual(begin.answer.vetoes, ['RUS'])
  const other = await data(app, `${COUNCIL}.json?p.RUS=abstain`)
  assert.deepEqual([other.answer.outcome, other.asItStands], ['adopted', 'not-adopted'])
  assert.deepEqual(other.changed, { RUS: 'abstain' })
  const few = await data(app, `${COUNCIL}.json?p.RUS=abstain&p.ALB=no&p.KEN=not-voted`)
  assert.deepEqual(
    few.conditions.map(({ mark }) => mark),
    ['not-held', 'held'],
  )
  assert.match(few.conditions[0]!.says, /8; 9 needed/)
})

test('who alone would turn it is whoever does: each turn that is named turns it, and no other does', async () => {
  const app = appOf(shownRecord('un-security-council'))
  for (const start of ['', 'p.RUS=abstain', 'p.RUS=abstain&p.ALB=no', 'all=yes']) {
    const found = await data(app, `${COUNCIL}.json?${start}`)
    const named = new Set(found.turns.map(({ parties, position }) => `${parties.join(' ')} ${position}`))
    const isAdopted = found.answer.outcome === 'adopted'
    for (const party of found.members)
      for (const stand of ['yes', 'no', 'abstain', 'not-voted']) {
        const query = new URLSearchParams(start)
        query.set(`p.${party}`, stand)
        const other = await data(app, `${COUNCIL}.json?${query.toString()}`)
        const turned = (other.answer.outcome === 'adopted') !== isAdopted
        assert.equal(named.has(`${party} ${stand}`), turned, `${start}: ${party} ${stand}`)
      }
  }
})

test('the page has one group of choices for each member, works by its address alone, and keeps what is supposed in its links', async () => {
  const app = appOf(shownRecord('un-security-council'))
  const page = await (await app.request(`${COUNCIL}?p.RUS=abstain`)).text()
  assert.equal(page.split('<fieldset').length - 1, 15)
  assert.equal(page.split(' checked').length - 1, 15)
  assert.match(
    page,
    /<form action="\/un-security-council\/decisions\/draft-2022-720\/what-if#outcome" method="get" data-what-if="form">/,
  )
  assert.match(page, /hreflang="ru" href="[^"]*p\.RUS=abstain/)
  const script = '<script type="module" src="/assets/what-if.js"></script>'
  assert.equal(page.split('<script').length, 2)
  assert.ok(page.includes(script))
  const decision = await (await app.request('/un-security-council/decisions/draft-2022-720')).text()
  assert.ok(decision.includes(`href="${COUNCIL}"`))
  const russian = await (await app.request(`${COUNCIL}?lang=ru&p.RUS=abstain`)).text()
  assert.match(russian, /Решение было бы принято\./)
})

test('an address that supposes what cannot be is refused with every fault', async () => {
  const app = appOf(shownRecord('un-security-council'))
  const query = 'all=maybe&p.XXX=yes&p.FRA=perhaps&p.GBR=yes&p.GBR=no&f.nothing=1'
  for (const path of [`${COUNCIL}.json?${query}`, `${COUNCIL}?${query}`]) {
    const response = await app.request(path)
    assert.equal(response.status, 400)
    const text = await response.text()
    for (const found of ['maybe', 'XXX', 'perhaps', 'nothing']) assert.ok(text.includes(found), found)
  }
  const { faults } = (await (await app.request(`${COUNCIL}.json?${query}`)).json()) as {
    faults: readonly { code: string; pointer: string }[]
  }
  assert.deepEqual(
    faults.map(({ code, pointer }) => `${code} ${pointer}`),
    [
      'unknown-fact /facts/nothing',
      'unknown-position /all',
      'unknown-code /positions/XXX',
      'unknown-position /positions/FRA',
      'duplicate /positions/GBR',
    ],
  )
  assert.equal((await app.request('/un-security-council/decisions/none/what-if')).status, 404)
  assert.equal((await app.request('/un-security-council/decisions/none/what-if.json')).status, 404)
})

/** The record of a fictional organisation as its pages show it now. */
function asShown(at: UnseenBench, organisation: string): Shown {
  const { charter, entries } = at.registrar.ledger
  const reading = readingOfRecord({ charter, parties: new Map(), entries, document: () => undefined }, PUBLIC)
  return { code: organisation, reading, standing: 'own' }
}

test('an open question whose positions are not shown begins as if nobody had done anything, whatever was taken unseen', async () => {
  const at = await unseenBench('moor-council', '2026-03-02T09:00:00Z')
  const body = {
    question: 'M/1',
    organ: 'council',
    matter: 'measure',
    procedure: 'sealed',
    closes: '2026-03-02T12:30:00Z',
  }
  assert.deepEqual(await at.act('secretariat', 'question.put', body), ['open'])
  const of = { place: { question: 'M/1' as QuestionId } }
  await at.unseen('HEATH', 'position.taken', { question: 'M/1', position: 'yes' }, of)
  const app = appOf(asShown(at, 'moor-council'))
  const path = `/moor-council/decisions/${encodeURIComponent('M/1')}/what-if`
  const begin = await data(app, `${path}.json`)
  assert.deepEqual([begin.starts, begin.positions], ['hidden', {}])
  const all = await data(app, `${path}.json?all=yes`)
  assert.deepEqual([all.answer.outcome, all.asItStands], ['adopted', 'not-adopted'])
  assert.match(await (await app.request(path)).text(), /How members stand is not shown/)
})

test('one objection breaks a silence, whatever the others do, and nobody else would turn it', async () => {
  const at = await unseenBench('lake-commission', '2026-03-02T09:00:00Z')
  const body = {
    question: 'LC/1',
    organ: 'commission',
    matter: 'opinion',
    procedure: 'letters',
    purpose: 'replies',
    closes: '2026-03-05T18:00:00Z',
  }
  assert.deepEqual(await at.act('president', 'question.put', body), ['open'])
  const app = appOf(asShown(at, 'lake-commission'))
  const path = `/lake-commission/decisions/${encodeURIComponent('LC/1')}/what-if.json`
  const begin = await data(app, path)
  assert.equal(begin.answer.outcome, 'adopted')
  const broken = await data(app, `${path}?p.BRUE=objection`)
  assert.deepEqual([broken.answer.outcome, broken.answer.blockedBy], ['not-adopted', ['BRUE']])
  assert.deepEqual(new Set(broken.turns.map(({ parties }) => parties.join(' '))), new Set(['BRUE']))
})
