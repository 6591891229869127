/** The form of a condition: an object with one key, which names its kind. */
import * as z from 'zod/mini'
import {
  POSITIONS,
  STANDS,
  type Base,
  type Bearing,
  type Comparison,
  type Condition,
  type Holding,
  type Stand,
} from '../rules/condition.ts'
import { share, type Share } from '../share.ts'
import { factName, parsed, plainCode, prose, treatyCode, wholeText } from './forms.ts'

const stand = z.enum(STANDS as readonly [Stand, ...Stand[]])
const clause = z.optional(prose)
/** `all` is the whole of a base. */
const shareText = parsed<Share>(
  (text) => (text === 'all' ? { num: 1n, den: 1n } : share(text)),
  '9 | 2/3 | all',
)
const optionalShare = z.optional(shareText)
const weight = z.optional(plainCode)
const base = z.optional(z.enum(['members', 'cast', 'present']))

const thresholds = {
  atLeast: optionalShare,
  moreThan: optionalShare,
  fewerThan: optionalShare,
  atMost: optionalShare,
}
const COMPARISONS = {
  atLeast: 'at-least',
  moreThan: 'more-than',
  fewerThan: 'fewer-than',
  atMost: 'at-most',
} as const satisfies Record<keyof typeof thresholds, Comparison>
type Thresholds = { readonly [K in keyof typeof thresholds]?: Share | undefined }

function oneThreshold(value: Thresholds): boolean {
  return Object.keys(COMPARISONS).filter((key) => value[key as keyof Thresholds] !== undefined).length === 1
}
const ONE = 'atLeast: 2/3 | moreThan: 1/2 | fewerThan: 1/3 | atMost: 2'

interface Written extends Thresholds {
  readonly of?: Base | undefined
  readonly weight?: string | undefined
  readonly class?: string | undefined
  readonly named?: string | undefined
  readonly clause?: string | undefined
}

function tallyOf(counted: readonly Stand[], value: Written): Condition {
  const key = (Object.keys(COMPARISONS) as (keyof Thresholds)[]).find((one) => value[one] !== undefined)
  return {
    kind: 'votes',
    counted,
    comparison: COMPARISONS[key ?? 'atLeast'],
    threshold: value[key ?? 'atLeast'] ?? { num: 0n, den: 1n },
    ...(value.of ? { base: value.of } : {}),
    ...(value.weight === undefined ? {} : { weight: value.weight }),
    ...(value.class === undefined ? {} : { class: value.class }),
    ...(value.named === undefined ? {} : { named: value.named }),
    ...(value.clause === undefined ? {} : { clause: value.clause }),
  }
}

const votes = z.pipe(
  z
    .strictObject({
      position: z._default(z.union([stand, z.array(stand).check(z.minLength(1))]), 'yes'),
      ...thresholds,
      of: base,
      weight,
      class: z.optional(plainCode),
      named: z.optional(factName),
      clause,
    })
    .check(z.refine(oneThreshold, ONE)),
  z.transform(({ position, ...rest }) => tallyOf(typeof position === 'string' ? [position] : position, rest)),
)

/** Those whose presence a quorum counts: all but the absent and those that did nothing. */
const PRESENT: readonly Stand[] = POSITIONS.filter((one) => one !== 'absent')

const present = z.pipe(
  z
    .strictObject({ ...thresholds, of: base, weight, class: z.optional(plainCode), clause })
    .check(z.refine(oneThreshold, ONE)),
  z.transform((value) => tallyOf(PRESENT, value)),
)

const holding = z.pipe(
  z
    .strictObject({
      holding: plainCode,
      moreThan: optionalShare,
      atLeast: optionalShare,
      plus: z._default(wholeText, 0n),
    })
    .check(z.refine(oneThreshold, 'moreThan: 35/100')),
  z.transform((value): Holding => ({
    weight: value.holding,
    threshold: value.moreThan ?? value.atLeast ?? { num: 0n, den: 1n },
    strict: value.moreThan !== undefined,
    plus: value.plus,
  })),
)

const bearing = z.union([
  z.enum(['gives', 'blocks']),
  z.strictObject({
    parameter: factName,
    values: z.optional(z.record(plainCode as z.ZodMiniType<string, string>, z.enum(['gives', 'blocks']))),
  }),
]) as unknown as z.ZodMiniType<Bearing>
const anyBearing = z.optional(bearing)

const bearings = {
  yes: anyBearing,
  no: anyBearing,
  abstain: anyBearing,
  absent: anyBearing,
  'not-participating': anyBearing,
  objection: anyBearing,
  reservation: anyBearing,
  silent: anyBearing,
  'not-voted': anyBearing,
}

/** Every stand is given, or what holds for the others is. */
const consensus = z.pipe(
  z.strictObject({ ...bearings, otherwise: anyBearing, clause }).check((context) => {
    for (const one of STANDS)
      if (context.value.otherwise === undefined && context.value[one] === undefined)
        context.issues.push({ code: 'custom', path: [one], message: 'gives | blocks', input: undefined })
  }),
  z.transform((value): Condition => ({
    kind: 'consensus',
    bearing: Object.fromEntries(STANDS.map((one) => [one, value[one] ?? value.otherwise])) as Record<
      Stand,
      Bearing
    >,
    ...(value.clause === undefined ? {} : { clause: value.clause }),
  })),
)

const fact = z.strictObject({
  name: factName,
  is: z.optional(plainCode),
  atLeast: z.optional(wholeText),
  unstated: z._default(z.enum(['asks', 'holds', 'fails']), 'asks'),
  clause,
})

/** A condition as the charter writes it: one key that names its kind. */
export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() => {
  const list = z.array(conditionSchema).check(z.minLength(1))
  return z.union([
    one('votes', votes, (value) => value),
    one('present', present, (value) => value),
    one('blockers', z.strictObject({ fewerThan: z.union([wholeText, holding]), clause }), (value) => ({
      kind: 'blockers',
      ...value,
    })),
    one('noVeto', z.strictObject({ group: plainCode, clause }), (value) => ({ kind: 'no-veto', ...value })),
    one('consensus', consensus, (value) => value),
    one('fact', fact, (value) => ({ kind: 'fact', ...value })),
    one('members', z.strictObject({ atLeast: wholeText, clause }), (value) => ({
      kind: 'members',
      ...value,
    })),
    one('inForce', z.strictObject({ treaty: treatyCode, clause }), (value) => ({
      kind: 'in-force',
      ...value,
    })),
    one('all', list, (of) => ({ kind: 'all', of })),
    one('any', list, (of) => ({ kind: 'any', of })),
    one('inTurn', list, (of) => ({ kind: 'any', of, inTurn: true })),
    one('not', conditionSchema, (of) => ({ kind: 'not', of })),
    one(
      'parameter',
      z.strictObject({
        name: factName,
        options: z.record(plainCode as z.ZodMiniType<string, string>, conditionSchema),
      }),
      (value) => ({ kind: 'parameter', ...value }),
    ),
  ])
})

function one<T>(key: string, inner: z.ZodMiniType<T>, make: (value: T) => unknown): z.ZodMiniType<Condition> {
  return z.pipe(
    z.strictObject({ [key]: inner }),
    z.transform((value) => make((value as Record<string, T>)[key] as T)),
  ) as unknown as z.ZodMiniType<Condition>
}
