/** Who is told of what, by the acts on the log: everybody either way, at once, and nobody of what is not shown yet. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuestionId } from '../../src/core/ids.ts'
import type { Entry } from '../../src/core/act.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Instant } from '../../src/core/time.ts'
import { following } from '../../src/notices/following.ts'
import type { Notice } from '../../src/notices/notice.ts'
import { bench, type Bench } from '../support/bench.ts'
import { charterOf, standingOf } from '../support/organisations.ts'
import { genesis } from '../support/perform.ts'
import { negotiated } from '../support/texts.ts'
import { letter, noticesIn, remindersIn, said } from '../support/notices.ts'
import { signerFor } from '../support/records.ts'
import { base64, hex } from '../../src/record/bytes.ts'
import { unseenBench, type UnseenBench } from '../support/unseen.ts'

const EXPIRY = '2026-03-06T12:00:00Z'
const PUT = { question: 'LC/1', organ: 'commission', matter: 'opinion', procedure: 'silence', closes: EXPIRY }
const ALL = 'AARE BRUE CEDRO DELLE EBRON FARNE GIESS'

function underSilence(): Bench {
  const at = bench('lake-commission', '2026-03-02T09:00:00Z')
  at.act('president', 'sitting.held', { organ: 'commission', code: 'march' })
  at.act('president', 'procedure.proposed', { ...PUT, sitting: 'march' })
  at.set('2026-03-02T12:00:00Z')
  at.act('president', 'question.put', PUT)
  return at
}

test('every member is told of a text under silence, and of its adoption at the expiry', () => {
  const at = underSilence()
  at.act('AARE', 'position.taken', { question: 'LC/1', position: 'yes' })
  at.set(EXPIRY)
  at.lapse()
  assert.deepEqual(noticesIn(at).map(said), [`question-put ${ALL}`, `question-decided ${ALL} president`])
  const [put, decided] = noticesIn(at)
  const { subject, text } = letter(at, put!)
  assert.equal(subject, 'Lake Commission: LC/1: open until Friday, 6 March 2026, 13:00 UTC+01:00')
  for (const line of [
    'It is decided without a meeting, under “Silence” [Rules, r. 20].',
    '  Seat (Europe/Zurich):  Friday, 6 March 2026, 13:00 UTC+01:00',
    '  UTC:                   Friday, 6 March 2026, 12:00 UTC',
    '  Adopted if: no member’s stand prevents it:',
    'To act: https://records.example.org/lake-commission/desk/questions/LC%2F1',
  ])
    assert.ok(text.split('\n').includes(line), `${line}\n\n${text}`)
  assert.match(text, /If AARE takes no position before then, it is taken to be silent\./)
  assert.match(text, /Broken by: an objection or an amendment in writing\. Then it is not adopted\./)
  assert.match(text, /If nobody does anything more before then, it is adopted\./)
  assert.match(letter(at, decided!).text, /The outcome on LC\/1: ADOPTED\.\n\nCounted: yes: 1, silent: 6\./)
})

test('that silence is broken, and by whom, is told at once, before anybody declares the outcome', () => {
  const at = underSilence()
  at.act('BRUE', 'position.taken', { question: 'LC/1', position: 'objection' })
  const [, broken] = noticesIn(at)
  assert.equal(said(broken!), `procedure-broken ${ALL} president`)
  assert.match(
    letter(at, broken!).text,
    /By: BRUE, an objection, received Monday, 2 March 2026, 13:00 UTC\+01:00\./,
  )
  at.set(EXPIRY)
  at.lapse()
  const last = noticesIn(at).at(-1)!
  assert.equal(said(last), `question-decided ${ALL} president`)
  assert.match(letter(at, last).text, /NOT ADOPTED/)
})

test('an amendment in writing breaks it too, and the letter says so', () => {
  const at = underSilence()
  at.act('CEDRO', 'amendment.tabled', { question: 'LC/1', amendment: 'LC/1/A' })
  assert.match(letter(at, noticesIn(at).at(-1)!).text, /By: CEDRO, an amendment in writing, received/)
})

test('who speaks for another breaks it for that other', () => {
  const at = underSilence()
  at.act('president', 'question.put', { ...PUT, question: 'LC/2', procedure: 'letters', purpose: 'replies' })
  at.act('DELLE', 'proxy.given', { question: 'LC/2', to: 'AARE' })
  at.act('AARE', 'position.taken', { question: 'LC/2', position: 'objection', for: 'DELLE' })
  assert.match(letter(at, noticesIn(at).at(-1)!).text, /By: DELLE, an objection, received/)
})

test('a letter of objection that an office enters is told as the objection of its party', () => {
  const charter = charterOf('isle-conference')
  const entry = (type: string, office: string, body: JsonObject, received: string): Entry =>
    ({
      act: {
        v: 1,
        log: 'test',
        type,
        by: { office, key: '0' },
        at: received,
        audience: 'public',
        body,
        docs: [],
        nonce: '0',
      },
      evidence: [],
      received,
    }) as unknown as Entry
  const follow = following(charter)
  const take = (...of: Parameters<typeof entry>): readonly Notice[] => follow.take(entry(...of))
  take('record.opened', 'depositary', genesis(charter), '2026-02-01T09:00:00Z')
  take('standing.opened', 'depositary', standingOf('isle-conference'), '2026-02-01T10:00:00Z')
  const closes = '2026-02-05T09:00:00Z'
  const put = { question: 'C/2', organ: 'conference', matter: 'opinion', procedure: 'silence', closes }
  assert.equal(take('question.put', 'secretariat', put, '2026-02-03T09:00:00Z').length, 1)
  const paper = {
    kind: 'position.taken',
    by: 'ARRAN',
    body: { question: 'C/2', position: 'objection' },
    claimed: '2026-02-03T16:00:00Z',
  }
  const [broken] = take('paper.entered', 'secretariat', paper, '2026-02-04T09:00:00Z')
  assert.deepEqual([broken?.kind, broken?.question?.brokenBy?.party], ['procedure-broken', 'ARRAN'])
  assert.deepEqual(follow.reminders('2026-02-04T10:00:00Z' as Instant), [])
})

test('what others wrote stays within its line, in the subject and in the text', () => {
  const hostile = 'A text\r\nBcc: all@evil.example\n\nIt closes:\n  \u202Eevil\u202C\u2066'
  const bytes = new TextEncoder().encode(JSON.stringify({ en: hostile, ru: 'Ы'.repeat(400) }))
  const at = underSilence()
  const title = { name: 'title', media: 'application/json', bytes, committed: false }
  at.act(
    'president',
    'question.put',
    { ...PUT, question: 'LC/2', procedure: 'letters', purpose: 'replies' },
    [title],
  )
  const notice = noticesIn(at).at(-1)!
  const { subject, text } = letter(at, notice)
  assert.ok(subject.includes('LC/2 (A text Bcc: all@evil.example It closes: evil)'), subject)
  assert.doesNotMatch(`${subject}${text.replaceAll('\n', '')}`, /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
  assert.equal(text.split('\n').filter((line) => line.startsWith('It closes:')).length, 1)
  const russian = letter(at, notice, { lang: 'ru' })
  assert.ok(russian.subject.length < 300 && russian.subject.includes('Ы…'))
})

test('a title that runs from right to left leaves the rest of the subject in its order', () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ en: 'قرار 7 (CAP/1)' }))
  const at = underSilence()
  const title = { name: 'title', media: 'application/json', bytes, committed: false }
  at.act(
    'president',
    'question.put',
    { ...PUT, question: 'LC/2', procedure: 'letters', purpose: 'replies' },
    [title],
  )
  const { subject } = letter(at, noticesIn(at).at(-1)!)
  assert.match(
    subject,
    /^\u2068Lake Commission:\u2069 \u2068LC\/2 \(قرار 7 \(CAP\/1\)\): open until .+\u2069$/,
  )
})

test('an extension, a withdrawal and a publication are told, each once', () => {
  const at = underSilence()
  at.act('president', 'deadline.extended', { question: 'LC/1', closes: '2026-03-07T12:00:00Z' })
  const extended = noticesIn(at).at(-1)!
  assert.match(letter(at, extended).text, /President moved the deadline of LC\/1\./)
  assert.match(letter(at, extended).text, /Saturday, 7 March 2026, 13:00/)
  at.act('president', 'question.withdrawn', { question: 'LC/1' })
  assert.equal(said(noticesIn(at).at(-1)!), `question-withdrawn ${ALL}`)
  at.act('president', 'question.put', { ...PUT, question: 'LC/2', procedure: 'letters', purpose: 'replies' })
  at.set(EXPIRY)
  at.lapse()
  at.act('president', 'text.published', { question: 'LC/2', symbol: 'LC/DEC/1' })
  const published = noticesIn(at).at(-1)!
  assert.equal(said(published), `text-published ${ALL} president`)
  assert.equal(letter(at, published).subject, 'Lake Commission: LC/2: published as LC/DEC/1')
  assert.equal(new Set(noticesIn(at).map(({ kind, act }) => `${kind} ${act}`)).size, noticesIn(at).length)
})

test('a day and an hour before the close those are reminded that have taken no position', () => {
  const at = underSilence()
  at.act('AARE', 'position.taken', { question: 'LC/1', position: 'yes' })
  const moments = [
    '2026-03-05T11:59:59Z',
    '2026-03-05T12:00:00Z',
    '2026-03-06T10:59:59Z',
    '2026-03-06T11:00:00Z',
    EXPIRY,
  ]
  const others = ALL.slice('AARE '.length)
  assert.deepEqual(
    moments.map((moment) => remindersIn(at, moment).map(said)),
    [[], [`day-before ${others}`], [`day-before ${others}`], [`hour-before ${others}`], []],
  )
  const [reminder] = remindersIn(at, '2026-03-06T11:00:00Z')
  assert.match(letter(at, reminder!).text, /^BRUE has taken no position on LC\/1\./)
})

test('of a deadline that was set less than a day before it nobody is reminded a day before', () => {
  const at = underSilence()
  at.set('2026-03-06T09:00:00Z')
  at.act('president', 'deadline.extended', { question: 'LC/1', closes: '2026-03-07T08:00:00Z' })
  assert.deepEqual(remindersIn(at, '2026-03-06T09:00:01Z'), [])
  const reminders = remindersIn(at, '2026-03-07T07:30:00Z')
  assert.deepEqual(reminders.map(said), [`hour-before ${ALL}`])
  // A reminder is of the deadline that stands: it bears the position of the act that set it.
  assert.equal(reminders[0]!.act, at.registrar.ledger.entries.length - 1)
})

test('nobody is reminded of what is broken, withdrawn or decided', () => {
  const broken = underSilence()
  broken.act('BRUE', 'position.taken', { question: 'LC/1', position: 'objection' })
  const withdrawn = underSilence()
  withdrawn.act('president', 'question.withdrawn', { question: 'LC/1' })
  for (const at of [broken, withdrawn]) assert.deepEqual(remindersIn(at, '2026-03-06T11:30:00Z'), [])
})

test('the holder is told of each key, and of a recovery also whoever may support it', () => {
  const at = bench('lake-commission', '2026-03-02T09:00:00Z')
  const body = (seed: string): { key: string; public: string; holder: { party: string } } => {
    const { publicKey } = signerFor('lake-commission', seed)
    return { key: hex(publicKey.subarray(0, 16)), public: base64(publicKey), holder: { party: 'AARE' } }
  }
  at.act('AARE', 'key.enrolled', body('spare'))
  at.act('secretariat', 'recovery.requested', { ...body('other'), recovery: 'lost-key' })
  at.act('AARE', 'recovery.objected', { recovery: 'lost-key' })
  at.act('AARE', 'key.revoked', { key: body('spare').key })
  const last = noticesIn(at).slice(-4)
  assert.deepEqual(last.map(said), [
    'key-enrolled AARE',
    'recovery-requested AARE secretariat depositary',
    'recovery-objected AARE secretariat depositary',
    'key-revoked AARE',
  ])
  for (const notice of last) assert.ok(letter(at, notice).text.includes('tell the secretariat at once'))
})

test('a question on a text says on which issue, and a correction of that text is told to the organ', () => {
  const at = negotiated()
  const found = noticesIn(at)
  const put = found.find(({ kind }) => kind === 'question-put')!
  assert.match(letter(at, put).text, /put on issue 2 of the text LC\/T\/1 \(ar, en, ru\)/)
  const corrected = found.at(-1)!
  assert.equal(said(corrected), `text-corrected ${ALL}`)
  assert.match(
    letter(at, corrected).text,
    /^Issue 2 of the text LC\/T\/1 was corrected, in: ru\. It is corrigendum 1\./,
  )
})

test('what the machines of the server do, and history, is told to nobody', () => {
  const at = bench('lake-commission', '2026-03-02T09:00:00Z')
  assert.deepEqual(noticesIn(at), [])
})

const CLOSES = '2026-03-02T12:30:00Z'
/** From before the first stand to after the close, at and around each reminder and disclosure. */
const MOMENTS = [
  '01T09:00:00',
  '01T10:00:00',
  '01T11:00:00',
  '01T12:00:00',
  '01T12:29:59',
  '01T12:30:00',
  '01T20:00:00',
  '02T11:29:59',
  '02T11:30:00',
  '02T11:59:59',
  '02T12:00:00',
  '02T12:29:59',
  '02T12:30:00',
  '02T13:00:00',
].map((moment) => `2026-03-${moment}Z`)
const HIDDEN = ['sealed', 'late', 'kept', 'ballot']
/** As many for, against and silent, and not the same members: all that a notice may tell of both is the same. */
const ONE = ['HEATH yes', 'LINGER yes', 'MARSHE yes', 'SEDGE no']
const OTHER = ['SEDGE yes', 'MARSHE yes', 'HEATH yes', 'LINGER no']

async function unseen(procedure: string): Promise<UnseenBench> {
  const at = await unseenBench('moor-council', '2026-03-01T09:00:00Z')
  await at.act('secretariat', 'question.put', {
    question: 'M/1',
    organ: 'council',
    matter: 'measure',
    procedure,
    closes: CLOSES,
  })
  return at
}

/** Every letter of every notice and reminder of the record, to everybody, in both languages. */
function everything(at: UnseenBench, now: string): readonly string[] {
  return [...noticesIn(at), ...remindersIn(at, now)].flatMap((notice) =>
    notice.to.flatMap((to) =>
      (['en', 'ru'] as const).map(
        (lang) => `${said(notice)}\n${JSON.stringify(letter(at, notice, { to, lang, now }))}`,
      ),
    ),
  )
}

for (const procedure of HIDDEN)
  test(`${procedure}: until it is shown how each stood, no notice and no addressee depends on it`, async () => {
    const [one, other] = [await unseen(procedure), await unseen(procedure)]
    const shown = (at: UnseenBench): boolean => at.question('M/1').disclosed !== undefined
    let compared = 0
    for (const [index, now] of MOMENTS.entries()) {
      for (const [at, stands] of [
        [one, ONE],
        [other, OTHER],
      ] as const) {
        at.set(now)
        const stand = stands[index - 1]
        if (stand !== undefined) {
          const [by, position] = stand.split(' ') as [string, string]
          const place = { place: { question: 'M/1' as QuestionId } }
          assert.deepEqual(await at.unseen(by, 'position.taken', { question: 'M/1', position }, place), [
            position,
          ])
        }
        await at.lapse()
      }
      if (shown(one) || shown(other)) break
      assert.deepEqual(everything(one, now), everything(other, now), now)
      compared += 1
    }
    assert.ok(compared >= (procedure === 'late' ? 8 : 10), `${compared}`)
    assert.equal(shown(one), procedure !== 'ballot')
  })
