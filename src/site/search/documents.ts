/**
 * The documents of one organisation as they are searched: what is found by its act, and what by its code. Only what the
 * reader of its record may see comes in.
 */
import type { Digests } from '../../core/texts.ts'
import type { TextDocument } from '../../texts/document.ts'
import { wordingOf } from '../texts.ts'
import type { Text } from '../../core/charter/charter.ts'
import type { Happened } from '../../core/chronicle.ts'
import type { PartyId } from '../../core/ids.ts'
import { words } from '../../words/index.ts'
import { sourcesOf } from '../facts.ts'
import type { View } from '../view.ts'
import { codes, column, type Codes } from './growing.ts'
import { newIndex, type WordIndex } from './index-of-words.ts'
import { FOUND, foundAs, type FoundKind } from './kinds.ts'

/** One document: what it is, when, of which organ and party, and how it is come back to. */
export interface Document {
  readonly kind: FoundKind
  /** The code of a member, body, rule or source; undefined for what is found by its act. */
  readonly code?: string
  /** The act by which it came on the record; undefined for what the charter gives. */
  readonly act?: number
  /** The day it took effect, as far as its source gives one. */
  readonly day?: string
  readonly known?: string
  readonly organ?: string | undefined
  readonly party?: string | undefined
}

/** The documents as columns: the days as numbers, nought where there is none; an act one higher than its position. */
export interface Documents {
  readonly index: WordIndex
  readonly kinds: () => Uint8Array
  readonly days: () => Uint32Array
  readonly known: () => Uint32Array
  readonly acts: () => Uint32Array
  readonly organs: () => Uint16Array
  readonly parties: () => Uint16Array
  readonly codes: Codes
  readonly at: (document: number) => {
    readonly kind: FoundKind
    readonly code: string | undefined
    readonly act: number
  }
  /** Takes in what an event adds: itself, whom it is of, what it cites. An event taken in before is replaced. */
  readonly take: (view: View, event: Happened) => void
}

/** Who bears a name is found before what only mentions it. */
const NAMES = 4

/** The organs, rules and sources of a charter; events are still to come. */
export function documentsOf(view: View): Documents {
  const index = newIndex()
  const [kinds, organs, parties] = [
    column((n) => new Uint8Array(n)),
    column((n) => new Uint16Array(n)),
    column((n) => new Uint16Array(n)),
  ]
  const [days, known, acts] = [
    column((n) => new Uint32Array(n)),
    column((n) => new Uint32Array(n)),
    column((n) => new Uint32Array(n)),
  ]
  const named = codes()
  const byCode = new Map<number, string>()
  const met = new Set<string>()
  const events = new Map<number, number>()

  function add(document: Document, title: string, body: string, times = 1): number {
    const number = index.add(title, body, times)
    kinds.set(number, FOUND.indexOf(document.kind))
    organs.set(number, named.numberOf(document.organ))
    parties.set(number, named.numberOf(document.party))
    days.set(number, numberOf(document.day))
    known.set(number, numberOf(document.known))
    acts.set(number, document.act === undefined ? 0 : document.act + 1)
    if (document.code !== undefined) byCode.set(number, document.code)
    return number
  }

  function takeParty(of: View, party: PartyId, { act, day }: Happened): void {
    const name = of.reading.parties.get(party)
    if (!name || met.has(`party ${party}`)) return
    met.add(`party ${party}`)
    const names = [name, ...name.formerly].map(said).join(' ')
    add({ kind: 'member', code: party, act, day, party }, `${names} ${party}`, '', NAMES)
  }

  function takeSource(of: View, id: string, act?: number): void {
    if (met.has(`source ${id}`)) return
    met.add(`source ${id}`)
    const found = sourcesOf(of).get(id)
    if (!found) return
    const { title, publisher, author, locator } = found
    const since = act === undefined ? {} : { act }
    add({ kind: 'source', code: id, ...since }, title, [id, publisher, author, locator].join(' '))
  }

  const { charter } = view.reading
  for (const [organ, { title, composition, clause }] of Object.entries(charter.organs))
    add(
      { kind: 'body', code: organ, organ },
      `${said(title)} ${organ}`,
      `${said(composition)} ${clause ?? ''}`,
      NAMES,
    )
  for (const rule of charter.rules) {
    const matters = rule.matters.map((matter) => said(charter.matters[matter]?.title)).join(' ')
    const document = { kind: 'rule' as const, code: rule.id, day: rule.from, organ: rule.organs[0] }
    add(document, `${rule.clause} ${matters}`, `${rule.id} ${said(rule.words)} ${said(rule.note)}`)
  }
  for (const id of Object.keys(charter.sources)) takeSource(view, id)

  return {
    index,
    kinds: kinds.all,
    days: days.all,
    known: known.all,
    acts: acts.all,
    organs: organs.all,
    parties: parties.all,
    codes: named,
    at: (document) => ({
      kind: FOUND[kinds.all()[document]!]!,
      code: byCode.get(document),
      act: acts.all()[document]! - 1,
    }),
    take(of, event) {
      for (const party of partiesIn(event)) takeParty(of, party, event)
      for (const id of [...event.sources, ...event.against, ...event.claims.map(({ source }) => source)])
        takeSource(of, id, event.act)
      const kind = foundAs(event.kind)
      if (kind === undefined) return
      const before = events.get(event.act)
      // What was corrected is found no longer: no position of a log is so high.
      if (before !== undefined) acts.set(before, GONE)
      const party = 'party' in event.by ? event.by.party : undefined
      const { act, day } = event
      const document = { kind, act, day, known: event.known, organ: organIn(event), party }
      events.set(act, add(document, ...textsOf(of, event)))
    },
  }
}

/** The act of a document that is found no longer. */
export const GONE = 0xffff_ffff

/** The parties that an event is by or about. */
function partiesIn({ by, body }: Happened): readonly PartyId[] {
  const { party, parties } = body as { readonly party?: unknown; readonly parties?: unknown }
  const named = [party, ...(Array.isArray(parties) ? (parties as unknown[]) : [])]
  return [
    ...('party' in by ? [by.party] : []),
    ...named.filter((one): one is PartyId => typeof one === 'string'),
  ]
}

/** A day, or the first day of a month or year, as a number: `20220516`; nought where there is none. */
export function numberOf(date: string | undefined): number {
  if (date === undefined) return 0
  const [year = '', month = '01', day = '01'] = date.split('-')
  return Number(`${year}${month}${day}`)
}

function organIn({ body, by }: Happened): string | undefined {
  const { organ } = body as { readonly organ?: unknown }
  return typeof organ === 'string' ? organ : 'organ' in by ? by.organ : undefined
}

/** What an event is called, and what is told of it, in every language that it is told in. */
function textsOf(view: View, event: Happened): readonly [string, string] {
  const { reading } = view
  const wordings = wordingsOf(view, event)
  const prose = (part: Parameters<typeof reading.prose>[1]): string => said(reading.prose(event, part))
  const { question, adoptedAs, symbol, code, text } = event.body as Readonly<Record<string, unknown>>
  const called = [question, adoptedAs, symbol, code, text, event.ref].filter((one) => typeof one === 'string')
  const kinds = (['en', 'ru'] as const).map((lang) => words(lang).pages.kinds[event.kind] ?? '')
  const speaker = reading.speaker(event)
  const party = 'party' in event.by ? reading.parties.get(event.by.party) : undefined
  const gist = prose('gist')
  const parts = [prose('note'), prose('claim'), prose('record'), said(speaker), speaker?.name, said(party)]
  return [
    [
      prose('title'),
      event.kind === 'statement.made' ? gist : '',
      ...wordings.map(({ title }) => title),
      ...called,
    ].join(' '),
    [...kinds, event.kind === 'statement.made' ? '' : gist, ...parts, ...wordings.map(provisionsText)].join(
      ' ',
    ),
  ]
}

/** What an act that tables or corrects a text words, in each of its languages; of any other act nothing. */
function wordingsOf(view: View, { kind, body }: Happened): readonly TextDocument[] {
  if (kind !== 'text.tabled' && kind !== 'text.corrected') return []
  const { digests } = body as { readonly digests: Digests }
  return Object.values(digests).flatMap((digest) => wordingOf(view, digest) ?? [])
}

function provisionsText({ provisions }: TextDocument): string {
  return provisions.map(({ heading = '', text }) => `${heading} ${text}`).join(' ')
}

function said(text: Text | undefined): string {
  if (!text) return ''
  const { en, ru, fr, es, ar } = text
  return [en, ru, fr, es, ar].filter((one) => one !== undefined).join(' ')
}
