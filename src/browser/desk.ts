/**
 * The script of the desk: it is live, counts down, has keys, and says times as they are where the reader is. What a page has:
 *
 *     <div data-yours="2026-11-27T17:00:00Z" hidden><dt>Yours</dt><dd></dd></div>    filled in with that time, and shown
 *     <span data-clock data-zone="Europe/Vienna">...</span>                         the record's clock, which goes on
 *
 * The device says in which zone the reader is, and nothing of what the time is.
 */
import { scriptWords, time } from './countdown.ts'
import { document, type Element } from './document.ts'
import { placing } from './swap.ts'
import './live.ts'
import './keys.ts'
import { signing } from './sign.ts'

/** How often it is looked, in milliseconds. */
const LOOK = 250

const lang = scriptWords()?.lang ?? 'en'
const locale = { en: 'en-GB', ar: 'ar-u-nu-latn' }[lang] ?? lang

/** A moment in words, as the pages write it: `27 November 2026, 18:00 UTC+01:00`. */
function timeText(at: number, zone: string | undefined, weekday: boolean): string {
  const zoned = zone === undefined ? {} : { timeZone: zone }
  const day = new Intl.DateTimeFormat(locale, {
    ...(weekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...zoned,
  })
  const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' } as const
  const parts = new Intl.DateTimeFormat('en', { ...hours, ...zoned }).formatToParts(at)
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return `${day.format(at)}, ${of('hour')}:${of('minute')} ${of('timeZoneName').replace('GMT', 'UTC')}`
}

function put(into: Element | null, text: string): void {
  if (into && into.textContent !== text) into.textContent = text
}

function look(): void {
  for (const box of document.querySelectorAll('[data-yours][hidden]')) {
    const at = Date.parse(box.dataset['yours'] ?? '')
    if (Number.isNaN(at)) continue
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    put(box.querySelector('dd'), `${timeText(at, undefined, true)} ${timeZone.replaceAll('_', ' ')}`)
    box.hidden = false
  }
  const now = time.at(performance.now())
  if (now === undefined) return
  for (const clock of document.querySelectorAll('[data-clock][data-zone]'))
    put(clock, timeText(now, clock.dataset['zone'], false))
}

signing(document as never)
look()
placing.push(look)
setInterval(look, LOOK)
