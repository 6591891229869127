/**
 * Provisions from plain text, as an officer pastes it: a line that begins with a number begins a provision, a line that
 * does not goes on with it, and after an empty line a paragraph without a number stands by itself.
 */
import type { Fault, Read } from '../core/faults.ts'
import { MOST_PROVISIONS } from '../core/texts.ts'
import {
  faultsOfProvisions,
  faultsOfWording,
  MOST_BYTES,
  MOST_HEADING,
  MOST_WORDING,
  plainText,
  type Provision,
} from './document.ts'
import { INSERTED, numberOf, romanValue, stepsOf, type Step } from './number.ts'

const WORDS = String.raw`article|art\.|статья|artículo|المادة`
const NUMBER = String.raw`\d{1,3}(?: (?:${INSERTED.join('|')}))?(?:\.\d{1,3}){0,3}(?:\([a-z]\)(?:\([ivxl]{1,7}\))?)?`
const ARTICLE = new RegExp(String.raw`^(?:${WORDS}) (${NUMBER})(?:$|\s*[.:–—-]\s*|\s)(.*)$`, 'iu')
// A figure alone needs its point: a line that goes on may begin with one.
const FIGURE = new RegExp(String.raw`^(${NUMBER})(?:[.)]|(?<=\.\d{1,3}|\))) (.*)$`, 'u')
const EASTERN = new RegExp(String.raw`^\s*(?:(?:${WORDS})\s+)?\(?[\u0660-\u0669\u06F0-\u06F9]+`, 'iu')
const PART = /^\(?([a-zа-я\u0621-\u064A]|[ivxl]{1,7})\)\s+(.*)$/u
// Letters by which texts in other scripts count their parts, each in the place of the Latin letter of its rank.
const ALPHABETS = ['абвгдежзиклмнопрстуфхцчшщэ', 'أبجدهوزحطيكلمنسعفصقرشتثخذض']

interface Part {
  readonly line: number
  number?: string
  heading?: string
  text: string
}

/** The provisions that a pasted text states, or every fault with its line. */
export function readPasted(pasted: string): Read<readonly Provision[]> {
  if (pasted.length > MOST_BYTES)
    return {
      ok: false,
      faults: [{ code: 'too-large', found: `${pasted.length}`, right: `<= ${MOST_BYTES}` }],
    }
  const parts: Part[] = []
  let [article, paused, last]: [string | undefined, boolean, readonly Step[]] = [undefined, true, []]
  pasted.split(/\r\n?|\n/u).forEach((raw, index) => {
    // More than may be is refused below, whatever else there is.
    if (parts.length > MOST_PROVISIONS) return
    const line = plainText(figures(raw))
    if (line === '') {
      paused = true
      return
    }
    const begun = beginning(line, article, last)
    if (begun) {
      if (begun.article && stepsOf(begun.number)?.length === 1) article = begun.number
      const { number, rest } = begun
      last = stepsOf(number) ?? last
      const wording = begun.article ? { ...(rest === '' ? {} : { heading: rest }), text: '' } : { text: rest }
      parts.push({ line: index + 1, number, ...wording })
    } else if (paused && !isBare(parts.at(-1))) parts.push({ line: index + 1, text: line })
    else if (parts.length > 0) parts.at(-1)!.text = plainText(`${parts.at(-1)!.text} ${line}`)
    paused = false
  })
  const said = parts.filter((part, at) => !isTitleOf(part, parts[at + 1]))
  const faults = faultsOf(said)
  const provisions = said.map(({ line: _, ...provision }): Provision => provision)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: provisions }
}

/**
 * Pasted text from provisions: the reader above makes the same provisions of it, save that what has a heading and no
 * number keeps its wording alone.
 */
export function pastedOf(provisions: readonly Provision[]): string {
  const inArticles = provisions.some(({ heading }) => heading !== undefined)
  return provisions
    .map(({ number, heading, text }) => {
      if (number === undefined) return text
      if (heading !== undefined) return `Article ${number}. ${heading}${text === '' ? '' : `\n${text}`}`
      if (inArticles && /^\d+( [a-z]+)?$/u.test(number)) return `Article ${number}\n${text}`
      return `${number}${number.endsWith(')') ? '' : '.'} ${text}`
    })
    .join('\n\n')
}

interface Beginning {
  readonly number: string
  readonly rest: string
  readonly article: boolean
}

/** What a line begins, in its article and after the number before it; undefined where it begins nothing. */
function beginning(line: string, article: string | undefined, last: readonly Step[]): Beginning | undefined {
  const [, of, heading = ''] = ARTICLE.exec(line) ?? []
  if (of !== undefined) return { number: of, rest: heading, article: true }
  const [, figure, rest = ''] = FIGURE.exec(line) ?? []
  if (figure !== undefined) {
    const isWhole = article === undefined || /[.(]/u.test(figure)
    return { number: isWhole ? figure : `${article}.${figure}`, rest, article: false }
  }
  const [, sign, said = ''] = PART.exec(line) ?? []
  const step = sign === undefined ? undefined : partStep(sign, last)
  if (!step || last.length === 0) return undefined
  const within = last.filter(({ kind }) => kind === 'figure' || (step.kind === 'roman' && kind === 'letter'))
  return { number: numberOf([...within, step]), rest: said, article: false }
}

/** The letter or roman figure that a sign is: after `(h)`, `(i)` is a letter; below a letter, a roman figure. */
function partStep(sign: string, last: readonly Step[]): Step | undefined {
  const alphabet = ALPHABETS.find((letters) => letters.includes(sign))
  if (alphabet) return letterStep(alphabet.indexOf(sign) + 1)
  const letter = sign.length === 1 ? sign.charCodeAt(0) - 96 : undefined
  const roman = romanValue(sign)
  const before = last.findLast(({ kind }) => kind === 'letter')
  const below = last.findLast(({ kind }) => kind === 'roman')
  const goesOn =
    letter !== undefined && letter === (before?.value ?? 0) + 1 && !(below && roman === below.value + 1)
  if (roman !== undefined && before && !goesOn) return { kind: 'roman', value: roman, inserted: 0 }
  return letter === undefined ? undefined : letterStep(letter)
}

function letterStep(value: number): Step {
  return { kind: 'letter', value, inserted: 0 }
}

/** True for an article of which only the number or the heading was read: the next paragraph is its wording. */
function isBare(part: Part | undefined): boolean {
  return part !== undefined && part.text === ''
}

/** True for the bare number of an article whose paragraphs follow, each with a number of its own. */
function isTitleOf({ number, heading, text }: Part, next: Part | undefined): boolean {
  return text === '' && heading === undefined && next?.number?.startsWith(`${number}.`) === true
}

/** Arabic-Indic figures as those of numbers, where a line begins with them alone. */
function figures(line: string): string {
  return line.replace(EASTERN, (begin) =>
    begin.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String(digit.charCodeAt(0) & 15)),
  )
}

/** The faults of the provisions, each with the line on which its provision begins. */
function faultsOf(parts: readonly Part[]): readonly Fault[] {
  if (parts.length === 0) return [{ code: 'missing', line: 1, found: 'provisions', right: '1. ...' }]
  if (parts.length > MOST_PROVISIONS)
    return [{ code: 'too-large', found: `${parts.length}`, right: `<= ${MOST_PROVISIONS}` }]
  const long = parts.flatMap(({ line, text, heading = '' }): readonly Fault[] =>
    [
      [text, MOST_WORDING],
      [heading, MOST_HEADING],
    ].flatMap(([said, most]) =>
      faultsOfWording(String(said), Number(most)).map((fault) => ({ ...fault, line })),
    ),
  )
  const sense = faultsOfProvisions(parts).map(({ pointer, ...fault }): Fault => {
    const at = Number(/^\/provisions\/(\d+)/.exec(pointer ?? '')?.[1] ?? 0)
    return { ...fault, line: parts[at]?.line ?? 1 }
  })
  return [...long, ...sense]
}
