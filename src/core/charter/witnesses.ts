/** Who must have witnessed the record: the section `witnesses` of a charter. */
import * as z from 'zod/mini'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Charter, Span } from './charter.ts'
import { parsed, partyCode, plainCode, prose, span } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface WitnessSeat extends Span {
  /** The name that its cosignatures bear. */
  readonly name: string
  /** The Ed25519 public key, 32 bytes in base 64. */
  readonly key: string
  /** The party that runs it. */
  readonly party: PartyId
  /** Where it answers. The operator of the log may name another place: it is no law. */
  readonly href?: string
}

export interface WitnessRule {
  /** How many of those in force must have cosigned a checkpoint. */
  readonly quorum: number
  readonly clause?: string
  readonly source?: string
  readonly of: readonly WitnessSeat[]
}

export const witnessName = parsed<string>(
  (text) => (/^[^\p{White_Space}\p{Cc}+]{1,200}$/u.test(text) ? text : undefined),
  'example.org/witness',
)
export const witnessKey = parsed<string>(
  // 43 digits carry 258 bits: the last two are 0, so that each key has one text.
  (text) => (/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text) ? text : undefined),
  '32 bytes in base 64',
)
export const witnessAddress = parsed<string>(
  (text) => (/^https?:\/\/\S+$/.test(text) ? text : undefined),
  'https://example.org/witness',
)
const quorumText = parsed<number>((text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined), '5')

export const witnessesSchema = z.strictObject({
  quorum: quorumText,
  clause: z.optional(prose),
  source: z.optional(plainCode),
  of: z
    .array(
      z.strictObject({
        name: witnessName,
        key: witnessKey,
        party: partyCode,
        ...span,
        href: z.optional(witnessAddress),
      }),
    )
    .check(z.minLength(1)),
})

/** The witnesses in force on a day. */
export function witnessesOn({ witnesses }: Pick<Charter, 'witnesses'>, on: Day): readonly WitnessSeat[] {
  return (witnesses?.of ?? []).filter(({ from, until }) => from <= on && (until === undefined || on < until))
}

/** What the section says that cannot be: a party, a name or a key twice at one time, and a quorum that nobody can reach. */
export function lintWitnesses(charter: Charter, note: Note): void {
  const { witnesses } = charter
  if (!witnesses) return
  if (witnesses.source !== undefined) lintSource(charter, witnesses.source, ['witnesses', 'source'], note)
  const { of, quorum } = witnesses
  of.forEach((one, index) => {
    const path = ['witnesses', 'of', index]
    if (one.until && one.until <= one.from) note('dates-reversed', [...path, 'until'], one.until)
    const meets = (other: WitnessSeat): boolean =>
      (!one.until || other.from < one.until) && (!other.until || one.from < other.until)
    for (const other of of.slice(0, index).filter(meets))
      for (const field of ['party', 'name', 'key'] as const)
        if (one[field] === other[field]) note('overlap', [...path, field], one[field])
  })
  // Counts change only where a span begins; until the first begins no quorum is asked of anybody.
  const most = Math.max(...of.map(({ from }) => witnessesOn(charter, from).length))
  if (quorum > most) note('wrong-form', ['witnesses', 'quorum'], `${quorum}`, `<= ${most}`)
}

/** The quorum on a day; 0 where the charter asks for none, or no witness is in force yet or any more. */
export function quorumOn(charter: Pick<Charter, 'witnesses'>, on: Day): number {
  const { witnesses } = charter
  return witnesses && witnessesOn(charter, on).length > 0 ? witnesses.quorum : 0
}
