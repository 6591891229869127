/** One request for a page of an organisation: what is shown, in which language, and as of when. */
import type { Happened } from '../core/chronicle.ts'
import type { Source, Text } from '../core/charter/charter.ts'
import type { Digests, TextRef } from '../core/texts.ts'
import type { Actor, PartyId, QuestionId } from '../core/ids.ts'
import type { Day, Instant } from '../core/time.ts'
import { nameOn } from '../store/party-names.ts'
import type { Reading } from '../store/reading.ts'
import { words, type Lang } from '../words/index.ts'
import type { BodyWords } from '../words/en/bodies.ts'
import type { PageWords } from '../words/en/pages.ts'
import type { SiteWords } from '../words/en/site.ts'
import { address, besides, type Carried, type OrganisationHead, type RecordHead } from './context.ts'
import { citedIn, name } from './format.ts'
import { html, type Html } from './html.ts'
import { page, type Alternate, type Section } from './layout.ts'
import { party } from './parts.ts'
import { eventAt, remember, situationOf } from './facts.ts'
import { titleIn } from './texts.ts'

/** An organisation as the server shows it. */
export interface Shown {
  readonly code: string
  readonly reading: Reading
  readonly standing: 'example' | 'demonstration' | 'own'
  /** The clock that it goes by, where it has one of its own. */
  readonly now?: () => Instant
}

export interface View {
  readonly shown: Shown
  readonly reading: Reading
  readonly lang: Lang
  readonly w: PageWords
  readonly site: SiteWords
  readonly bodies: BodyWords
  readonly carried: Carried
  readonly query: URLSearchParams
  readonly path: string
  readonly today: Day
  /** The day that the reader asked for; today where none is. */
  readonly on: Day
}

/** The view of a request whose dates were found to be dates. */
export function viewOf(
  shown: Shown,
  lang: Lang,
  carried: Carried,
  query: URLSearchParams,
  path: string,
  today: Day,
): View {
  const { site, pages: w, bodies } = words(lang)
  return {
    shown,
    reading: shown.reading,
    lang,
    w,
    site,
    bodies,
    carried,
    query,
    path,
    today,
    on: (carried.on ?? today) as Day,
  }
}

/** The address of a page of this organisation, which keeps the reader's language and dates. */
export function to(
  view: View,
  path: string,
  changes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return address(`/${view.shown.code}${path}`, view.carried, changes)
}

/** A text in the reader's language; where it is only there in English, in English and marked so. */
export function say(view: View, text: Text): Html {
  const own = text[view.lang]
  return own === undefined ? name(text.en, 'en') : name(own)
}

/** A text in the language, or in English where there is no other. */
export function plain(lang: Lang, text: Text): string {
  return text[lang] ?? text.en
}

/** The name that a party bore on a day, as plain text; its last one where no day is given. */
export function partyText(view: View, code: PartyId, on?: Day): string {
  const known = view.reading.parties.get(code)
  return known ? plain(view.lang, nameOn(known, on)) : code
}

/** A party with its code, linked to its page. */
export function partyOf(view: View, code: PartyId, on?: Day): Html {
  return party(code, partyText(view, code, on), to(view, `/members/${code}`))
}

/** Whoever acts, as plain text: a party by the name of that day, an office or organ by its title. */
export function actorText(view: View, actor: Actor, on?: Day): string {
  const { charter } = view.reading
  if ('party' in actor) return partyText(view, actor.party, on)
  if ('organ' in actor) return organText(view, actor.organ)
  const office = charter.offices[actor.office]
  return office ? plain(view.lang, office.title) : (view.w.offices[actor.office] ?? actor.office)
}

/** The title of an organ; its code where the charter does not know it. */
export function organText(view: View, code: string): string {
  const organ = organOf(view, code)
  return organ ? plain(view.lang, organ.title) : code
}

/** The title of an event; of a decision that was taken here, that with which its question was put. */
export function ownTitle(view: View, event: Happened): Text | undefined {
  const own = view.reading.prose(event, 'title')
  if (own || event.kind !== 'question.decided' || event.reported) return own
  const { question } = event.body as { question: QuestionId }
  const asked = situationOf(view).questions.get(question)
  const put = asked && eventAt(view, asked.put)
  return put && view.reading.prose(put, 'title')
}

/** The heading of an event: its title; of a statement, what was said; where neither is given, its kind and who acted. */
export function titleOf(view: View, event: Happened): Html {
  const title =
    ownTitle(view, event) ?? (event.kind === 'statement.made' ? view.reading.prose(event, 'gist') : undefined)
  const text = title ? undefined : textTitle(view, event)
  return title
    ? say(view, title)
    : (text ?? name(view.w.of(kindText(view, event.kind), actorText(view, event.by, event.day))))
}

/** A text that is tabled or corrected, and a question on one, is called as the text is. */
export function wordedTitle(view: View, { kind, body }: Happened): ReturnType<typeof titleIn> {
  const { text, digests } = body as { text?: unknown; digests?: Digests }
  if (kind === 'text.tabled' || kind === 'text.corrected') return titleIn(view, digests ?? {})
  const asks = kind === 'question.decided' || kind === 'question.put'
  return asks && typeof text === 'object' ? titleIn(view, (text as TextRef).digests) : undefined
}

function textTitle(view: View, event: Happened): Html | undefined {
  const title = wordedTitle(view, event)
  return title && name(title.text, title.language === view.lang ? undefined : title.language)
}

/** What a kind of act is called. */
export function kindText(view: View, kind: string): string {
  return view.w.kinds[kind] ?? kind
}

/** The name of the organisation in the reader's language. */
export function organisationText(view: View): string {
  return plain(view.lang, view.reading.charter.title)
}

/** The same as it is shown: in English, and marked so, where it has no name in the reader's language. */
export function organisationName(view: View): Html {
  return say(view, view.reading.charter.title)
}

/** The title of an organ as it is shown. */
export function organName(view: View, code: string): Html {
  const organ = organOf(view, code)
  return organ ? say(view, organ.title) : name(code)
}

/** The organ of that code; undefined for whatever else an object answers to. */
function organOf({ reading }: View, code: string): { readonly title: Text } | undefined {
  const { organs } = reading.charter
  return Object.hasOwn(organs, code) ? organs[code as never] : undefined
}

/** A sentence with the clauses that stand in its brackets as their charters write them, each apart from the words around. */
export function withClauses(view: View, text: string): Html {
  return html`${text.split(/\[([^[\]]+)\]/).map((piece, index) => (index % 2 === 1 ? html`[${cited(view, piece)}]` : piece))}`
}

/** A title that a source bears, marked with its language where its script shows that it is not the page's. */
export function cited({ lang }: Pick<View, 'lang'>, text: string): Html {
  return citedIn(lang, text)
}

/** A source, or a stand-in that says that its citation is not there. */
export function sourceOf(sources: ReadonlyMap<string, Source>, id: string): Source {
  return sources.get(id) ?? { title: id, seen: 'memory' }
}

export interface PageOf {
  readonly title: string
  readonly description?: string
  readonly nav?: Section
  readonly alternates?: readonly Alternate[]
  readonly linked?: object
  readonly body: Html
  /** True for a page that says only that there is none: nobody cites it. */
  readonly uncited?: boolean
}

/** The page in its frame, with the state of the record that it was made from. */
export function framed(view: View, { uncited, ...of }: PageOf): Html {
  const { lang, path, carried, shown } = view
  const kinds = remember(
    view,
    'kinds',
    () => new Set(shown.reading.events().map(({ kind }) => kind)),
    (known, added) => {
      for (const { kind } of added) known.add(kind)
      return known
    },
  )
  const without = [
    ...(view.reading.charter.operations || kinds.has('operation.mandated') ? [] : ['operations']),
    ...(kinds.has('text.tabled') ? [] : ['texts']),
  ]
  const org: OrganisationHead = {
    code: shown.code,
    name: organisationText(view),
    standing: shown.standing,
    without,
  }
  const record = uncited ? undefined : recordHead(view)
  return page({
    lang,
    path,
    carried,
    besides: besides(view.query),
    today: view.today,
    org,
    ...(record ? { record } : {}),
    ...of,
  })
}

/** The state of the record that the reader sees: its head, or the earlier state that `?at=` names and the next act confirms. */
export function recordHead(view: View): RecordHead | undefined {
  const { head, entry } = view.reading
  if (!head) return undefined
  const at = view.carried.at ?? head.size
  const last = entry(at - 1)
  const seen = entry(at)?.act.seen
  const root = at === head.size ? head.root : seen?.size === at ? seen.root : undefined
  return last && root !== undefined ? { act: at, root, received: last.received } : undefined
}
