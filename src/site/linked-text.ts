/** Linked data as it stands in a page. */

/** The text of a block of data in a page: no text in it can end the block. */
export function linkedText(linked: object): string {
  return JSON.stringify(linked).replaceAll('<', '\\u003c')
}
