/**
 * Says in time that the session is about to end, and puts the end off with one key. It asks the server, whose clock counts,
 * and asking moves nothing: only what the person does moves the end.
 */
interface Part {
  hidden: boolean
  textContent: string
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(selector: string): Part | null
  addEventListener(type: 'click' | 'visibilitychange', listener: () => void): void
}

const { document } = globalThis as unknown as { readonly document: Part }

/** The warning comes so many minutes before the end; the server is asked each minute at most. */
const WARNS = 5
const MINUTE = 60_000

const box = document.querySelector('[data-session]')
if (box) {
  const look = (): void => void asked(box, 'GET')
  box.querySelector('button')?.addEventListener('click', () => void asked(box, 'POST'))
  document.addEventListener('visibilitychange', look)
  setInterval(look, MINUTE)
  look()
}

async function asked(watch: Part, method: 'GET' | 'POST'): Promise<void> {
  const says = watch.querySelector('p')
  const { session = '', minutes = '', minute = '', over = '' } = watch.dataset
  // No answer is no news: the network is away, not the session.
  const reply = await fetch(session, { method, headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  if (!says || !reply) return
  const isOver = reply.status === 401 || reply.status === 403
  const { now, expires } = isOver ? {} : ((await reply.json()) as { now?: string; expires?: string })
  const left = Math.floor((Date.parse(expires ?? '') - Date.parse(now ?? '')) / MINUTE)
  const text = isOver ? over : left > WARNS ? '' : left <= 1 ? minute : minutes.replace('#', `${left}`)
  watch.hidden = text === ''
  // Said once each minute, and not again where nothing changed.
  if (says.textContent !== text) says.textContent = text
}
