/** The frame of every public page: who it is about, where the reader stands, what it may be cited as. Reads without script. */
import { direction, SPOKEN, words, type Lang } from '../words/index.ts'
import { assets } from './assets.ts'
import { address, type Carried, type OrganisationHead, type RecordHead } from './context.ts'
import { withFallbacks } from './fallback.ts'
import { citedIn, code, date, instant, name } from './format.ts'
import { fill, html, joined, raw, type Html } from './html.ts'
import { linkedText } from './linked-text.ts'

export type Section =
  | 'overview'
  | 'members'
  | 'bodies'
  | 'meetings'
  | 'decisions'
  | 'texts'
  | 'operations'
  | 'analysis'
  | 'statements'
  | 'sources'
  | 'record'
  | 'about'

export interface Alternate {
  readonly format: 'json' | 'csv' | 'record'
  readonly href: string
}

export interface PageInput {
  readonly lang: Lang
  /** What the page is called: the first words of the title and of the citation. */
  readonly title: string
  /** One sentence for search engines and previews. */
  readonly description?: string
  readonly org?: OrganisationHead
  /** The section whose link is marked as the one where the reader is. */
  readonly nav?: Section
  /** The path without the query. */
  readonly path: string
  readonly carried: Carried
  /** What else the address asks for, which links to this same page keep. */
  readonly besides?: Readonly<Record<string, string>>
  readonly record?: RecordHead
  /** The day that is today at the seat: a permanent link names it where the reader chose no other. */
  readonly today?: string
  readonly alternates?: readonly Alternate[]
  /** Scheme and host under which the server is known, for canonical and permanent links. */
  readonly base?: string
  /** What the page is about, as linked data. */
  readonly linked?: object
  readonly body: Html
}

const SECTIONS: readonly Exclude<Section, 'about'>[] = [
  'overview',
  'members',
  'bodies',
  'meetings',
  'decisions',
  'texts',
  'operations',
  'analysis',
  'statements',
  'sources',
  'record',
]
const TYPES = { json: 'application/json', csv: 'text/csv', record: 'text/plain' } as const

/** One whole page. */
export function page(input: PageInput): Html {
  return raw(withFallbacks(String(frame(input))))
}

function frame(input: PageInput): Html {
  const w = words(input.lang).site
  const title = [input.title, input.org?.name, w.brand].filter((part) => part !== undefined)
  const { style, icon, preload } = assets()
  return html`<!doctype html>
<html lang="${input.lang}" dir="${direction(input.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title.filter((part, index) => title.indexOf(part) === index).join(' · ')}</title>
${input.description !== undefined && html`<meta name="description" content="${input.description}">`}
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${(input.base ?? '') + address(input.path, input.carried, input.besides)}">
${SPOKEN.map((to) => html`<link rel="alternate" hreflang="${to.code}" href="${(input.base ?? '') + address(input.path, input.carried, { ...input.besides, lang: to.code })}">`)}
${(input.alternates ?? []).map((to) => html`<link rel="alternate" type="${TYPES[to.format]}" href="${to.href}">`)}
${preload.map((href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`)}
<link rel="icon" href="${icon}" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
${input.org && html`<link rel="alternate" type="application/atom+xml" href="/${input.org.code}/feed.atom">`}
${input.linked && html`<script type="application/ld+json">${raw(linkedText(input.linked))}</script>`}
</head>
<body>
<a class="sr skip" href="#main">${w.skip}</a>
${header(input)}
<main id="main" class="wrap" tabindex="-1">
${input.body}
</main>
${footer(input)}
</body>
</html>`
}

function header(input: PageInput): Html {
  const w = words(input.lang).site
  const { org, carried } = input
  const banner = org && org.standing !== 'own' ? w.banner[org.standing] : undefined
  return html`<header class="top">
${banner !== undefined && html`<p class="banner">${banner}</p>`}
<div class="wrap bar">
<a class="brand" href="${address(org ? `/${org.code}` : '/', carried)}">${mark}${name(org?.name ?? w.brand)}</a>
${searchBox(input)}
<nav class="lang" aria-label="${w.languages}">${SPOKEN.map(
    (to) =>
      html`<a href="${address(input.path, carried, { ...input.besides, lang: to.code })}" lang="${to.code}" hreflang="${to.code}"${to.code === input.lang && html` aria-current="true"`}>${to.name}</a>`,
  )}</nav>
${
  org &&
  html`<nav class="main" aria-label="${w.mainNavigation}">${SECTIONS.filter(
    (section) => !org.without?.includes(section),
  ).map((section) => {
    const path = section === 'overview' ? `/${org.code}` : `/${org.code}/${section}`
    const current = section !== input.nav ? '' : path === input.path ? 'page' : 'true'
    return html`<a href="${address(path, carried)}"${current !== '' && html` aria-current="${current}"`}>${w.nav[section]}</a>`
  })}${org.standing !== 'example' && html`<a href="/${org.code}/desk">${words(input.lang).desk.desk}</a>`}</nav>`
}
</div>
${asOf(input)}
</header>`
}

/** The search of what the page is about; a page of results has its own form. */
function searchBox({ lang, org, path, carried }: PageInput): Html | undefined {
  const action = org ? `/${org.code}/search` : '/search'
  if (path === action) return undefined
  const w = words(lang).search
  const label = org ? w.label : w.labelAll
  const kept = Object.entries(carried).map(
    ([key, value]) => html`<input type="hidden" name="${key}" value="${String(value)}">`,
  )
  return html`<form class="find" role="search" action="${action}" method="get">${kept}<label class="sr" for="q">${label}</label><input id="q" type="search" name="q" placeholder="${w.title}" maxlength="200" dir="auto"><button>${w.button}</button></form>`
}

/** A reader who looks at the past is told so on every page, with the way back. */
function asOf(input: PageInput): Html | undefined {
  const w = words(input.lang).site.asOf
  const { on, known, at } = input.carried
  if (on === undefined && known === undefined && at === undefined) return undefined
  const past = { on: undefined, known: undefined, at: undefined }
  return html`<div class="asof" role="note"><p class="wrap">${on !== undefined && fill(w.on, date(input.lang, on))}
${known !== undefined && fill(w.known, date(input.lang, known))}
${at !== undefined && w.at(at)}
<a href="${address(input.path, input.carried, { ...input.besides, ...past })}">${w.today}</a></p></div>`
}

function footer(input: PageInput): Html {
  const { lang, org, record, carried } = input
  const w = words(lang).site
  const permanent =
    record &&
    address(input.path, carried, { ...input.besides, on: carried.on ?? input.today, at: record.act })
  return html`<footer class="foot"><div class="wrap">
${
  record &&
  html`<section class="cite" aria-labelledby="cite"><h2 id="cite">${w.footer.cite}</h2>
<p>${citation(input, record)}</p>
<p class="muted">${fill(w.footer.root, html`<span class="hash">${code(record.root)}</span>`)}. ${fill(w.footer.recorded, instant(lang, record.received))}</p>
<p><a href="${permanent}">${w.footer.permanent}</a> ${code((input.base ?? '') + (permanent ?? ''))}</p></section>`
}
${
  input.alternates &&
  input.alternates.length > 0 &&
  html`<section aria-labelledby="data"><h2 id="data">${w.footer.data}</h2>
<ul>${input.alternates.map((to) => html`<li><a href="${to.href}">${w.formats[to.format]}</a></li>`)}${org && html`<li><a href="${address(`/${org.code}/data`, carried)}">${words(lang).data.page.all}</a></li>`}</ul></section>`
}
<section aria-labelledby="about"><h2 id="about">${w.footer.about}</h2>
<ul>${org && html`<li><a href="${address(`/${org.code}/about`, carried)}">${words(lang).about.title}</a></li><li><a href="${address(`/${org.code}/record/verify`, carried)}">${w.footer.howToVerify}</a></li>`}
${(
  [
    ['/', w.footer.allOrganisations],
    ['/conformance', w.footer.conformance],
    ['/unread', w.footer.unread],
  ] as const
).map(
  ([path, text]) =>
    html`<li><a href="${address(path, carried.lang === undefined ? {} : { lang: carried.lang })}">${text}</a></li>`,
)}</ul></section>
</div></footer>`
}

function citation({ lang, title, org, carried }: PageInput, record: RecordHead): Html {
  const w = words(lang).site.footer
  const { on, known } = carried
  const dates = [
    ...(on === undefined ? [] : [date(lang, on)]),
    ...(known === undefined ? [] : [fill(w.known, date(lang, known))]),
  ]
  const then = dates.length > 0 && html` (${joined(dates, '; ')})`
  const of = org && org.name !== title && html`, ${citedIn(lang, org.name)}`
  const page = html`${citedIn(lang, title)}${then}${of}`
  return fill((cited) => w.state(cited, record.act), page)
}

const mark = raw(
  '<svg viewBox="0 0 26 26" aria-hidden="true"><rect x="1" y="1" width="24" height="24" rx="5" fill="var(--ink)"/>' +
    '<path d="M7 8h12M7 13h12M7 18h7" stroke="var(--card)" stroke-width="2"/></svg>',
)
