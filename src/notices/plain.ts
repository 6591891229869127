/**
 * Values that somebody else wrote, on their way into a letter. Each stays within its line: a title with a line break in it
 * would write lines of its own, in the body and among the headers, and one with signs of direction would turn what stands
 * around it (Unicode Standard Annex 9).
 */

/** Signs of control, separators of lines, and what embeds, overrides or isolates a direction. */
const UNFIT = /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+/gu
const LONGEST = 160

/** The value as one line, without signs that act beyond it. */
export function oneValue(text: string): string {
  return text.replaceAll(UNFIT, ' ').replaceAll(/ {2,}/g, ' ').trim()
}

/** The same, cut where it is longer than a line of a list of mail shows, or than so many signs. */
export function shortValue(text: string, longest = LONGEST): string {
  // A title may be a megabyte, and is told to each member.
  const start = oneValue(text.slice(0, 20 * longest))
  const signs = [...new Intl.Segmenter('en').segment(start)].map(({ segment }) => segment)
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : signs.join('')
}
