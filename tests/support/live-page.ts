/**
 * A page that is live, made of what `src/site/live.ts` and `src/site/keys.ts` give: a figure of fixed size, a list that grows
 * above everything else, a form in a part of its own, and buttons with keys.
 */
import { Hono } from 'hono'
import type { Instant } from '../../src/core/time.ts'
import { assets } from '../../src/site/assets.ts'
import { html } from '../../src/site/html.ts'
import { keysButton, keysList } from '../../src/site/keys.ts'
import { countdown, liveBar, liveWords, type PageClock } from '../../src/site/live.ts'
import type { Lang } from '../../src/words/index.ts'
import type { Running } from './running.ts'

export interface LivePage {
  readonly clock?: PageClock
  readonly deadline: Instant
  readonly questions?: readonly string[]
}

/** The pages of a running record with this one among them, at `/ORG/page`. */
export function withLivePage({ kept, server }: Running, of: () => LivePage): Hono {
  const app = new Hono()
  app.get(`/${kept.code}/page`, (context) => {
    const lang = (context.req.query('lang') ?? 'en') as Lang
    const { clock, deadline, questions } = of()
    const size = kept.reading().size ?? 0
    const acts = Array.from({ length: size }, (_, position) => kept.reading().entry(position)!.act.type)
    const bar = liveBar({
      lang,
      org: kept.code,
      size,
      ...(questions ? { questions } : {}),
      ...(clock ? { clock } : {}),
    })
    const page = html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Live</title><link rel="stylesheet" href="${assets().style}"></head><body><main class="wrap">
<h1>Live</h1>
${bar}
<p data-live="figure" class="figure">${size} acts</p>
<ul data-live="list">${acts.map((type) => html`<li>${type}</li>`)}</ul>
<p>${countdown(lang, deadline, clock?.now)}</p>
<form data-live="form"><p><label>Reason <textarea name="reason"></textarea></label></p><p>${size} acts when this form was made</p></form>
<p><button type="button" data-key="b" data-key-name="Break silence" id="b">Break</button> <button type="button" data-key="n" aria-disabled="true" id="n">Next</button> <a href="#there" data-key="g d">Today</a> <label>Find <input data-key="/" id="find"></label></p>
<p id="there" data-enter><a href="#first">There</a></p>
${keysButton(lang)}${keysList(lang)}
</main>${liveWords(lang)}<script type="module" src="/assets/desk.js"></script></body></html>`
    return context.html(String(page), 200, { 'content-security-policy': "default-src 'self'" })
  })
  // As a server sends back a form with what somebody had filled in.
  const form = (text: string): string =>
    String(
      html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title></head><body><main>${liveBar({ lang: 'en', org: kept.code, size: kept.reading().size ?? 0 })}<form method="post"><label>Text <textarea name="text">${text}</textarea></label><button id="send">Send</button></form></main>${liveWords('en')}<script type="module" src="/assets/desk.js"></script></body></html>`,
    )
  app.get(`/${kept.code}/form`, (context) => context.html(form('')))
  app.post(`/${kept.code}/form`, async (context) =>
    context.html(form(new URLSearchParams(await context.req.text()).get('text') ?? ''), 422),
  )
  return app.route('/', server)
}
