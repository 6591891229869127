/**
 * Decisions as Akoma Ntoso 3.0 (OASIS, 29 August 2018). Where the record holds the text that was adopted, it is a
 * `statement` of the class that the United Nations prescribe for resolutions (AKN4UN); where it holds none, it is a `doc`
 * that says what the record knows of the decision, and that its text is not there.
 */
import type { DocumentRef } from '../core/act.ts'
import { SOURCE_PREFIX, type Happened } from '../core/chronicle.ts'
import { situationOf, eventAt, PROSE, publicEntry, refOf, type Published } from './published.ts'
import { decisionsIn, type Decision } from './decided.ts'
import { addressOf, titleOf, type Names, type Place } from './names.ts'
import type { TextDocument } from '../texts/document.ts'
import { handlesOf } from '../texts/number.ts'
import { wordingFor, wordingsIn } from './wording.ts'
import { element, xml } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
/** Languages by ISO 639-2, as the format has them. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'eng', ru: 'rus', fr: 'fra', es: 'spa', ar: 'ara' }
/** The code of ISO 639-2 for a language that is not known: a document names none. */
const UNDETERMINED = 'und'

/** One decision as a document of its own. */
export function akomaNtoso(from: Published, place: Place, names: Names, decision: Decision): string {
  return whole(document(from, place, names, decision, ''))
}

/** The rules of decision in plain words, and every decision, in one collection, in pieces. */
export function* akomaNtosoAll(from: Published, place: Place, names: Names): Generator<string> {
  const work = `/akn/${place.organisation}/documentCollection/record`
  const date = dateOf(from, (from.size ?? 1) - 1) ?? firstDay(from)
  const about = { date, recorded: date, author: 'organisation', language: languageOf(names) }
  const meta = metaOf(place, names, { ...about, work, eId: '' })
  const component = (eId: string, inside: string): string =>
    `${element('component', { eId: `${eId}component` }, inside)}\n`
  yield `${HEAD}<akomaNtoso xmlns="${NAMESPACE}">\n<documentCollection name="record">${meta}<collectionBody eId="body">\n`
  yield component('rules__', rules(from, place, names, 'rules__'))
  for (const decision of decisionsIn(from)) {
    const eId = `${refOf(decision.event)}__`
    yield component(eId, document(from, place, names, decision, eId))
  }
  yield '</collectionBody></documentCollection>\n</akomaNtoso>\n'
}

/** The rules of decision in plain words, as a document of its own. */
export function akomaNtosoRules(from: Published, place: Place, names: Names): string {
  return whole(rules(from, place, names, ''))
}

function rules(from: Published, place: Place, names: Names, eId: string): string {
  const date = dateOf(from, 0) ?? firstDay(from)
  const meta = metaOf(place, names, {
    work: `/akn/${place.organisation}/doc/rules`,
    date,
    recorded: date,
    author: 'organisation',
    language: languageOf(names),
    eId,
  })
  const sections = from.charter.rules.map(
    ({ id, clause, words, organs, matters, from: first, until }, index) => {
      const name = `${eId}sec_${index + 1}`
      const applies = `${organs.map(names.organ).join(', ')}: ${matters.map(names.matter).join(', ')}`
      const lines = [`${applies} (${first} – ${until ?? ''})`, ...(words ? [names.text(words)] : [id])]
      return element(
        'section',
        { eId: name },
        element('num', { eId: `${name}__num` }, xml(clause)) +
          element(
            'content',
            { eId: `${name}__content` },
            lines
              .map((line, at) => element('p', { eId: `${name}__content__p_${at + 1}` }, xml(line)))
              .join(''),
          ),
      )
    },
  )
  const title = element('docTitle', { eId: `${eId}title` }, xml(names.titles.rules(names.organisation)))
  const note = element('p', { eId: `${eId}note` }, xml(names.titles.rulesNote))
  return element(
    'doc',
    { name: 'rules' },
    meta +
      element('preface', { eId: `${eId}preface` }, element('p', { eId: `${eId}preface__p_1` }, title)) +
      element('mainBody', { eId: `${eId}body` }, note + sections.join('')),
  )
}

/** Of an organisation that has no record: the first day on which a rule of it was in force. */
function firstDay({ charter }: Published): string {
  return charter.rules.map((rule) => rule.from).toSorted()[0] ?? '1970-01-01'
}

function whole(inside: string): string {
  return `${HEAD}${element('akomaNtoso', { xmlns: NAMESPACE }, inside)}\n`
}

function languageOf({ lang }: Names): string {
  return LANGUAGES[lang] ?? lang
}

function dateOf(from: Published, position: number): string | undefined {
  return publicEntry(from, position)?.received.slice(0, 10)
}

/** The text of what was decided, where a document of the record holds it: of the act that issued it, declared it, or put it. */
function textOf(from: Published, { event, body }: Decision): string | undefined {
  const asked = situationOf(from).questions.get(body.question as never)
  const acts = [asked?.published?.act, event.act, asked?.put].filter((act) => act !== undefined)
  for (const act of acts) {
    const found = act === event.act ? event : eventAt(from, act)
    const bytes = found && documentIn(from, found)
    if (bytes) return new TextDecoder().decode(bytes)
  }
  return undefined
}

/** What a commitment stands for may be restricted: only what stands under its digest is taken. */
function documentIn(from: Published, { docs }: Happened): Uint8Array | undefined {
  const beside = new Set<string>([...PROSE, 'speaker'])
  const isText = ({ name, media, digest }: DocumentRef): boolean =>
    digest !== undefined && media.startsWith('text/') && !beside.has(name) && !name.startsWith(SOURCE_PREFIX)
  const ref = docs.find(isText)
  return ref?.digest === undefined ? undefined : from.document(ref.digest)
}

function document(from: Published, place: Place, names: Names, decision: Decision, eId: string): string {
  const { event, body } = decision
  const wording = body.text && wordingFor(wordingsIn(from, body.text.digests), names.lang)
  const text = wording ? '' : textOf(from, decision)
  const symbol = body.adoptedAs ?? (body.question === event.ref ? undefined : body.question)
  const work = `/akn/${place.organisation}/statement/deliberation/${body.organ}/${event.day}/${refOf(event)}`
  const meta = metaOf(place, names, {
    work,
    date: event.day,
    recorded: dateOf(from, event.corrected ?? event.act) ?? event.day,
    author: body.organ,
    language:
      text === undefined
        ? languageOf(names)
        : wording
          ? (LANGUAGES[wording.language] ?? wording.language)
          : UNDETERMINED,
    eId,
    ...(symbol === undefined ? {} : { number: symbol }),
  })
  const number = symbol === undefined ? '' : `${element('docNumber', { eId: `${eId}number` }, xml(symbol))} `
  const preface = element(
    'preface',
    { eId: `${eId}preface` },
    element(
      'p',
      { eId: `${eId}preface__p_1` },
      `${number}${element('docTitle', { eId: `${eId}title` }, xml(titleOf(from, names, event)))} ${element('docDate', { eId: `${eId}date`, date: event.day }, event.day)}`,
    ),
  )
  const mainBody = element(
    'mainBody',
    { eId: `${eId}body` },
    wording
      ? provisions(wording, eId)
      : text === undefined
        ? known(from, place, names, decision, eId)
        : paragraphs(text, eId),
  )
  return element(
    text === undefined ? 'doc' : 'statement',
    { name: text === undefined ? 'decision' : 'resolution' },
    meta + preface + mainBody,
  )
}

/** The provisions of a text, each with its number, which names its place in every language alike. */
function provisions(text: TextDocument, eId: string): string {
  const handles = handlesOf(text.provisions)
  return text.provisions
    .map(({ number, heading, text: wording }, index) => {
      const id = `${eId}para_${handles[index]}`
      const num = number === undefined ? '' : element('num', { eId: `${id}__num` }, xml(number))
      const head = heading === undefined ? '' : element('heading', { eId: `${id}__heading` }, xml(heading))
      const p = element('p', { eId: `${id}__p` }, xml(wording))
      return element(
        'paragraph',
        { eId: id },
        `${num}${head}${element('content', { eId: `${id}__content` }, p)}`,
      )
    })
    .join('')
}

/** Paragraphs as the text divides them: by empty lines. A number at the head of one is its number. */
function paragraphs(text: string, eId: string): string {
  const parts = text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return (parts.length === 0 ? [''] : parts)
    .map((part, index) => {
      const id = `${eId}para_${index + 1}`
      const [, number, rest] = /^(\d{1,3}\.|\([a-z]\))\s+([\s\S]*)$/.exec(part) ?? []
      const num = number === undefined ? '' : element('num', { eId: `${id}__num` }, xml(number))
      const p = element('p', { eId: `${id}__p` }, xml(rest ?? part))
      return element('paragraph', { eId: id }, `${num}${element('content', { eId: `${id}__content` }, p)}`)
    })
    .join('')
}

/** What the record knows of a decision of which it holds no text. */
function known(from: Published, place: Place, names: Names, decision: Decision, eId: string): string {
  const { event, body, stands } = decision
  const gist = from.prose(event, 'gist')
  const says = [
    `${names.organ(body.organ)}: ${names.outcome(body.outcome)}`,
    ...(gist ? [names.text(gist)] : []),
    names.titles.noText,
  ].map((line, index) => element('p', { eId: `${eId}p_${index + 1}` }, xml(line)))
  const link = element(
    'p',
    { eId: `${eId}p_link` },
    element(
      'ref',
      { eId: `${eId}ref`, href: addressOf(place, `/decisions/${refOf(event)}`) },
      xml(addressOf(place, `/decisions/${refOf(event)}`)),
    ),
  )
  const rows = [...stands].map(([party, { position }], index) =>
    element(
      'tr',
      { eId: `${eId}tr_${index + 1}` },
      [names.party(party, event.day), names.position(position)]
        .map((cell, column) =>
          element(
            'td',
            { eId: `${eId}td_${index + 1}_${column + 1}` },
            element('p', { eId: `${eId}td_${index + 1}_${column + 1}__p` }, xml(cell)),
          ),
        )
        .join(''),
    ),
  )
  const roll = rows.length === 0 ? '' : element('table', { eId: `${eId}roll` }, rows.join(''))
  return says.join('') + roll + link
}

interface About {
  readonly work: string
  readonly date: string
  /** The day on which the record took it in. */
  readonly recorded: string
  /** The code of the organ, or of the organisation as a whole. */
  readonly author: string
  readonly language: string
  readonly number?: string
  readonly eId: string
}

function metaOf(place: Place, names: Names, about: About): string {
  const { work, date, recorded, author, language, number, eId } = about
  const organisation = `#${eId}organisation`
  const by = author === 'organisation' ? organisation : `#${eId}${author}`
  const expression = `${work}/${language}@${date}`
  const level = (
    name: string,
    uri: string,
    main: string,
    day: string,
    dayName: string,
    rest: string,
  ): string =>
    element(
      name,
      {},
      element('FRBRthis', { value: main }) +
        element('FRBRuri', { value: uri }) +
        element('FRBRdate', { date: day, name: dayName }) +
        element('FRBRauthor', { href: by }) +
        rest,
    )
  const identification = [
    level(
      'FRBRWork',
      work,
      `${work}/!main`,
      date,
      'decision',
      element('FRBRcountry', { value: place.organisation }) +
        (author === 'organisation' ? '' : element('FRBRsubtype', { value: 'deliberation' })) +
        (number === undefined ? '' : element('FRBRnumber', { value: number })),
    ),
    level(
      'FRBRExpression',
      expression,
      `${expression}/!main`,
      date,
      'decision',
      element('FRBRlanguage', { language }),
    ),
    level(
      'FRBRManifestation',
      `${expression}/.xml`,
      `${expression}/!main.xml`,
      recorded,
      'record',
      element('FRBRformat', { value: 'application/akn+xml' }),
    ),
  ].join('')
  const references = [
    element('TLCOrganization', {
      eId: `${eId}organisation`,
      href: `/ontology/organization/${place.organisation}`,
      showAs: names.organisation,
    }),
    ...(author === 'organisation'
      ? []
      : [
          element('TLCOrganization', {
            eId: `${eId}${author}`,
            href: `/ontology/organization/${place.organisation}/${author}`,
            showAs: names.organ(author),
          }),
        ]),
  ].join('')
  return element(
    'meta',
    {},
    element('identification', { source: organisation }, identification) +
      element('references', { source: organisation }, references),
  )
}
