/** The verifier in a thread of the browser: takes one question, tells how far it is, and answers in sentences. */
import './no-functions.ts'
import { webAnswers } from '../record/crypto-web.ts'
import { sayReport } from '../words/reports.ts'
import { inBrowser } from '../words/verifier.ts'
import { checkAct } from './act-check.ts'
import { browser } from './dom.ts'
import { checkRecord } from './record-check.ts'

export interface Asked {
  readonly check: 'act' | 'record'
  readonly lang: string
  /** Addresses of the log and of the record as one file. */
  readonly log: string
  readonly record: string
  /** The head that the page shows. */
  readonly shown: { readonly size: number; readonly root: string }
  readonly position: number
  /** The entry as the page shows it. */
  readonly entry: string
}

export interface Line {
  readonly ok: boolean
  readonly text: string
}

export type Told = { readonly done: number; readonly of: number } | { readonly lines: readonly Line[] }

browser.addEventListener('message', ({ data }) => void answer(data as Asked))

async function answer(asked: Asked): Promise<void> {
  try {
    tell({ lines: await lines(asked) })
  } catch (error) {
    tell({ lines: [{ ok: false, text: inBrowser(asked.lang).words.notChecked((error as Error).message) }] })
  }
}

async function lines(asked: Asked): Promise<readonly Line[]> {
  const { words, language } = inBrowser(asked.lang)
  const answers = await webAnswers()
  const progress = (done: number, of: number): void => tell({ done, of })
  if (asked.check === 'act') {
    const steps = await checkAct(answers, get, asked)
    return steps.map(({ code, ok, found = '' }) => ({
      ok,
      text: words.steps[code][ok ? 'ok' : 'wrong'](found),
    }))
  }
  const { report, differs } = await checkRecord(answers, get, asked, progress)
  const [first, ...rest] = sayReport(language, report).trimEnd().split('\n')
  return [
    { ok: report.ok, text: first ?? '' },
    ...rest.map((text) => ({ ok: report.ok, text: text.trim() })),
    ...(differs ? [{ ok: false, text: words.steps.shown.wrong('') }] : []),
  ]
}

function tell(told: Told): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  browser.postMessage(told)
}

async function get(address: string): Promise<Uint8Array> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${new URL(response.url).pathname}`)
  return new Uint8Array(await response.arrayBuffer())
}
