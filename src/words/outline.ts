/** Sentences that have sentences within them, as a list in a list. */
export interface Line {
  readonly text: string
  readonly inner: readonly Line[]
}

/** A line, with those within it. */
export function line(text: string, inner: readonly Line[] = []): Line {
  return { text, inner }
}

/** The lines as text, each level further in, with a hyphen before what stands within. */
export function indented(lines: readonly Line[], depth = 0): readonly string[] {
  return lines.flatMap(({ text, inner }) => [
    `${'  '.repeat(depth)}${depth > 0 ? '- ' : ''}${text}`,
    ...indented(inner, depth + 1),
  ])
}

/** The lines as one sentence, what stands within in brackets: for comparing, and where there is one line only. */
export function inOneLine({ text, inner }: Line): string {
  return inner.length === 0 ? text : `${text} (${inner.map(inOneLine).join('; ')})`
}
