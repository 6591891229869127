/** What pages are made of. Each part takes words that are ready and markup that is safe; none of them knows a record. */
import { domainToUnicode } from 'node:url'
import { signIcon, toneOf, type Position } from '../charts/signs.ts'
import { timelineSwatch, type TimelineKey } from '../charts/timeline-key.ts'
import { words, type Lang } from '../words/index.ts'
import { chip, name } from './format.ts'
import { html, raw, webAddress, type Html, type Inside } from './html.ts'

export type PillTone = 'favour' | 'against' | 'abstain' | 'silence' | 'accent' | 'grey'
export type Seen = 'text' | 'excerpt' | 'secondhand' | 'memory'

/** A card with its heading, which names it to those who jump from heading to heading. */
export function card(id: string, heading: Inside, body: Inside, aside?: Inside): Html {
  const beside = aside === undefined ? undefined : html`<div class="aside">${aside}</div>`
  return html`<section class="card" aria-labelledby="${id}"><header><h2 id="${id}">${heading}</h2>${beside}</header>${body}</section>`
}

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => Inside
  /** The cell that names its row; on a telephone it is the title of the stack. */
  readonly names?: boolean
  readonly end?: boolean
}

/**
 * A table; on a telephone each row becomes a stack with its labels. Roles are spelt out because a stack is laid out
 * as blocks, and some browsers then forget that it was a table.
 */
export function table<Row>(label: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  return html`<table class="stack" role="table" aria-label="${label}"><thead role="rowgroup"><tr role="row">${columns.map(
    (column) =>
      html`<th role="columnheader" scope="col"${column.end && html` class="end"`}>${column.head}</th>`,
  )}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${columns.map((column) => cellOf(column, row))}</tr>`,
  )}</tbody></table>`
}

function cellOf<Row>(column: Column<Row>, row: Row): Html {
  const inside = column.cell(row)
  if (column.names) return html`<th role="rowheader" scope="row">${inside}</th>`
  const held = html`${inside}`
  // An empty cell stays empty in the markup, so that the telephone can leave it out.
  if (String(held).trim() === '') return html`<td role="cell"></td>`
  return html`<td role="cell" data-label="${column.head}"${column.end && html` class="end"`}><span>${held}</span></td>`
}

/** A state in one or two words, with its tint. */
export function pill(tone: PillTone, text: Inside): Html {
  return html`<span class="pill ${tone}">${text}</span>`
}

/** A position: its sign and its word in its colour. */
export function position(lang: Lang, taken: Position, called = words(lang).site.position[taken]): Html {
  return html`<span class="position ${toneOf(taken)}">${raw(signIcon(taken))}${called}</span>`
}

/** A party: its code in a chip beside its name, which leads to its page where it has one. */
export function party(code: string, called: string, href?: string): Html {
  const shown = href === undefined ? name(called) : html`<a href="${href}">${name(called)}</a>`
  return html`<span class="party">${chip(code)}${shown}</span>`
}

/** What the bars of a timeline mean, beside a bar of each kind. */
export function timelineKey(lang: Lang, id: string, keys: readonly TimelineKey[]): Html {
  const says = words(lang).site.timeline.key
  return html`<ul class="key">${keys.map((key) => html`<li>${raw(timelineSwatch(key, id))}${says[key]}</li>`)}</ul>`
}

/** Facts in large figures: the figure first to the eye, the word first to the ear. */
export function figures(items: readonly { readonly figure: Inside; readonly label: Inside }[]): Html {
  return html`<dl class="facts">${items.map((item) => html`<div><dt>${item.label}</dt><dd>${item.figure}</dd></div>`)}</dl>`
}

/** A list of terms and what holds for each. */
export function definitions(items: readonly { readonly term: Inside; readonly is: Inside }[]): Html {
  return html`<dl class="list">${items.map((item) => html`<div><dt>${item.term}</dt><dd>${item.is}</dd></div>`)}</dl>`
}

const SEEN: Readonly<Record<Seen, string>> = {
  text: '<path class="sign" d="M3 8.5l3.5 3.5L13 4.5"/>',
  excerpt: '<circle class="sign" cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
  secondhand: '<circle class="sign" cx="8" cy="8" r="6"/>',
  memory: '<path class="sign" d="M8 2v7M8 13.5h.01"/>',
}

/** How far a statement of ours rests on something that somebody opened. */
export function seenMark(lang: Lang, seen: Seen): Html {
  const icon = `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SEEN[seen]}</svg>`
  return html`<span class="seen ${seen}">${raw(icon)}${words(lang).site.seen[seen]}</span>`
}

export interface SourceLine {
  readonly title: Inside
  /** The page of this source on this site. */
  readonly page?: string
  readonly locator?: Inside
  /** Where it is published; other schemes than the web's are shown without a link. */
  readonly href?: string
  readonly seen: Seen
}

/** A citation in one line: what, where in it, and how far it was seen. */
export function source(lang: Lang, line: SourceLine): Html {
  const href = webAddress(line.href)
  const title = line.page === undefined ? line.title : html`<a href="${line.page}">${line.title}</a>`
  const out = href === undefined ? undefined : html`, <a rel="external" href="${href}">${hostOf(href)}</a>`
  return html`<span class="source">${title}${line.locator !== undefined && html`, ${line.locator}`}${out}</span> ${seenMark(lang, line.seen)}`
}

interface Half {
  readonly heading: Inside
  readonly says: Inside
}

/** What the record says beside what a source says, and what follows from comparing them. */
export function claim(record: Half, said: Half, finding: Inside): Html {
  return html`<div class="claim">${half(record)}${half(said)}<footer>${finding}</footer></div>`
}

/** Conditions one by one, each with whether it holds. The words say it too. */
export function checks(
  items: readonly { readonly holds: boolean | undefined; readonly says: Inside }[],
): Html {
  return html`<ul class="checks">${items.map((item) => {
    const sign = item.holds === undefined ? 'silent' : item.holds ? 'yes' : 'no'
    return html`<li class="${toneOf(sign)}">${raw(signIcon(sign))}<span>${item.says}</span></li>`
  })}</ul>`
}

/** The choice of a date: a form that works without script and keeps what else the address carries. */
export function dateForm(
  lang: Lang,
  path: string,
  on: string,
  kept: Readonly<Record<string, string | number | undefined>>,
  today: string,
): Html {
  const w = words(lang).site.dateForm
  const hidden = Object.entries(kept).map(
    ([key, value]) => value !== undefined && html`<input type="hidden" name="${key}" value="${value}">`,
  )
  return html`<form class="dates" action="${path}" method="get">${hidden}<label for="on">${w.label}</label><input id="on" type="date" name="on" value="${on}" required><button>${w.button}</button> <a href="${today}">${w.today}</a></form>`
}

/** The host as its owners write it, in its own script. */
function hostOf(href: string): Html {
  const { host } = new URL(href)
  return html`<bdi>${domainToUnicode(host) || host}</bdi>`
}

function half(side: Half): Html {
  return html`<div><h3>${side.heading}</h3>${side.says}</div>`
}
