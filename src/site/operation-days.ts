/** Day by day: what was done on the left, what was said on the right, each with its source and with what other sources have. */
import type { Happened } from '../core/chronicle.ts'
import { words } from '../words/index.ts'
import { date, name } from './format.ts'
import { sourcesOf } from './facts.ts'
import { fill, html, type Html, type Inside } from './html.ts'
import { firstSource, grouped, linked } from './lists.ts'
import type { DayOfOperation } from './operations.ts'
import { speakerOf } from './pages/statements.ts'
import { fieldsText } from './pages/source.ts'
import { table } from './parts.ts'
import { actorText, cited, kindText, say, sourceOf, to, type View } from './view.ts'

/** The days as a table. */
export function dayTable(view: View, days: readonly DayOfOperation[]): Html {
  const w = words(view.lang).operations
  return html`<div class="days">${table<DayOfOperation>(
    w.days,
    [
      { head: w.day, names: true, cell: ({ day }) => date(view.lang, day) },
      {
        head: w.done,
        cell: ({ done }) =>
          list(grouped(view, done).map(({ event, others }) => doneItem(view, event, others))),
      },
      { head: w.said, cell: ({ said }) => list(said.map((event) => saidItem(view, event))) },
    ],
    days,
  )}</div>`
}

function list(items: readonly Html[]): Inside {
  return items.length === 0 ? undefined : html`<ul class="rows">${items}</ul>`
}

function doneItem(view: View, event: Happened, others: readonly Happened[]): Html {
  const actors = [event, ...others].map((one) => actorText(view, one.by, one.day))
  const note = view.reading.prose(event, 'note')
  return html`<li><strong>${linked(view, event)}</strong><div class="small muted">${kindText(view, event.kind)}: ${name([...new Set(actors)].join(', '))}</div>${note && html`<div class="small">${say(view, note)}</div>`}${[event, ...others].map((one) => otherwise(view, one))}<div class="small">${firstSource(view, event)}</div></li>`
}

function saidItem(view: View, event: Happened): Html {
  const gist = view.reading.prose(event, 'gist')
  const note = view.reading.prose(event, 'note')
  return html`<li><strong>${speakerOf(view, event)}</strong>${gist && html`<blockquote>${say(view, gist)}</blockquote>`}${note && html`<div class="small">${say(view, note)}</div>`}${otherwise(view, event)}<div class="small">${firstSource(view, event)}</div></li>`
}

/** What each source that differs has instead: another day, other figures. */
export function otherwise(view: View, event: Happened): Inside {
  const w = words(view.lang).operations
  return event.claims.map((claim) => {
    const source = html`<a href="${to(view, `/sources/${claim.source}`)}">${cited(view, sourceOf(sourcesOf(view), claim.source).publisher ?? claim.source)}</a>`
    const says = claim.says
      ? fieldsText(view, Object.keys(claim.says), claim.says)
      : claim.effect !== undefined && date(view.lang, claim.effect)
    return says === false
      ? undefined
      : html`<div class="small muted">${fill(w.otherwise, source, says)}</div>`
  })
}
