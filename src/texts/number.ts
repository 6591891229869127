/**
 * Numbers of provisions: `3`, `3 bis`, `3(a)`, `3(a)(ii)`, `3.1`. Arabic figures and Latin letters in every language, so
 * that a reference is the same in all of them (United Nations Editorial Manual, paragraphs and subparagraphs).
 */

/** The words for what is inserted between two numbers, in order. */
export const INSERTED = [
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
] as const

const FORM = new RegExp(
  String.raw`^(\d{1,3})(?: (${INSERTED.join('|')}))?((?:\.\d{1,3}){0,3})(?:\(([a-z])\)(?:\(([ivxl]{1,7})\))?)?$`,
)
const ROMAN = romans(50)

/** One step of a number: a figure, a letter or a small roman figure, and how many were inserted before it. */
export interface Step {
  readonly kind: 'figure' | 'letter' | 'roman'
  readonly value: number
  /** 1 for `bis`, 2 for `ter`; 0 for none. */
  readonly inserted: number
}

/** The steps of a number, from the whole to the part; undefined where it is none. */
export function stepsOf(number: string): readonly Step[] | undefined {
  const [whole, first, word, decimals, letter, roman] = FORM.exec(number) ?? []
  if (whole === undefined || first === undefined) return undefined
  const steps: Step[] = [
    { kind: 'figure', value: Number(first), inserted: INSERTED.indexOf(word as never) + 1 },
    ...(decimals ?? '').split('.').slice(1).map(figure),
  ]
  if (letter !== undefined) steps.push({ kind: 'letter', value: letter.charCodeAt(0) - 96, inserted: 0 })
  if (roman !== undefined) steps.push({ kind: 'roman', value: ROMAN.indexOf(roman) + 1, inserted: 0 })
  const isProper = steps.every(({ value }) => value > 0)
  return isProper && numberOf(steps) === number ? steps : undefined
}

/** The number that steps make. */
export function numberOf(steps: readonly Step[]): string {
  return steps
    .map(({ kind, value, inserted }, index) => {
      if (kind === 'letter') return `(${String.fromCharCode(96 + value)})`
      if (kind === 'roman') return `(${ROMAN[value - 1] ?? ''})`
      return `${index === 0 ? '' : '.'}${value}${inserted > 0 ? ` ${INSERTED[inserted - 1]}` : ''}`
    })
    .join('')
}

/** A small roman figure as a number; undefined where it is none up to fifty. */
export function romanValue(text: string): number | undefined {
  const at = ROMAN.indexOf(text)
  return at < 0 ? undefined : at + 1
}

const KINDS = { figure: 0, letter: 1, roman: 2 } as const

/** Less than 0 where the first number comes before the other in a text: `3`, `3(a)`, `3 bis`, `4`. */
export function inOrderOf(one: readonly Step[], other: readonly Step[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [a, b] = [one[at]!, other[at]!]
    const by = KINDS[a.kind] - KINDS[b.kind] || a.value - b.value || a.inserted - b.inserted
    if (by !== 0) return by
  }
  return one.length - other.length
}

/** The place of each provision in addresses: `p3-bis`, `p3-a`; `pp1`, `pp2` for those without a number. The same in every language. */
export function handlesOf(
  provisions: readonly { readonly number?: string | undefined }[],
): readonly string[] {
  let unnumbered = 0
  return provisions.map(({ number }) => {
    if (number === undefined) return `pp${(unnumbered += 1)}`
    return `p${number.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/-$/g, '')}`
  })
}

/** The same provisions with numbers that follow one another, nothing inserted: what a clean text has. */
export function renumbered<P extends { readonly number?: string | undefined }>(
  provisions: readonly P[],
): readonly P[] {
  let [old, made]: [readonly Step[], readonly Step[]] = [[], []]
  return provisions.map((provision) => {
    const steps = provision.number === undefined ? undefined : stepsOf(provision.number)
    if (!steps) return provision
    let shared = 0
    while (shared < Math.min(old.length, steps.length) && isSame(old[shared]!, steps[shared]!)) shared += 1
    const next = steps.map(({ kind }, at): Step => {
      if (at < shared) return made[at]!
      const before = at === shared && made[at]?.kind === kind ? made[at].value : 0
      return { kind, value: before + 1, inserted: 0 }
    })
    ;[old, made] = [steps, next]
    return { ...provision, number: numberOf(next) }
  })
}

function isSame(a: Step, b: Step): boolean {
  return a.kind === b.kind && a.value === b.value && a.inserted === b.inserted
}

function figure(text: string): Step {
  return { kind: 'figure', value: Number(text), inserted: 0 }
}

function romans(most: number): readonly string[] {
  const signs = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const
  return Array.from({ length: most }, (_, index) => {
    let [left, text] = [index + 1, '']
    for (const [value, sign] of signs) for (; left >= value; left -= value) text += sign
    return text
  })
}
