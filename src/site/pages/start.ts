/** `/start`: how to found a record of one's own. */
import { words } from '../../words/index.ts'
import type { Across } from '../across.ts'
import { html, type Html } from '../html.ts'
import { page } from '../layout.ts'

/** The commands as they are run in the folder of this program: `docs/tour.md` has more, and a test runs them. */
const COMMANDS = {
  startFound: 'npx --no-install chancery init data/my-council --charter tests/organisations/harbour-league',
  startServe: 'npx --no-install chancery serve --data data/my-council --port 8081',
  startInvite:
    'npx --no-install chancery invite data/my-council --office secretariat --base http://localhost:8081',
  startEnrol: 'npx --no-install chancery enrol data/my-council --base http://localhost:8081',
} as const

export function start({ lang, carried }: Across): Html {
  const w = words(lang).desk.landing
  const steps = Object.entries(COMMANDS).map(
    ([what, command]) =>
      html`<li><p>${w[what as keyof typeof COMMANDS]}</p><pre><code>${command}</code></pre></li>`,
  )
  const body = html`<div class="head"><h1>${w.startTitle}</h1><p>${w.startLead}</p></div><section class="card"><ol>${steps}</ol><p class="small muted">${w.startCharter}</p></section>`
  return page({ lang, title: w.startTitle, path: '/start', carried, body })
}
