/** A notice as a letter to one addressee, in plain text: what happened, by when, by which rule, what follows from doing nothing. */
import type { Charter } from '../core/charter/charter.ts'
import { actorCode, type Actor, type PartyId } from '../core/ids.ts'
import { procedureIn } from '../core/acts/procedure.ts'
import type { Asked } from '../core/situation.ts'
import { oneLine } from '../formats/isolate.ts'
import type { Names } from '../formats/names.ts'
import { eventAt, headingOf, type Published } from '../formats/published.ts'
import { sayCounts } from '../words/answers.ts'
import { ruleWords } from '../words/conditions.ts'
import { deadlineText } from '../words/deadline.ts'
import { mailWords, type MailWords } from '../words/mail.ts'
import { namingOf, textIn } from '../words/naming.ts'
import { indented } from '../words/outline.ts'
import { sayRule } from '../words/rules.ts'
import { deadlineBlock, deadlineShort, type Clocks } from './deadline-block.ts'
import type { Notice, OfQuestion } from './notice.ts'
import { oneValue, shortValue } from './plain.ts'

/** From whom letters come: the organisation as the public reads it, and where its pages are, where that is known. */
export interface Sender {
  readonly charter: Charter
  readonly from: Published
  readonly base?: string
  readonly demonstration: boolean
}

/** For whom a letter is written: what things are called in its language, and its clocks. */
export interface Reader extends Clocks {
  readonly to: Actor
  readonly names: Names
}

export interface Letter {
  /** What it is about, and the same as the subject of a mail: after the marks and the name of the organisation. */
  readonly about: string
  readonly subject: string
  readonly text: string
}

interface Writing extends Reader {
  readonly sender: Sender
  readonly words: MailWords
  readonly notice: Notice
}

/** The letter that tells this addressee of the notice. */
export function letterOf(sender: Sender, notice: Notice, reader: Reader): Letter {
  const writing: Writing = { ...reader, sender, notice, words: mailWords(reader.lang) }
  const { question, corrigendum } = notice
  const [about, body] = question
    ? aboutQuestion(writing, question)
    : corrigendum
      ? aboutText(writing, corrigendum)
      : aboutKey(writing)
  return {
    about,
    subject: subjectOf(sender, reader, about, notice.mark),
    text: textOf(writing, body),
  }
}

/** The subject with the distribution mark and the organisation before it, each piece in its own direction. */
export function subjectOf(
  { charter, demonstration }: Pick<Sender, 'charter' | 'demonstration'>,
  { lang }: Pick<Reader, 'lang'>,
  about: string,
  mark?: string,
): string {
  const organisation = shortValue(textIn(lang, charter.short ?? charter.title))
  const marks = [
    ...(mark === undefined ? [] : [`[${shortValue(mark)}]`]),
    ...(demonstration ? [`[${mailWords(lang).demonstration}]`] : []),
  ]
  return oneLine([...marks, `${organisation}:`, about], ' ')
}

/** A text between the mark and the foot: to whom it goes, from whom, and that answering it does nothing. */
export function textOf(
  {
    sender,
    words,
    names,
    to,
    notice,
  }: Pick<Writing, 'sender' | 'words' | 'names' | 'to'> & { notice?: Notice },
  body: readonly string[],
): string {
  const mark = notice?.mark
  const act = notice?.waiting ? undefined : notice?.act
  const paragraphs = [
    ...(mark === undefined ? [] : [`[${oneValue(mark)}]`]),
    ...(sender.demonstration ? [words.exercise] : []),
    ...body,
    ...(act === undefined ? [] : [words.onRecord(act, hrefOf(sender, `/record/${act}`))]),
    words.footer(oneValue(names.actor(to)), oneValue(names.organisation)),
  ]
  return `${paragraphs.filter((one) => one !== '').join('\n\n')}\n`
}

/** The address of a page; empty where the server does not know its own. */
function hrefOf({ charter, base }: Sender, path: string): string {
  return base === undefined ? '' : `${base}/${charter.organisation}${path}`
}

type Written = readonly [subject: string, body: readonly string[]]

function aboutQuestion(writing: Writing, question: OfQuestion): Written {
  const { words, notice, sender, names } = writing
  const { asked } = question
  const event = eventAt(sender.from, asked.put)
  const heading = event && headingOf(sender.from, event)
  const title = heading ? shortValue(names.text(heading), 600) : ''
  const name = words.question(asked.id, title)
  const short = words.question(asked.id, shortValue(title))
  const until = asked.closes === undefined ? '' : deadlineShort(asked.closes, writing)
  const outcome = asked.outcome === 'adopted' ? 'adopted' : 'not-adopted'
  const more = {
    'question-decided': words.outcome[outcome],
    'outcome-corrected': words.outcome[outcome],
    'text-published': question.symbol ?? '',
  }[notice.kind as 'question-decided']
  const say: (what: string, more: string) => string = words.subject[notice.kind]
  return [say(short, more ?? until), questionText(writing, question, name, outcome)]
}

function questionText(
  writing: Writing,
  question: OfQuestion,
  name: string,
  outcome: 'adopted' | 'not-adopted',
): readonly string[] {
  const { words, notice, names, seat, to } = writing
  const { asked } = question
  const by = oneValue(names.actor(notice.by))
  const procedure = procedureIn(writing.sender.charter, asked.procedure)
  const at = deadlineText(writing.lang, notice.at, seat)
  switch (notice.kind) {
    case 'question-put':
      return [words.put(by, name, oneValue(names.organ(asked.organ))), ...openText(writing, question)]
    case 'deadline-extended':
      return [words.extended(by, name), ...openText(writing, question)]
    case 'day-before':
    case 'hour-before': {
      const first = question.hidden ? words.unseen(name) : words.notActed(oneValue(names.actor(to)), name)
      return [first, ...openText(writing, question)]
    }
    case 'question-withdrawn':
      return [words.withdrawn(by, name), ...closedText(writing, asked)]
    case 'procedure-broken':
      return [
        words.broken(name, procedure?.clause ?? ''),
        brokenText(writing, question),
        ...closedText(writing, asked),
      ]
    case 'outcome-corrected':
      return [
        words.corrected(name, words.outcome[question.before ?? 'not-adopted'], words.outcome[outcome]),
        words.declared(by, at),
      ]
    case 'text-published':
      return [words.published(name, question.symbol ?? '')]
    default:
      return decidedText(writing, question, name, outcome, by, at)
  }
}

/** What is asked, by when, by which rule, and what follows from doing nothing. */
function openText(writing: Writing, question: OfQuestion): readonly string[] {
  const { words, sender, lang, to } = writing
  const { charter } = sender
  const { asked, otherwise } = question
  const procedure = procedureIn(charter, asked.procedure)
  const [naming, says] = [namingOf(lang, charter), ruleWords(lang)]
  const breaks = [
    ...(procedure?.brokenBy.map((stand) => says.stands[stand]) ?? []),
    ...(procedure?.amendmentBreaks ? [words.amendment] : []),
  ]
  const consequence = [
    ...('party' in to ? [ownText(writing, asked, to.party)] : []),
    ...(breaks.length === 0 ? [] : [words.breaks(says.or(breaks))]),
    ...(otherwise === undefined ? [] : [words.otherwise[otherwise]]),
  ]
  const desk = hrefOf(sender, `/desk/questions/${encodeURIComponent(asked.id)}`)
  return [
    ...(procedure
      ? [words.under(oneValue(naming.procedure(asked.procedure!)), oneValue(procedure.clause))]
      : []),
    ...(asked.text
      ? [words.onText(asked.text.text, asked.text.issue, Object.keys(asked.text.digests).join(', '))]
      : []),
    ...(asked.closes === undefined
      ? []
      : [`${words.closes}\n${deadlineBlock(words, asked.closes, writing)}`, words.inTime]),
    ruleText(writing, question),
    consequence.join(' '),
    ...(asked.closes === undefined ? [] : [words.calendar]),
    desk === '' ? '' : words.toAct(desk),
  ]
}

/** What doing nothing means for a member; where it has taken a position, that it stands. */
function ownText({ words, names, lang, sender }: Writing, asked: Asked, party: PartyId): string {
  const taken = asked.positions.get(party)
  const name = oneValue(names.party(party))
  if (taken) return words.stands(name, ruleWords(lang).stands[taken.position])
  return words.ifNothing[procedureIn(sender.charter, asked.procedure)?.nonReply ?? 'not-voted'](name)
}

function ruleText({ words, lang, sender }: Writing, { rule: id }: OfQuestion): string {
  const rule = sender.charter.rules.find((one) => one.id === id)
  if (!rule) return ''
  const { quorum, adopt } = sayRule(lang, sender.charter, rule)
  const lines = indented([...quorum, ...adopt]).map((line) => `  ${oneIndented(line)}`)
  return [words.rule(oneValue(rule.clause)), ...lines].join('\n')
}

/** A line of a rule, whose own indent is kept. */
function oneIndented(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${oneValue(line)}`
}

function closedText(writing: Writing, { closes }: Asked): readonly string[] {
  const { words } = writing
  if (closes === undefined) return []
  return [`${words.closed}\n${deadlineBlock(words, closes, writing)}`, words.cancelled]
}

function brokenText({ words, names, lang, seat }: Writing, { asked, brokenBy }: OfQuestion): string {
  if (!brokenBy) return ''
  const stand = asked.positions.get(brokenBy.party)?.position
  const what =
    brokenBy.kind === 'position.taken' && stand !== undefined
      ? ruleWords(lang).stands[stand]
      : brokenBy.kind === 'amendment.tabled'
        ? words.amendment
        : oneValue(names.kind(brokenBy.kind))
  return words.brokenBy(oneValue(names.party(brokenBy.party)), what, deadlineText(lang, brokenBy.at, seat))
}

function decidedText(
  writing: Writing,
  { asked, counts, symbol }: OfQuestion,
  name: string,
  outcome: 'adopted' | 'not-adopted',
  by: string,
  at: string,
): readonly string[] {
  const { words, lang, notice } = writing
  const lapsed = actorCode(notice.by) === 'clock' && asked.closes !== undefined
  return [
    `${words.decided(name)} ${words.outcome[outcome].toLocaleUpperCase(lang)}.`,
    ...(symbol === undefined ? [] : [words.number(symbol)]),
    ...(counts === undefined ? [] : [words.counts(sayCounts(lang, counts))]),
    lapsed
      ? `${words.lapsed}\n${deadlineBlock(words, asked.closes, { ...writing, now: asked.closes })}`
      : words.declared(by, at),
  ]
}

function aboutText(
  { words, sender }: Writing,
  { text, issue, number, languages }: NonNullable<Notice['corrigendum']>,
): Written {
  const desk = hrefOf(sender, `/desk/texts/${encodeURIComponent(text)}`)
  const said = words.textCorrected(text, issue, number, languages.join(', '))
  return [words.subject['text-corrected'](text), [said, desk]]
}

function aboutKey(writing: Writing): Written {
  const { words, notice, names } = writing
  const { key, waiting } = notice
  const say = words.subject[notice.kind] as (what: string) => string
  if (waiting) {
    const kind = oneValue(names.kind(waiting.kind))
    const what = waiting.question === undefined ? kind : `${kind}, ${waiting.question}`
    const queue = hrefOf(writing.sender, '/desk/queue')
    const toAct = queue === '' ? [] : [words.toAct(queue)]
    return [say(shortValue(what)), [words.signature(what, oneValue(names.actor(notice.by))), ...toAct]]
  }
  if (!key) throw new Error(`a notice of ${notice.kind} is of a question, a key or an act that waits`)
  const holder = oneValue(names.actor(key.holder))
  const { id, recovery = '' } = key
  const first = {
    'key-enrolled': () => words.keyEnrolled(holder, id),
    'key-revoked': () => words.keyRevoked(holder, id),
    'recovery-requested': () => words.recoveryRequested(holder, id, recovery),
    'recovery-objected': () => words.recoveryObjected(holder, id, recovery),
    'recovery-completed': () => words.recoveryCompleted(holder, id, recovery),
  }[notice.kind as 'key-enrolled']()
  return [say(shortValue(holder)), [first, words.notYou]]
}
