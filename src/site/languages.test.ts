/** No page says in one language what belongs in another, and nothing on a right-to-left page loses its order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE } from '../../tests/support/records.ts'
import { NOW, shownRecord } from '../../tests/support/shown.ts'
import { words } from '../words/index.ts'
import { site } from './site.ts'

const shown = shownRecord(EXAMPLE)
const app = site(
  () => [shown],
  () => NOW,
)

/** Every page of the organisation that links lead to, acts and sources by every so many, and those about all. */
async function pagesIn(lang: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const waiting = [`/?lang=${lang}`, `/${EXAMPLE}?lang=${lang}`, `/${EXAMPLE}/search?lang=${lang}&q=armen`]
  const seen = new Set(waiting)
  for (const path of waiting) {
    const response = await app.request(path)
    if (!(response.headers.get('content-type') ?? '').includes('html')) continue
    const page = await response.text()
    found.set(path, page)
    for (const [, to = ''] of page.matchAll(/href="(\/[^"#]*)/g)) {
      const link = to.replaceAll('&amp;', '&')
      const act = /\/record\/(\d+)/.exec(link)?.[1]
      const isKept = act === undefined || Number(act) % 12 === 0
      const isOther =
        /[?&](?:on|known|at|page|year|kind|body|party)=|\.(?:json|csv|yaml|chancery)|\/assets\/|\/conformance\//
      if (!link.includes(`lang=${lang}`) || seen.has(link) || !isKept || isOther.test(link)) continue
      seen.add(link)
      waiting.push(link)
    }
  }
  return found
}

/** The texts of a page with the elements around each, outermost first; `attributes` those that are read out. */
function textsOf(page: string): readonly { readonly text: string; readonly within: readonly string[] }[] {
  const found: { text: string; within: readonly string[] }[] = []
  const open: string[] = []
  for (const [piece] of page.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      if (piece.trim() !== '') found.push({ text: piece, within: [...open] })
    } else if (piece.startsWith('</')) open.pop()
    else if (!/^<(?:!|meta|link|input|br|img|hr)|\/>$/.test(piece)) {
      open.push(piece)
      for (const [, said = ''] of piece.matchAll(/(?:aria-label|placeholder|data-label)="([^"]*)"/g))
        found.push({ text: said, within: open.slice(0, -1) })
    }
  }
  return found
}

/** Texts that are in no language, or say which: codes, addresses, entries, titles of sources. */
const OUTSIDE =
  /^<(?:pre|code|script|style|title|bdi class="(?:code|chip)")|lang="(?!ru)[a-z]+"|rel="external"/

test('no page in Russian has a sentence of the interface in English', async () => {
  const pages = await pagesIn('ru')
  assert.ok(pages.size > 60, `${pages.size} pages`)
  const faults = new Set<string>()
  for (const [path, page] of pages) {
    for (const { text, within } of textsOf(page)) {
      if (within.some((element) => OUTSIDE.test(element) && !element.startsWith('<html'))) continue
      // Two English words one after another; a name of a person or of a place may stand alone.
      const english = /(?<![\w./-])[A-Za-z]{2,} [a-z]{2,}(?![\w./-])/.exec(text)
      if (english) faults.add(`${path.replace(/\d+/, 'N')}: ${text.trim().slice(0, 80)}`)
    }
  }
  assert.deepEqual([...faults].slice(0, 40), [])
})

test('no page in Russian has a sentence that English has word for word', async () => {
  const english = new Set(strings(words('en')))
  const russian = new Set(strings(words('ru')))
  const faults = new Set<string>()
  for (const [path, page] of await pagesIn('ru'))
    for (const { text, within } of textsOf(page)) {
      if (within.some((element) => OUTSIDE.test(element) && !element.startsWith('<html'))) continue
      const said = text.trim()
      if (said.length > 3 && english.has(said) && !russian.has(said)) faults.add(`${path}: ${said}`)
    }
  assert.deepEqual([...faults].slice(0, 40), [])
})

test('on a right-to-left page every date, code and foreign name is isolated from the text around it', async () => {
  const pages = await pagesIn('ar')
  assert.ok(pages.size > 60, `${pages.size} pages`)
  const faults = new Set<string>()
  for (const [path, page] of pages) {
    assert.match(page, /<html lang="ar" dir="rtl">/)
    assert.doesNotMatch(page, /[\uE000-\uE1FF]/, path)
    for (const { text, within } of textsOf(page.slice(page.indexOf('<body')))) {
      if (within.some((element) => ISOLATED.test(element))) continue
      const bare = text.replaceAll(/\u2068[^\u2069]*\u2069/g, '').replaceAll(/&#?\w+;/g, ' ')
      // Left-to-right words beside right-to-left ones: their order would depend on what stands around.
      if (/[\u0600-\u06FF]/.test(bare) && /[A-Za-zА-я]{2,}/.test(bare.replaceAll(ALONE, '')))
        faults.add(`${path.replace(/\d+/, 'N')}: ${text.trim().slice(0, 90)}`)
      if (/\d{4}-\d{2}-\d{2}/.test(bare)) faults.add(`${path}: a bare date: ${text.trim().slice(0, 90)}`)
    }
  }
  assert.deepEqual([...faults].slice(0, 40), [])
})

/** The name of the program and of what it runs on, which sentences hold as they hold any word. */
const ALONE = /Chancery|Node\.js/g
const ISOLATED = /^<(?:bdi|pre|code|svg|title|script|option)|dir="ltr"|aria-hidden/

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}
