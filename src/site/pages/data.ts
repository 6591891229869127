/** `/ORG/data`: all that the public may take of this record, each file with what it holds and how large it is. */
import { feedIndex } from '../../formats/feed-index.ts'
import { akomaNtosoAll } from '../../formats/akoma-ntoso.ts'
import { icalendar } from '../../formats/icalendar.ts'
import { popolo } from '../../formats/popolo.ts'
import { once } from '../../formats/published.ts'
import { csvLines } from '../../formats/table-text.ts'
import { TABLES } from '../../formats/tables/index.ts'
import type { Table } from '../../formats/tables/table.ts'
import { words } from '../../words/index.ts'
import { code, name, number } from '../format.ts'
import { html, joined, type Html, type Inside } from '../html.ts'
import { linkedData } from '../linked.ts'
import { namesOf, saysColumn } from '../names.ts'
import { card, table } from '../parts.ts'
import { framed, organisationText, organText, partyText, recordHead, type View } from '../view.ts'

/** Acts up to which rows and bytes are counted when the page is asked for; of longer records they are not given. */
const COUNTED = 5_000

/** The page. */
export function data(view: View): Html {
  const w = words(view.lang).data.page
  const head = recordHead(view)
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead} ${head && w.state(head.act)}</p></div>
${card('tables', w.tables, html`<p class="note">${w.tablesNote}</p>${tables(view)}`)}
${card('whole', w.whole, files(view, ['sqlite', 'record', 'jsonl']))}
${card('follow', w.follow, html`${files(view, ['acts', 'feed', 'calendar'])}${feeds(view)}`)}
${card('formats', w.formats, files(view, ['oparl', 'popolo', 'akn', 'charter', 'openapi']))}
${card('columns', w.columnsTitle, columns(view))}`
  return framed(view, {
    linked: linkedData(view, taken(view)),
    title: w.title,
    description: w.description(organisationText(view)),
    body,
  })
}

/** Where to take each table and each whole file. */
function taken(view: View): readonly { path: string; media: string }[] {
  const file = (path: string, media: string): { path: string; media: string } => ({
    path: href(view, path),
    media,
  })
  return [
    file('/data.sqlite', 'application/vnd.sqlite3'),
    file('/record.chancery', 'application/jsonl'),
    ...TABLES.map(({ name: table }) => file(`/tables/${table}.csv`, 'text/csv')),
  ]
}

interface Size {
  readonly rows?: number
  readonly bytes: number
}

/** How large each table and each file is; nothing for a record that is too long to be counted. */
function sizes(view: View): ReadonlyMap<string, Size> {
  const { reading } = view
  if ((reading.size ?? 0) > COUNTED) return new Map()
  return once(reading, `sizes ${view.lang}`, () => new Map([...tableSizes(view), ...fileSizes(view)]))
}

function* tableSizes({ reading }: View): Generator<[string, Size]> {
  for (const of of TABLES) {
    const lines = [...csvLines(of, reading)]
    yield [of.name, { rows: lines.length - 1, bytes: bytesOf(lines) }]
  }
}

function* fileSizes(view: View): Generator<[File, Size]> {
  const { reading: from } = view
  const names = namesOf(view)
  const place = { base: '', organisation: view.shown.code }
  yield ['popolo', { bytes: bytesOf(popolo(from, place, names)) }]
  yield ['akn', { bytes: bytesOf(akomaNtosoAll(from, place, names)) }]
  yield ['calendar', { bytes: bytesOf([icalendar(from, place, names)]) }]
}

function bytesOf(pieces: Iterable<string>): number {
  let bytes = 0
  for (const piece of pieces) bytes += Buffer.byteLength(piece)
  return bytes
}

function tables(view: View): Html {
  const { page: w, tables: says } = words(view.lang).data
  const found = sizes(view)
  const { lang } = view
  const link = (of: Table, ending: 'csv' | 'json'): Html =>
    html`<a href="${href(view, `/tables/${of.name}.${ending}`)}" aria-label="${of.name}, ${ending.toUpperCase()}">${ending.toUpperCase()}</a>`
  return table<Table>(
    w.tables,
    [
      {
        head: w.columns.table,
        names: true,
        cell: (of) => html`<a href="#columns-${of.name}">${code(of.name)}</a>`,
      },
      { head: w.columns.holds, cell: (of) => says[of.name] },
      { head: w.columns.rows, end: true, cell: (of) => counted(lang, found.get(of.name)?.rows) },
      { head: w.columns.size, end: true, cell: (of) => bytesText(view, found.get(of.name)?.bytes) },
      { head: 'CSV', cell: (of) => link(of, 'csv') },
      { head: 'JSON', cell: (of) => link(of, 'json') },
    ],
    TABLES,
  )
}

type File = keyof ReturnType<typeof words>['data']['page']['files']

const FILES: Readonly<Record<File, string>> = {
  sqlite: '/data.sqlite',
  record: '/record.chancery',
  jsonl: '/acts.jsonl',
  acts: '/acts.json',
  feed: '/feed.atom',
  calendar: '/calendar.ics',
  oparl: '/oparl/v1.1/system',
  popolo: '/popolo.json',
  akn: '/akn.xml',
  charter: '/charter.yaml',
  openapi: '/api/openapi.json',
}

function files(view: View, names: readonly File[]): Html {
  const { page: w } = words(view.lang).data
  return table<File>(
    w.columns.file,
    [
      {
        head: w.columns.file,
        names: true,
        cell: (file) =>
          html`<a href="${file === 'openapi' ? FILES[file] : href(view, FILES[file])}">${code(FILES[file].slice(1))}</a>`,
      },
      { head: w.columns.holds, cell: (file) => w.files[file] },
      { head: w.columns.size, end: true, cell: (file) => fileSize(view, file) },
    ],
    names,
  )
}

/** What is counted by rows already has its size there; a file that is made when asked for says so. */
function fileSize(view: View, file: File): Inside {
  const { page: w } = words(view.lang).data
  const { size } = view.reading
  const counted = sizes(view).get(file)
  if (counted) return bytesText(view, counted.bytes)
  if (file === 'acts' || file === 'jsonl' || file === 'record') return size === undefined ? '' : w.acts(size)
  if (file === 'charter' || file === 'openapi') return ''
  return w.onDemand
}

/** The feeds and calendars of bodies, parties and topics. */
function feeds(view: View): Html {
  const { page: w } = words(view.lang).data
  const { reading } = view
  const index = feedIndex(reading)
  const line = (text: Inside, feed: string, calendar?: string): Html =>
    html`<li>${text}: <a href="${href(view, feed)}">${w.feed}</a>${calendar !== undefined && html`, <a href="${href(view, calendar)}">${w.calendar}</a>`}</li>`
  const organs = Object.keys(reading.charter.organs).map((organ) =>
    line(name(organText(view, organ)), `/bodies/${organ}/feed.atom`, `/bodies/${organ}/calendar.ics`),
  )
  const parties = [...index.parties.keys()]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((party) => line(name(partyText(view, party as never)), `/members/${party}/feed.atom`))
  const topics = [...index.topics.keys()]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((topic) => html`<a href="${href(view, `/topics/${topic}/feed.atom`)}">${code(topic)}</a>`)
  return html`<details><summary>${w.bodyFeeds}</summary><ul>${organs}</ul></details>
<details><summary>${w.memberFeeds}</summary><ul>${parties}</ul></details>
${topics.length > 0 && html`<details><summary>${w.topicFeeds}</summary><p>${joined(topics, ' ')}</p></details>`}`
}

function columns(view: View): Html {
  const { page: w } = words(view.lang).data
  const says = saysColumn(view.lang)
  return html`${TABLES.map(
    (of) =>
      html`<details><summary>${code(of.name)}</summary><div id="columns-${of.name}">${table<
        readonly [string, 'text' | 'number']
      >(
        w.columnsOf(of.name),
        [
          { head: w.columns.column, names: true, cell: ([column]) => code(column) },
          { head: w.columns.holds, cell: ([column]) => says(of.name, column) },
          { head: w.columns.type, cell: ([, type]) => w.types[type] },
        ],
        Object.entries(of.columns),
      )}</div></details>`,
  )}`
}

function href(view: View, path: string): string {
  return `/${view.shown.code}${path}`
}

function counted(lang: View['lang'], value: number | undefined): Inside {
  return value === undefined ? '' : number(lang, value)
}

function bytesText(view: View, bytes: number | undefined): Inside {
  if (bytes === undefined) return ''
  return words(view.lang).data.page.bytes(bytes < 1000 ? bytes : Math.round(bytes / 1000), bytes >= 1000)
}
