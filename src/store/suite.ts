/**
 * A case of the conformance suite, from the texts of its files: a question or an act put to an organisation's own rules,
 * with what the answer must hold. Pure: `suite-folder.ts` reads the files.
 */
import * as z from 'zod/mini'
import type { Seen } from '../core/charter/charter.ts'
import { dayText } from '../core/charter/forms.ts'
import type { Fault, Read } from '../core/faults.ts'
import type { TextFile } from '../core/history/read.ts'
import { check, readYaml } from '../core/reading.ts'
import { day, instant, type Day, type Instant } from '../core/time.ts'

/** `shared`: put to several implementations. `good`, `bad`: of our own, adopted or in order, and refused, failed or asked. */
export const SIDES = ['shared', 'good', 'bad'] as const
export type Side = (typeof SIDES)[number]

/** S: rule and facts seen in a source. R: the rule seen, the facts constructed. M: a part is unverified. A: the texts are ambiguous. */
export const CONFIDENCES = ['S', 'R', 'M', 'A'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export interface SuiteCase {
  readonly side: Side
  readonly id: string
  readonly organisation: string
  readonly confidence: Confidence
  readonly source: string
  readonly passage?: string
  readonly seen?: Seen
  readonly finding: string
  readonly note?: string
  readonly steps: readonly SuiteStep[]
}

export interface SuiteStep {
  readonly number: number
  readonly input: SuiteInput
  /** What the answer must hold: of objects these fields at least, of lists these elements in this order. */
  readonly expected: Expected
}

export interface ShortText {
  readonly type: string
  readonly by: string
  readonly [field: string]: unknown
}

export type SuiteInput =
  | {
      readonly verb: 'decide'
      readonly organ?: string
      readonly matter?: string
      readonly on: Day
      readonly positions: Readonly<Record<string, string>>
      readonly facts: Readonly<Record<string, unknown>>
      readonly closed: boolean
    }
  | {
      readonly verb: 'rule'
      readonly on: Day | Instant
      readonly state: readonly ShortText[]
      readonly act: ShortText
    }
  | { readonly verb: 'members'; readonly on: Day; readonly all: boolean }

export interface Expected {
  readonly reasons?: readonly unknown[]
  readonly effects?: readonly unknown[]
  readonly parties?: readonly unknown[]
  readonly [field: string]: unknown
}

const header = z.strictObject({
  id: z.string(),
  organisation: z.string(),
  confidence: z.enum(CONFIDENCES),
  source: z.string(),
  passage: z.optional(z.string()),
  seen: z.optional(z.enum(['text', 'excerpt', 'secondhand', 'memory'])),
  finding: z.string().check(z.minLength(20)),
  note: z.optional(z.string()),
})

const moment = z.string().check(z.refine((text) => (day(text) ?? instant(text)) !== undefined, '2005-06-01'))
const short = z.looseObject({ type: z.string(), by: z.string() })
const input = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('decide'),
    organ: z.optional(z.string()),
    matter: z.optional(z.string()),
    on: dayText,
    positions: z._default(z.record(z.string(), z.string()), {}),
    facts: z._default(z.record(z.string(), z.unknown()), {}),
    closed: z._default(z.boolean(), true),
  }),
  z.strictObject({
    verb: z.literal('rule'),
    on: moment,
    state: z._default(z.array(short), []),
    act: short,
  }),
  z.strictObject({ verb: z.literal('members'), on: dayText, all: z._default(z.boolean(), false) }),
])
const list = z.optional(z.array(z.unknown()))
const expectation = z.looseObject({ reasons: list, effects: list, parties: list })

/** The case that the files of its folder state, or every fault of them with its line. */
export function readCase(side: Side, folder: string, files: readonly TextFile[]): Read<SuiteCase> {
  const faults: Fault[] = []
  const taken = <T>(read: Read<T>): T | undefined => {
    if (read.ok) return read.value
    faults.push(...read.faults)
    return undefined
  }
  const named = (name: string): TextFile | undefined =>
    files.find((file) => file.name === name || file.name.endsWith(`/${name}`))
  const at = (name: string): string => `${side}/${folder}/${name}`
  const head = named('case.yaml')
  if (!head) return { ok: false, faults: [{ code: 'missing', file: at('case.yaml'), found: 'case.yaml' }] }
  const read = taken(typed(header, head))
  const miss = (file: string, pointer: string, right: string): void =>
    void faults.push({ code: 'missing', file, line: 1, pointer, found: pointer.slice(1), right })
  if (read && read.id !== folder)
    faults.push({
      code: 'wrong-form',
      file: head.name,
      line: 1,
      pointer: '/id',
      found: read.id,
      right: folder,
    })
  // A case of our own quotes the text that it tests.
  if (read && side !== 'shared' && read.passage === undefined) miss(head.name, '/passage', '"..."')
  if (read && side !== 'shared' && read.seen !== 'text') miss(head.name, '/seen', 'text')
  const numbers = new Set<string>()
  for (const { name } of files) {
    const plain = name.split('/').at(-1) ?? ''
    const number = /^(\d{1,3})\.(?:input|expected)\.yaml$/.exec(plain)?.[1]
    if (number !== undefined) numbers.add(number)
    else if (plain !== 'case.yaml') faults.push({ code: 'unknown-key', file: name, found: plain })
  }
  if (numbers.size === 0) miss(head.name, '/1.input.yaml', '1.input.yaml')
  const steps = [...numbers]
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((number): SuiteStep[] => {
      const [asked, wanted] = [named(`${number}.input.yaml`), named(`${number}.expected.yaml`)]
      if (!asked) miss(at(`${number}.input.yaml`), '/', `${number}.input.yaml`)
      if (!wanted) miss(at(`${number}.expected.yaml`), '/', `${number}.expected.yaml`)
      const put = asked && taken(typed(input, asked))
      const expected = wanted && taken(typed(expectation, wanted))
      if (!put || !expected) return []
      if (!saysWhy(put.verb, expected as Expected))
        miss(wanted.name, put.verb === 'members' ? '/parties' : '/reasons', '[{ code: ... }]')
      return [{ number: Number(number), input: put as SuiteInput, expected: expected as Expected }]
    })
  if (faults.length > 0 || !read) return { ok: false, faults }
  return { ok: true, value: { side, ...(read as Omit<SuiteCase, 'side' | 'steps'>), steps } }
}

function typed<T>(schema: z.ZodMiniType<T>, file: TextFile): Read<T> {
  const yaml = readYaml(file.text, file.name, 'core')
  return yaml.ok ? check(schema, yaml.value) : yaml
}

/** An expectation asserts why, and not only what: a reason, an effect, or who had which status. */
function saysWhy(verb: SuiteInput['verb'], { reasons, effects, parties }: Expected): boolean {
  return verb === 'members' ? parties !== undefined : (reasons?.length ?? effects?.length ?? 0) > 0
}

/** What an expectation and an answer say at one place, where they differ. */
export interface Difference {
  readonly pointer: string
  readonly expected: unknown
  readonly found: unknown
}

/** Where an answer does not hold what is expected: objects have at least these fields, lists these elements and no others. */
export function differences(found: unknown, expected: unknown, pointer = ''): readonly Difference[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return [{ pointer, expected, found }]
    return expected.flatMap((one, index) => differences(found[index], one, `${pointer}/${index}`))
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null) return [{ pointer, expected, found }]
    return Object.entries(expected).flatMap(([name, value]) =>
      differences((found as Readonly<Record<string, unknown>>)[name], value, `${pointer}/${name}`),
    )
  }
  return found === expected ? [] : [{ pointer, expected, found }]
}
