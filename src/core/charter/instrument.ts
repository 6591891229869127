/**
 * An instrument: the treaty that makes members, or another one. What it says of signature, entry into force, term,
 * withdrawal, reservations and corrections; where it is silent, `treaty-law.ts` says what holds.
 */
import * as z from 'zod/mini'
import type { OrganId, PartyId, TreatyId } from '../ids.ts'
import { period, yearDay, type Period, type YearDay } from '../period.ts'
import type { Share } from '../share.ts'
import { day, type Day } from '../time.ts'
import type { Charter, Text } from './charter.ts'
import {
  dayText,
  factName,
  organCode,
  parsed,
  partyCode,
  plainCode,
  prose,
  shareText,
  title,
  treatyCode,
  yesNo,
} from './forms.ts'
import type { Path } from '../reading.ts'
import type { Fault } from '../faults.ts'

/** Where a rule stands: the article as rulings cite it, and the source in which it was read. */
interface Cited {
  readonly clause?: string
  readonly source?: string
}

/** How a party may take part: from a day, until a day, before entry into force too, on the invitation of an organ. */
export interface Opening extends Cited {
  readonly from?: Day
  readonly until?: Day
  readonly beforeForce: boolean
  readonly invitedBy?: OrganId
  /** Organs or offices of the organisation that may do it beside the parties. */
  readonly by: readonly string[]
}

/** So many deposits, or such a share of the signatories, those named among them; then the days after the last one. */
export interface ForceRule extends Cited {
  readonly from?: Day
  readonly until?: Day
  readonly ratifications?: {
    readonly threshold: Share
    readonly strict: boolean
    readonly of?: 'signatories'
  }
  /** Beside the number, those that consented hold such a share of a weight, such as quotas. */
  readonly holding?: { readonly share: Share; readonly strict: boolean; readonly weight: string }
  readonly including: readonly PartyId[]
  readonly acceptedBy: readonly string[]
  readonly after?: Period
  /** For a party whose deposit comes later. */
  readonly thereafter?: Period
}

/** A fact that must name the party, or with `not` one that must not. */
export interface FactCondition {
  readonly fact: string
  readonly named: boolean
}

export interface WithdrawalRule extends Cited {
  readonly notice?: Period
  /** At the end of the financial year in which notice is given by a day of it, else of the next one. */
  readonly financialYear?: { readonly ends: YearDay; readonly noticeBy: YearDay }
  /** A period after entry into force, or a day, before which no notice is in order. */
  readonly notBefore?: Period | Day
  /** Whether a period of `notBefore` counts from the entry into force of the instrument, or from that for the party. */
  readonly notBeforeOf?: 'instrument' | 'party'
  /** From which day the notice runs: its receipt by the depositary, or the day it bears. */
  readonly counts: 'receipt' | 'date'
  readonly conditions: readonly FactCondition[]
  readonly revocable?: boolean
  readonly partial?: boolean
}

/** Application before entry into force, and how long after notice it ends. */
export interface Provisional extends Cited {
  readonly endsAfter?: Period
}

export interface ReservationRule extends Cited {
  readonly rule: 'forbidden' | 'allowed' | 'organ'
  readonly organ?: OrganId
  /** Offices that put the organ's acceptance on the record. */
  readonly admits: readonly string[]
}

export interface Instrument {
  readonly title: Text
  readonly source: string
  readonly clause?: string
  /** The office, or the party whose government it is, that keeps the instrument. */
  readonly depositary: string
  /** Those that took part in drawing up the text; the signatories where it is not said. */
  readonly negotiators: readonly PartyId[]
  readonly signature: Opening | false
  /** True where signature alone expresses consent to be bound. */
  readonly signatureBinds: boolean
  readonly ratification: Opening | false
  readonly acceptance: Opening | false
  readonly accession: Opening | false
  readonly entryIntoForce: readonly ForceRule[]
  readonly term?: Cited & { readonly years: number; readonly prolongedBy?: TreatyId }
  readonly withdrawal?: WithdrawalRule
  readonly reservations?: ReservationRule
  readonly provisional: Provisional | false
  readonly correction?: Cited & { readonly days: number }
  /** Capacities that need no full powers. */
  readonly fullPowers?: Cited & { readonly exempt: readonly string[] }
}

export const periodText = parsed<Period>(period, '30 days | 6 months | 1 year | at-once')
const yearDayText = parsed<YearDay>(yearDay, '12-31')
const wholeNumber = parsed((text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined), '90')
const cited = { clause: z.optional(prose), source: z.optional(plainCode) }
const codes = z._default(z.array(plainCode), [])

const opening = z.union([
  z.pipe(
    yesNo,
    z.transform((open: boolean): Opening | false => (open ? { beforeForce: false, by: [] } : false)),
  ),
  z.strictObject({
    from: z.optional(dayText),
    until: z.optional(dayText),
    beforeForce: z._default(yesNo, false),
    invitedBy: z.optional(organCode),
    by: codes,
    ...cited,
  }),
]) as unknown as z.ZodMiniType<Opening | false>

const ratifications = z.union([
  z.pipe(
    shareText,
    z.transform((threshold: Share) => ({ threshold, strict: false })),
  ),
  z.pipe(
    z
      .strictObject({
        atLeast: z.optional(shareText),
        moreThan: z.optional(shareText),
        of: z.optional(z.literal('signatories')),
      })
      .check(
        z.refine(
          (value) => (value.atLeast === undefined) !== (value.moreThan === undefined),
          'atLeast: 2/3 | moreThan: 1/2',
        ),
      ),
    z.transform(({ atLeast, moreThan, of }) => ({
      threshold: atLeast ?? moreThan,
      strict: moreThan !== undefined,
      ...(of === undefined ? {} : { of }),
    })),
  ),
])

const holding = z.pipe(
  z
    .strictObject({
      atLeast: z.optional(shareText),
      moreThan: z.optional(shareText),
      weight: plainCode,
    })
    .check(
      z.refine(
        (value) => (value.atLeast === undefined) !== (value.moreThan === undefined),
        'atLeast: 65/100 | moreThan: 1/2',
      ),
    ),
  z.transform(({ atLeast, moreThan, weight }) => ({
    share: atLeast ?? moreThan!,
    strict: moreThan !== undefined,
    weight,
  })),
)

const force = z.strictObject({
  from: z.optional(dayText),
  until: z.optional(dayText),
  ratifications: z.optional(ratifications),
  holding: z.optional(holding),
  including: z._default(z.array(partyCode), []),
  acceptedBy: codes,
  after: z.optional(periodText),
  thereafter: z.optional(periodText),
  ...cited,
})

export const conditionsSchema = z._default(
  z.array(
    z.union([
      z.pipe(
        factName,
        z.transform((fact: string): FactCondition => ({ fact, named: true })),
      ),
      z.pipe(
        z.strictObject({ not: factName }),
        z.transform(({ not }): FactCondition => ({ fact: not, named: false })),
      ),
    ]),
  ),
  [],
)

const withdrawal = z.strictObject({
  notice: z.optional(periodText),
  financialYear: z.optional(z.strictObject({ ends: yearDayText, noticeBy: yearDayText })),
  notBefore: z.optional(parsed<Period | Day>((text) => period(text) ?? day(text), '20 years | 1977-11-18')),
  notBeforeOf: z.optional(z.enum(['instrument', 'party'])),
  counts: z._default(z.enum(['receipt', 'date']), 'receipt'),
  conditions: conditionsSchema,
  revocable: z.optional(yesNo),
  partial: z.optional(yesNo),
  ...cited,
})

const RESERVATIONS = ['forbidden', 'allowed', 'organ'] as const
const reservations = z.union([
  z.pipe(
    z.enum(RESERVATIONS),
    z.transform((rule): ReservationRule => ({ rule, admits: [] })),
  ),
  z.strictObject({ rule: z.enum(RESERVATIONS), organ: z.optional(organCode), admits: codes, ...cited }),
])

export const instrumentSchema = z.strictObject({
  title,
  source: plainCode,
  clause: z.optional(prose),
  depositary: z._default(z.union([plainCode, partyCode]), 'depositary'),
  negotiators: z._default(z.array(partyCode), []),
  signature: z._default(opening, false),
  signatureBinds: z._default(yesNo, false),
  ratification: z._default(opening, false),
  acceptance: z._default(opening, false),
  accession: z._default(opening, false),
  entryIntoForce: z._default(
    z.union([
      z.array(force),
      z.pipe(
        force,
        z.transform((one) => [one]),
      ),
    ]),
    [],
  ),
  term: z.optional(z.strictObject({ years: wholeNumber, prolongedBy: z.optional(treatyCode), ...cited })),
  withdrawal: z.optional(withdrawal),
  reservations: z.optional(reservations),
  provisional: z._default(
    z.union([
      z.pipe(
        yesNo,
        z.transform((open: boolean): Provisional | false => open && {}),
      ),
      z.strictObject({ endsAfter: z.optional(periodText), ...cited }),
    ]),
    false,
  ),
  correction: z.optional(z.strictObject({ days: wholeNumber, ...cited })),
  fullPowers: z.optional(z.strictObject({ exempt: z.array(plainCode), ...cited })),
})

type Report = (code: Fault['code'], path: Path, found: string, right?: string) => void

/** Faults of sense in the instruments: sources, organs, facts and instruments that the charter does not have, days reversed. */
export function lintInstruments(charter: Charter, fault: Report): void {
  const known = (set: object, code: Fault['code'], path: Path, name: string | undefined): void => {
    if (name !== undefined && !Object.hasOwn(set, name)) fault(code, path, name, Object.keys(set).join(' | '))
  }
  for (const [name, treaty] of Object.entries(charter.instruments)) {
    const at = (...inner: Path): Path => ['instruments', name, ...inner]
    known(charter.sources, 'unknown-source', at('source'), treaty.source)
    for (const part of ['term', 'withdrawal', 'reservations', 'correction', 'fullPowers'] as const)
      known(charter.sources, 'unknown-source', at(part, 'source'), treaty[part]?.source)
    for (const part of ['signature', 'ratification', 'acceptance', 'accession'] as const) {
      const open = treaty[part]
      if (open === false) continue
      known(charter.sources, 'unknown-source', at(part, 'source'), open.source)
      known(charter.organs, 'unknown-organ', at(part, 'invitedBy'), open.invitedBy)
      if (open.from && open.until && open.until <= open.from)
        fault('dates-reversed', at(part, 'until'), open.until)
    }
    treaty.entryIntoForce.forEach((rule, index) => {
      known(charter.sources, 'unknown-source', at('entryIntoForce', index, 'source'), rule.source)
      known(
        charter.weights,
        'unknown-code',
        at('entryIntoForce', index, 'holding', 'weight'),
        rule.holding?.weight,
      )
      if (rule.from && rule.until && rule.until <= rule.from)
        fault('dates-reversed', at('entryIntoForce', index, 'until'), rule.until)
    })
    if (treaty.provisional)
      known(charter.sources, 'unknown-source', at('provisional', 'source'), treaty.provisional.source)
    known(charter.instruments, 'unknown-code', at('term', 'prolongedBy'), treaty.term?.prolongedBy)
    known(charter.organs, 'unknown-organ', at('reservations', 'organ'), treaty.reservations?.organ)
    treaty.withdrawal?.conditions.forEach(({ fact }, index) => {
      known(charter.facts, 'unknown-fact', at('withdrawal', 'conditions', index), fact)
    })
  }
}
