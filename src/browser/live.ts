/**
 * A page that is told of new acts. What it has (`src/site/live.ts` makes it):
 *
 *     <div data-live-bar data-source="/ORG/live" data-size="123">   its place is there from the start, so nothing moves
 *       <div hidden>                                               shown by this script: without it there is nothing to press
 *         <button type="button" data-live-pause aria-pressed="false">Pause live updates</button>
 *         <span data-live-state></span>                            live, paused, offline, or since when nothing was heard
 *         <button type="button" data-live-show hidden></button>    "1 new act"
 *         <span class="sr" role="status" data-live-told></span>
 *       </div>
 *     </div>
 *     <section data-live="positions">...</section>                 a part that is replaced by what the server has of it
 *
 * `data-size` is how many entries the page was made from, `data-questions="M%2F1 Q%2F2"` about which questions it is, where
 * it is about some alone. Parts are replaced without being asked where nobody is in them and nothing outside of them moves;
 * else, with `data-asked`, and on a page without parts, a button offers it; a page without parts that sends a form offers nothing. Keep forms outside of parts: in one that is filled, nothing is replaced.
 */
import { countDown, hearPage, scriptWords, time } from './countdown.ts'
import { browser, document, type Element, type Stream } from './document.ts'
import { fillIn, sayCount, sayTime, type LiveScript } from '../words/live-script.ts'
import { heardIn } from './server-time.ts'
import { hasParts, partsOf, servedOf, swap } from './swap.ts'

/** In milliseconds: nothing heard for so long is said; a server with no room is asked again; a hidden page lets go of its stream. */
const [SILENT, AGAIN, HIDDEN] = [40_000, 30_000, 10_000]
/** At most one page is fetched in so many milliseconds, and it is waited so long before the first at least. */
const [BETWEEN, SOON] = [1000, 100]
/** A page that did not come is asked for again within so many milliseconds. */
const RETRY = 10_000
/** New acts are said aloud at most once in so many milliseconds. */
const ALOUD = 10_000
const CLOSED = 2

const served = servedOf(document)
const script = scriptWords()
if (script) {
  countDown(script)
  const bar = document.querySelector('[data-live-bar]')
  if (bar) follow(bar, script)
}

function follow(bar: Element, words: LiveScript): void {
  const [pause, state, show, told] = ['pause', 'state', 'show', 'told'].map((name) =>
    bar.querySelector(`[data-live-${name}]`),
  )
  const inside = bar.querySelector('[hidden]')
  if (!pause || !state || !show || !told || !inside) return
  const { source = '', questions } = bar.dataset
  const about = questions === undefined ? undefined : new Set(questions.split(' ').map(decodeURIComponent))
  let known = Number(bar.dataset['size'])
  /** How many entries what the page shows was made from. */
  let shown = known
  let [news, kept, failed, paused, connected] = [0, 0, false, false, false]
  let heard = performance.now()
  let aloud = Number.NEGATIVE_INFINITY
  let stream: Stream | undefined
  let coming: ReturnType<typeof setTimeout> | undefined
  let fetched = Number.NEGATIVE_INFINITY

  const draw = (): void => {
    const silent = performance.now() - heard
    const isSilent = silent > SILENT
    const mode = paused ? 'paused' : !browser.navigator.onLine ? 'offline' : isSilent ? 'stale' : 'live'
    // Rounded, so that it changes every ten seconds, then every minute.
    const ago = silent < 60_000 ? Math.floor(silent / 10_000) * 10 : Math.floor(silent / 60_000) * 60
    const says = {
      paused: words.paused,
      offline: words.offline,
      stale: fillIn(words.heard, sayTime(words, ago)),
      live: failed ? words.failed : kept > 0 ? words.kept : connected ? words.live : words.connecting,
    }[mode]
    if (state.textContent !== says) state.textContent = says
    if (bar.dataset['state'] !== mode) {
      if (bar.dataset['state'] !== undefined && mode !== 'paused') told.textContent = says
      bar.dataset['state'] = mode
      document.documentElement.dataset['heard'] = mode
    }
    const offer = news > 0 ? sayCount(words, words.newActs, news) : ''
    show.hidden = news === 0
    if (show.textContent !== offer) show.textContent = offer
    if (news > 0 && performance.now() - aloud > ALOUD && told.textContent !== offer) {
      aloud = performance.now()
      told.textContent = offer
    }
  }
  const refresh = async (asked: boolean): Promise<void> => {
    fetched = performance.now()
    try {
      // Nobody's session lasts longer for what a page asks for by itself.
      const headers = { accept: 'text/html', ...(asked ? {} : { 'chancery-by-itself': '1' }) }
      const response = await fetch(browser.location.href, { headers, cache: 'no-store' })
      const received = performance.now()
      if (!response.ok) throw new Error(`${response.status}`)
      const page = new browser.DOMParser().parseFromString(await response.text(), 'text/html')
      hearPage(page, received)
      const size = Number(page.querySelector('[data-live-bar]')?.dataset['size'] ?? Number.NaN)
      // Answers may overtake each other.
      if (size < shown) return
      shown = size || shown
      const swapped = swap(page, served, asked)
      kept = swapped.kept
      failed = asked && swapped.left > 0
      if (asked || swapped.left + swapped.kept === 0) news = size >= known || asked ? 0 : news
      // Another server may have answered, which does not know of the act yet.
      if (!asked && size < known) later(0)
      // Where all was replaced, the bar was moved; where the new page is not live, it is gone.
      if (asked) bar.focus()
      if (!document.body.contains(bar)) close()
    } catch {
      failed = true
      if (!asked && news > 0) later(RETRY)
    }
    draw()
  }
  const later = (within: number): void => {
    if (coming !== undefined || !hasParts(document)) return
    // Spread, so that not all who look on ask in the same moment.
    const wait = Math.max(
      SOON + Math.random() * within,
      fetched + Math.max(BETWEEN, within) - performance.now(),
    )
    coming = setTimeout(() => {
      coming = undefined
      if (!paused && document.visibilityState === 'visible') void refresh(false)
    }, wait)
  }
  const changed = (data: unknown): void => {
    const { size, questions: those, spread = 0, anew } = JSON.parse(String(data)) as Told
    if (anew) failed = true
    if (size <= known) return
    const isMine = partsOf(document).size > 0 && (!about || !those || those.some((one) => about.has(one)))
    if (isMine) news += size - known
    known = size
    if (isMine) later(spread)
  }
  const open = (): void => {
    if (stream || paused || document.visibilityState === 'hidden') return
    const opened = new browser.EventSource(`${source}?since=${known}`)
    stream = opened
    const hears = (take: (data: unknown) => void) => (event: { readonly data: unknown }) => {
      heard = performance.now()
      connected = true
      take(event.data)
      draw()
    }
    opened.addEventListener('message', hears(changed))
    opened.addEventListener(
      'clock',
      hears((data) => {
        const { now, rate } = JSON.parse(String(data)) as { now: unknown; rate: unknown }
        const clock = heardIn(now, rate)
        if (clock) time.hear(clock, heard)
      }),
    )
    opened.addEventListener('error', () => {
      // The browser comes again by itself, unless it was told that there is no room.
      if (opened.readyState !== CLOSED || stream !== opened) return
      stream = undefined
      setTimeout(open, AGAIN * (1 + Math.random()))
    })
  }
  const close = (): void => {
    stream?.close()
    stream = undefined
  }
  pause.addEventListener('click', () => {
    paused = !paused
    pause.setAttribute('aria-pressed', String(paused))
    if (paused) close()
    else {
      heard = performance.now()
      open()
      if (news > 0) later(0)
    }
    draw()
  })
  // The button goes when all is shown: the focus goes to the bar then.
  show.addEventListener('click', () => void refresh(true))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      open()
      if (news > 0) later(0)
    } else setTimeout(() => document.visibilityState === 'hidden' && close(), HIDDEN)
  })
  for (const name of ['online', 'offline']) browser.addEventListener(name, draw)
  browser.addEventListener('pagehide', close)
  browser.addEventListener('pageshow', open)
  inside.hidden = false
  open()
  draw()
  setInterval(draw, 1000)
}

interface Told {
  readonly size: number
  readonly questions?: readonly string[]
  readonly spread?: number
  /** The record is another one, begun anew. */
  readonly anew?: true
}
