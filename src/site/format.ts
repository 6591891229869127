/**
 * The one place where dates, instants, codes and names become text on a page. Each is isolated, so that
 * "22 November, 14:20" keeps its order in a right-to-left sentence.
 */
import { dayIn, type Instant } from '../core/time.ts'
import { deadlineText, timeText } from '../words/deadline.ts'
import type { Lang } from '../words/index.ts'
import { LOCALES } from '../words/language.ts'
import { html, type Html } from './html.ts'

const made = new Map<string, Intl.DateTimeFormat>()

/** A day, a month or a year as this language writes it: `16 May 2022`, `June 2012`, `2012`. No more than the source gives. */
export function dateText(lang: Lang, date: string): string {
  if (date.length === 4) return lang === 'ru' ? `${date} г.` : date
  const month = date.length === 7
  const format = formatOf(lang, month ? 'month' : 'day', {
    month: 'long',
    year: 'numeric',
    ...(month ? {} : { day: 'numeric' }),
  })
  return format.format(Date.parse(month ? `${date}-01` : date))
}

/** A day of a month as a scale writes it: `5 Jan`. */
export function shortDateText(lang: Lang, day: string): string {
  return formatOf(lang, 'short', { day: 'numeric', month: 'short' }).format(Date.parse(day))
}

/** The date, marked up for machines and isolated from the text around it. */
export function date(lang: Lang, day: string): Html {
  return html`<time datetime="${day}"><bdi>${dateText(lang, day)}</bdi></time>`
}

/** From a day to the day before which it ended, both as their sources give them; an open end stays open. */
export function span(lang: Lang, from: string, until?: string): Html {
  return html`${date(lang, from)} – ${until === undefined ? '' : date(lang, until)}`
}

/** An instant in words, with its offset: never a bare abbreviation of a zone. Without a zone it is given in UTC. */
export function instantText(lang: Lang, at: Instant, zone?: string): string {
  const day = zone === undefined ? at.slice(0, 10) : dayIn(at, zone)
  return `${dateText(lang, day)}, ${timeText(at, zone)}`
}

/** The instant, marked up for machines and isolated. */
export function instant(lang: Lang, at: Instant, zone?: string): Html {
  return html`<time datetime="${at}"><bdi>${instantText(lang, at, zone)}</bdi></time>`
}

/** A deadline: the instant with the day of its week, by which people know it. */
export function deadline(lang: Lang, at: Instant, zone = 'UTC'): Html {
  return html`<time datetime="${at}"><bdi>${deadlineText(lang, at, zone)}</bdi></time>`
}

/** The instant in few signs, for a table whose place is the seat: `27 Nov, 20:58`; the whole of it is there for those who point, and for machines. */
export function shortInstant(lang: Lang, at: Instant, zone: string): Html {
  const day = shortDateText(lang, dayIn(at, zone))
  const time = instantText(lang, at, zone).split(', ').at(-1)?.slice(0, 5) ?? ''
  return html`<time datetime="${at}" title="${instantText(lang, at, zone)}"><bdi>${day}, ${time}</bdi></time>`
}

/** A code, a symbol or a clause, isolated. */
export function code(text: string): Html {
  return html`<bdi class="code">${text}</bdi>`
}

/** The short code of a party, in its chip. */
export function chip(text: string): Html {
  return html`<bdi class="chip">${text}</bdi>`
}

/** A name as the organisation writes it, isolated, and marked with its language where that is not the page's. */
export function name(text: string, lang?: string): Html {
  return lang === undefined ? html`<bdi>${text}</bdi>` : html`<bdi lang="${lang}">${text}</bdi>`
}

/** A title that somebody else wrote, isolated, and marked with its language where its script shows that it is not the page's. */
export function citedIn(lang: Lang, text: string): Html {
  const script = /[\u0400-\u04FF]/.test(text) ? 'ru' : /[\u0600-\u06FF]/.test(text) ? 'ar' : 'en'
  return name(text, script === lang ? undefined : script)
}

/** The beginning of a digest; the whole of it is there for those who copy or point. */
export function digest(hex: string): Html {
  return html`<bdi class="code" title="${hex}">${hex.slice(0, 12)}…</bdi>`
}

/** A whole number with the separators of the language. */
export function number(lang: Lang, value: number | bigint): string {
  return new Intl.NumberFormat(LOCALES[lang]).format(value)
}

/** A share of the whole as a percentage, in hundredths of one. */
export function percent(lang: Lang, share: number): string {
  const options = { style: 'percent', minimumFractionDigits: 2 } as const
  return new Intl.NumberFormat(LOCALES[lang], options).format(share)
}

/** Text isolated by the signs for it, where no markup can be: titles, descriptions, the sentences of charts. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}

function formatOf(lang: Lang, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${kind}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], { timeZone: 'UTC', ...options })
  made.set(key, known)
  return known
}
