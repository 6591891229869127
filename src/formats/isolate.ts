/**
 * Plain text of several languages in one line. A piece that runs the other way may take its neighbours along (Unicode
 * Standard Annex 9, https://www.unicode.org/reports/tr9/): here it is set apart. Markup has `bdi` for it, plain text two signs.
 */
const FIRST_STRONG = '\u2068'
const POP = '\u2069'
/** Hebrew, Arabic and the scripts beside them, with their forms for presentation. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/

/** Pieces in one line, each set apart where one of them runs from right to left. */
export function oneLine(pieces: readonly string[], between: string): string {
  if (!pieces.some((piece) => RIGHT_TO_LEFT.test(piece))) return pieces.join(between)
  return pieces.map((piece) => `${FIRST_STRONG}${piece}${POP}`).join(between)
}
