/**
 * What a page loads beside its text where something on it can be checked: it waits for a click, and loads the verifier
 * then. Without script the page says the same and offers no button.
 */
import { browser, type Node } from './dom.ts'
import type { Asked, Told } from './verifier.ts'

const { document, Worker } = browser

for (const box of document.querySelectorAll('[data-check]')) offer(box)

function offer(box: Node): void {
  const button = box.querySelector('button')
  const bar = box.querySelector('progress')
  const list = box.querySelector('ul')
  if (!button || !bar || !list) return
  box.hidden = false
  // The verifier speaks the two languages in which everything is said.
  list.lang = document.documentElement.lang === 'ru' ? 'ru' : 'en'
  button.addEventListener('click', () => {
    button.disabled = true
    bar.hidden = false
    bar.removeAttribute('value')
    list.replaceChildren()
    const worker = new Worker(new URL('verifier.js', import.meta.url), { type: 'module' })
    const end = (): void => {
      worker.terminate()
      button.disabled = false
      bar.hidden = true
    }
    const say = (ok: boolean, text: string): void => {
      const line = document.createElement('li')
      line.className = ok ? 'ok' : 'wrong'
      line.textContent = text
      list.append(line)
    }
    worker.addEventListener('message', ({ data }) => {
      const told = data as Told
      if ('done' in told) {
        bar.max = told.of
        bar.value = told.done
      } else {
        for (const { ok, text } of told.lines) say(ok, text)
        end()
      }
    })
    worker.addEventListener('error', () => {
      say(false, box.dataset['failed'] ?? '')
      end()
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(asked(box))
  })
}

function asked(box: Node): Asked {
  const { check = '', log = '', record = '', size = '0', root = '', position = '0' } = box.dataset
  return {
    check: check === 'act' ? 'act' : 'record',
    lang: document.documentElement.lang,
    log,
    record,
    shown: { size: Number(size), root },
    position: Number(position),
    entry: document.querySelector('[data-entry]')?.textContent ?? '',
  }
}
