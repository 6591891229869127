/** English sentences on a page of another language: each marked with its language and direction, where markup can stand. */
import { BEGINS, ENDS, unmarked } from '../words/fallback.ts'

/** What holds text alone, or markup of another kind: there the sentence stands as it is. */
const PLAIN = ['svg', 'title', 'option', 'textarea', 'script']
const PIECES = /<[^>]*>|[\uE100\uE101]/g

/** The page with its fallbacks marked up. Sentences within sentences are of the outermost's language. */
export function withFallbacks(page: string): string {
  if (!page.includes(BEGINS)) return page
  let [depth, plain] = [0, '']
  return page.replaceAll(PIECES, (piece) => {
    if (piece === BEGINS) return depth++ === 0 && plain === '' ? '<span lang="en" dir="ltr">' : ''
    if (piece === ENDS) return --depth === 0 && plain === '' ? '</span>' : ''
    const name = /^<\/?([a-z]+)/.exec(piece)?.[1] ?? ''
    if (plain === '' && PLAIN.includes(name) && !piece.startsWith('</')) plain = name
    else if (plain === name && piece.startsWith('</')) plain = ''
    return unmarked(piece)
  })
}
