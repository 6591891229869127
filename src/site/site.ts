/**
 * The public pages as a function of requests. It answers every GET, so mount it after all else; it reads no clock but
 * the one it is given, and throws for no address.
 */
import { Hono, type Context } from 'hono'
import { dayIn, type Day, type Instant } from '../core/time.ts'
import { loadSuite, type Suite } from '../store/suite-folder.ts'
import { unmarked } from '../words/fallback.ts'
import { words, type Lang } from '../words/index.ts'
import type { Across } from './across.ts'
import { caseJson, conformanceJson, unreadJson } from './across-data.ts'
import { asked, languageFor, type Wrong } from './asked.ts'
import { assets } from './assets.ts'
import type { Carried } from './context.ts'
import { bodiesJson, bodyJson } from './bodies-data.ts'
import * as data from './data.ts'
import * as meetingData from './meetings-data.ts'
import * as analysisData from './analysis-data.ts'
import * as textData from './texts-data.ts'
import * as operationData from './operations-data.ts'
import type { Html } from './html.ts'
import { keptPage, type KeptPage } from './kept-pages.ts'
import { aboutJson } from './about.ts'
import { about } from './pages/about.ts'
import { act } from './pages/act.ts'
import { analysis, pair } from './pages/analysis.ts'
import { missing, missingHere, missingIn, wrongPage } from './pages/astray.ts'
import { bodies, unread } from './pages/bodies.ts'
import { body } from './pages/body.ts'
import { suiteCase } from './pages/case.ts'
import { conformance } from './pages/conformance.ts'
import { data as dataPage } from './pages/data.ts'
import { decision } from './pages/decision.ts'
import { decisions } from './pages/decisions.ts'
import { landing } from './pages/landing.ts'
import { meeting } from './pages/meeting.ts'
import { meetings } from './pages/meetings.ts'
import { member } from './pages/member.ts'
import { members } from './pages/members.ts'
import { overview } from './pages/overview.ts'
import { operation } from './pages/operation.ts'
import { operations } from './pages/operations.ts'
import { power } from './pages/power.ts'
import { record } from './pages/record.ts'
import { search } from './pages/search.ts'
import { searchAcross } from './pages/search-across.ts'
import { source } from './pages/source.ts'
import { sources } from './pages/sources.ts'
import { start } from './pages/start.ts'
import { statements } from './pages/statements.ts'
import { text } from './pages/text.ts'
import { texts } from './pages/texts.ts'
import { unreadPage } from './pages/unread.ts'
import { verify } from './pages/verify.ts'
import { whatIf } from './pages/what-if.ts'
import { Refused } from './refused.ts'
import { script } from './scripts.ts'
import { searchAcrossJson, searchJson } from './search/data.ts'
import { searchedOf } from './search/state.ts'
import { viewOf, type Shown, type View } from './view.ts'
import { whatIfJson } from './what-if.ts'

export type { Shown } from './view.ts'

type Page = (view: View, id: string) => Html | { readonly later: Day } | Refused<Html> | undefined
type Data = (view: View, id: string) => object | string | undefined

const PAGES: Readonly<Record<string, Page>> = {
  '': overview,
  '/members': members,
  '/members/:id': member,
  '/bodies': bodies,
  '/bodies/:id': body,
  '/bodies/:id/power': power,
  '/analysis': analysis,
  '/analysis/:id': pair,
  '/rules/unread': unread,
  '/decisions': decisions,
  '/decisions/:id': decision,
  '/decisions/:id/what-if': whatIf,
  '/meetings': meetings,
  '/meetings/:id': meeting,
  '/texts': texts,
  '/texts/:id': text,
  '/operations': operations,
  '/operations/:id': operation,
  '/statements': statements,
  '/sources': sources,
  '/sources/:id': source,
  '/data': dataPage,
  '/record': record,
  '/record/verify': verify,
  '/record/:id': act,
  '/search': search,
  '/about': about,
}

/** What is data. A new one is described in `src/server/described.ts`; a test asks for it. */
const FILES: Readonly<Record<string, Data>> = {
  '/members.json': data.membersJson,
  '/members.csv': data.membersTable,
  '/bodies.json': bodiesJson,
  '/bodies/:id/power.json': analysisData.powerJson,
  '/bodies/:id/power.csv': analysisData.powerTable,
  '/analysis.json': analysisData.agreementJson,
  '/analysis.csv': analysisData.agreementTable,
  '/analysis/:id{.+\\.json}': (view, id) => analysisData.pairJson(view, id.slice(0, -'.json'.length)),
  '/bodies/:id{.+\\.json}': (view, id) => bodyJson(view, id.slice(0, -'.json'.length)),
  '/decisions.json': data.decisionsJson,
  '/decisions.csv': data.decisionsTable,
  '/decisions/:id/what-if.json': whatIfJson,
  '/decisions/:id{.+\\.json}': (view, id) => data.decisionJson(view, id.slice(0, -'.json'.length)),
  '/meetings.json': meetingData.meetingsJson,
  '/meetings.csv': meetingData.meetingsTable,
  '/meetings/:id{.+\\.json}': (view, id) => meetingData.meetingJson(view, id.slice(0, -'.json'.length)),
  '/texts.json': textData.textsJson,
  '/texts/:id{.+\\.json}': (view, id) => textData.textJson(view, id.slice(0, -'.json'.length)),
  '/operations.json': operationData.operationsJson,
  '/operations.csv': operationData.operationsTable,
  '/operations/:id{.+\\.json}': (view, id) => operationData.operationJson(view, id.slice(0, -'.json'.length)),
  '/operations/:id{.+\\.csv}': (view, id) => operationData.contingentsCsv(view, id.slice(0, -'.csv'.length)),
  '/statements.json': data.statementsJson,
  '/sources.json': data.sourcesJson,
  '/record.json': data.recordJson,
  '/search.json': searchJson,
  '/about.json': aboutJson,
  '/record/:id{.+\\.json}': (view, id) => data.entryJson(view, id.slice(0, -'.json'.length)),
}

/** Pages about all organisations. No organisation may be called as one of them is. */
const ACROSS: Readonly<Record<string, (across: Across, id: string) => Html | undefined>> = {
  '/': landing,
  '/conformance': conformance,
  '/conformance/:id': suiteCase,
  '/unread': unreadPage,
  '/start': start,
  '/search': searchAcross,
}

const ACROSS_FILES: Readonly<Record<string, (across: Across, id: string) => object | undefined>> = {
  '/conformance.json': conformanceJson,
  '/conformance/:id{.+\\.json}': (across, id) => caseJson(across, id.slice(0, -'.json'.length)),
  '/unread.json': unreadJson,
  '/search.json': searchAcrossJson,
}

/** The pages over these organisations. `now` gives the day that is today at each seat; `suite` the cases put to them. */
export function site(orgs: () => readonly Shown[], now: () => Instant, suite: () => Suite = loadSuite): Hono {
  const app = new Hono()
  app.get('/assets/:file', async (context) => {
    const file = assets().files.get(context.req.path)
    if (!file) return script(context)
    return context.body(file.bytes, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  for (const [path, file] of Object.entries(ACROSS_FILES))
    app.get(path, (context) => {
      const across = acrossOf(context, orgs, now, suite)
      const made = file(across, context.req.param('id') ?? '')
      return made === undefined ? astray(context, across) : sendJson(context, made)
    })
  for (const [path, make] of Object.entries(ACROSS))
    app.get(path, (context) => {
      const across = acrossOf(context, orgs, now, suite)
      const { views, lang } = across
      const kept = keptPage(
        [suite(), ...views.map(({ reading }) => reading)],
        keyOf(context, lang, [...new Set(views.map((view) => view.today))].join(' ')),
        () => {
          const made = make(across, context.req.param('id') ?? '')
          if (made === undefined) return pageOf(strayed(across), 404)
          return { ...pageOf(made), isWhole: make !== searchAcross || views.every(isSearched) }
        },
      )
      return sendPage(context, kept)
    })
  for (const [path, file] of Object.entries(FILES))
    app.get(`/:org${path}`, (context) => answerData(context, orgs, now, file))
  app.get('/:org/charter.yaml', (context) => charterFile(context, orgs))
  for (const [path, make] of Object.entries(PAGES))
    app.get(`/:org${path}`, (context) => answer(context, orgs, now, make))
  app.get('/:org/', (context) => answer(context, orgs, now, overview))
  app.get('*', (context) => answer(context, orgs, now, () => undefined))
  return app
}

interface Request {
  readonly view: View
  readonly wrong: readonly Wrong[]
  readonly size: number
}

function requestOf(context: Context, orgs: () => readonly Shown[], now: () => Instant): Request | undefined {
  const { query, lang } = languageOf(context)
  const code = segment(context)
  const shown = orgs().find((one) => one.code === code)
  if (!shown) return undefined
  const size = shown.reading.size ?? shown.reading.events().length + 1
  const found = asked(query, size)
  const wrong = 'wrong' in found ? found.wrong : []
  const carried = 'wrong' in found ? langOnly(query, lang) : found.carried
  const path = context.req.path.length > 1 ? context.req.path.replace(/\/$/, '') : '/'
  return { view: viewOf(shown, lang, carried, query, path, today(shown, now)), wrong, size }
}

function answer(context: Context, orgs: () => readonly Shown[], now: () => Instant, make: Page): Response {
  const request = requestOf(context, orgs, now)
  if (!request) {
    const { query, lang } = languageOf(context)
    return send(context, missing(lang, langOnly(query, lang), '/', segment(context)), 404)
  }
  const { view, wrong, size } = request
  const kept = keptPage([view.reading], keyOf(context, view.lang, view.today), () => {
    if (wrong.length > 0) return pageOf(wrongPage(view, wrong, size), 400)
    const made = make(view, context.req.param('id') ?? '')
    if (made === undefined) return pageOf(missingIn(view), 404)
    if (made instanceof Refused) return pageOf(made.made, 400)
    if ('later' in made) return pageOf(missingIn(view, made.later), 404)
    return { ...pageOf(made), isWhole: make !== search || isSearched(view) }
  })
  return sendPage(context, kept)
}

function answerData(
  context: Context,
  orgs: () => readonly Shown[],
  now: () => Instant,
  make: Data,
): Response {
  const request = requestOf(context, orgs, now)
  if (!request || request.wrong.length > 0) return answer(context, orgs, now, () => undefined)
  const made = make(request.view, context.req.param('id') ?? '')
  if (made === undefined) return answer(context, orgs, now, () => undefined)
  if (made instanceof Refused) return sendJson(context, made.made as object, 400)
  if (typeof made === 'string') return context.body(made, 200, { 'content-type': 'text/csv; charset=utf-8' })
  return sendJson(context, made)
}

function acrossOf(
  context: Context,
  orgs: () => readonly Shown[],
  now: () => Instant,
  suite: () => Suite,
): Across {
  const { query, lang } = languageOf(context)
  const carried = langOnly(query, lang)
  const path = context.req.path.length > 1 ? context.req.path.replace(/\/$/, '') : '/'
  const views = orgs().map((shown) => viewOf(shown, lang, carried, query, path, today(shown, now)))
  return { lang, w: words(lang).across, carried, query, path, views, suite, today: dayIn(now(), 'UTC') }
}

function astray(context: Context, across: Across): Response {
  return send(context, strayed(across), 404)
}

function strayed({ lang, carried }: Across): Html {
  return missingHere(lang, carried, '/', words(lang).pages.missing.page)
}

/** True where the index has all that the record has. */
function isSearched(view: View): boolean {
  return searchedOf(view).waiting === 0
}

/** What a page depends on beside the record: its address, the language, the day. */
function keyOf(context: Context, lang: Lang, today: string): string {
  const { pathname, search } = new URL(context.req.url)
  return `${lang} ${today} ${pathname}${search}`
}

function pageOf(html: Html, status: KeptPage['status'] = 200): KeptPage {
  return { bytes: new TextEncoder().encode(String(html)), status }
}

function sendPage(context: Context, { bytes, status }: KeptPage): Response {
  return context.body(bytes, status, { 'content-type': 'text/html; charset=UTF-8', vary: 'Accept-Language' })
}

/** The charter as it was put on record: the bytes whose digest the first act names. */
function charterFile(context: Context, orgs: () => readonly Shown[]): Response {
  const reading = orgs().find((one) => one.code === segment(context))?.reading
  const ref = reading?.entry(0)?.act.docs.find(({ name }) => name === 'charter')
  const bytes = ref && reading?.document(ref.digest ?? ref.commitment ?? '')
  if (!bytes) return context.text('', 404)
  return context.body(new Uint8Array(bytes), 200, { 'content-type': 'text/plain; charset=utf-8' })
}

function send(context: Context, html: Html, status: 200 | 400 | 404 = 200): Response {
  context.header('vary', 'Accept-Language')
  return context.html(String(html), status)
}

function sendJson(context: Context, made: object, status: 200 | 400 = 200): Response {
  return context.body(`${unmarked(JSON.stringify(made))}\n`, status, {
    'content-type': `application/${status === 400 ? 'problem+json' : 'json; charset=utf-8'}`,
  })
}

function languageOf(context: Context): { query: URLSearchParams; lang: Lang } {
  const query = new URL(context.req.url).searchParams
  return { query, lang: languageFor(query, context.req.header('accept-language')) }
}

function langOnly(query: URLSearchParams, lang: Lang): Carried {
  return query.has('lang') ? { lang } : {}
}

function segment(context: Context): string {
  return context.req.path.split('/')[1] ?? ''
}

function today(shown: Shown, now: () => Instant): Day {
  return dayIn((shown.now ?? now)(), shown.reading.charter.seat.zone)
}
