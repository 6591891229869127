/**
 * Asks the browser for a passkey, and tells the server what it answered: to sign in, or to register one. Pages say what to
 * ask for; what the person wrote into the fields of the box is sent along.
 */
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** What this script uses of a browser. */
interface Part {
  hidden: boolean
  disabled: boolean
  textContent: string
  readonly name: string
  readonly value: string
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
  addEventListener(type: 'click', listener: () => void): void
  reportValidity?(): boolean
}

interface Page {
  readonly document: Part
  readonly location: { assign(address: string): void; readonly hostname: string }
}

const { document, location } = globalThis as unknown as Page

for (const box of document.querySelectorAll('[data-passkey]')) offer(box)

function offer(box: Part): void {
  const button = box.querySelector('button')
  const says = box.querySelector('[role=status]')
  if (!button || !says) return
  box.hidden = false
  button.addEventListener('click', () => {
    for (const field of box.querySelectorAll('input, select')) if (field.reportValidity?.() === false) return
    button.disabled = true
    says.textContent = box.dataset['waits'] ?? ''
    void tried(box, says).then((isOver) => {
      button.disabled = isOver
      return isOver
    })
  })
}

/** True where the browser goes on to another page; else the page says why not, and can be tried again. */
async function tried(box: Part, says: Part): Promise<boolean> {
  try {
    const { to, says: said } = await pass(box)
    if (to !== undefined) location.assign(to)
    else says.textContent = said ?? box.dataset['failed'] ?? ''
    return to !== undefined
  } catch (error) {
    // The person closed the browser's question, or no authenticator here fits: the page says both.
    const isTwice = (error as { name?: string }).name === 'InvalidStateError'
    says.textContent = box.dataset[isTwice ? 'twice' : 'stopped'] ?? ''
    return false
  }
}

interface Answer {
  readonly to?: string
  readonly says?: string
}

async function pass(box: Part): Promise<Answer> {
  const { passkey, options = '', answer = '', token } = box.dataset
  const fields: Record<string, string> = token === undefined ? {} : { token }
  for (const { name, value } of box.querySelectorAll('input, select')) if (name) fields[name] = value
  const asked = await sent(options, fields)
  if (asked.options === undefined) return { says: asked.says ?? '' }
  const optionsJSON = asked.options as never
  const response =
    passkey === 'create'
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON })
  return sent(answer, { ...fields, response })
}

/** Sends what the server waits for; its answer, or what it says against it. */
async function sent(address: string, body: object): Promise<Answer & { readonly options?: object }> {
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const read = (await reply.json().catch(() => ({}))) as Answer & { detail?: string; title?: string }
  return reply.ok ? read : { says: read.detail ?? read.title ?? '' }
}
