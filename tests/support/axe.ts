/** Looks at a page with axe-core in Chromium: what stands in somebody's way, and whether it scrolls sideways. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** How Chromium is started: it asks nobody for anything. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The script that a page is given before it is looked at. */
export const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What may differ between schemes and widths; the rest of axe's rules hold or fail for the markup alone. */
const SEEN = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']

/** What axe found, by how many rules, and how much wider the page is than its screen. */
export interface Looked {
  readonly ran: number
  readonly sideways: number
  readonly violations: readonly string[]
}

const look = (
  only: object,
): string => `axe.run(document, { runOnly: ${JSON.stringify(only)} }).then(({ passes, violations }) => ({
  ran: passes.length,
  sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  violations: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html),
}))`

/** What is run in the page: every rule, or those alone that depend on how it is shown. It gives what `Looked` says. */
export const LOOKS = {
  whole: look({ type: 'tag', values: TAGS }),
  seen: look({ type: 'rule', values: SEEN }),
}
