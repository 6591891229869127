/**
 * Procedures in which an organ decides without meeting: silence and written votes. Who may open one, whether its use is
 * agreed first, how long it runs, what breaks it, what a member that does not reply is taken to do, and what comes after.
 */
import * as z from 'zod/mini'
import type { MatterId, OrganId } from '../ids.ts'
import { POSITIONS, type Position } from '../rules/condition.ts'
import { numberingSchema, type NumberingRule } from './numbering.ts'
import { dayText, matterCode, organCode, plainCode, prose, title, wholeText, yesNo } from './forms.ts'
import type { Span, Text } from './charter.ts'

/** Over which days the procedure may be used: its sunset, and each renewal with its own source. */
export interface Validity extends Span {
  readonly source: string
  readonly clause?: string
}

/**
 * Positions are hidden from everybody but the rules until so many minutes before the close, until the close, until the
 * question is adopted, or for good.
 */
export interface Disclosure {
  readonly when: 'before-close' | 'at-close' | 'after-adoption' | 'never'
  readonly minutes?: bigint
  readonly clause?: string
}

export interface Procedure {
  readonly title: Text
  readonly kind: 'silence' | 'written'
  readonly clause: string
  readonly source: string
  readonly organs: readonly OrganId[]
  /** The matters it is limited to; empty for all. */
  readonly matters: readonly MatterId[]
  /** Purposes it is limited to, as the charter names them; empty for any. */
  readonly purposes: Readonly<Record<string, Text>>
  readonly validity: readonly Validity[]
  /** True where it is prolonged by a question decided under itself. */
  readonly prolongs: boolean
  /** Who may open it, as in `powers`. */
  readonly opens: readonly string[]
  /** Its use must first be proposed at a sitting, with the exact expiry, and nobody objects there. */
  readonly agreed: 'at-a-sitting' | 'no'
  /** Hours from opening to expiry. */
  readonly hours: { readonly least?: bigint; readonly most?: bigint; readonly exactly?: bigint }
  readonly extension: { readonly times: bigint; readonly hours?: bigint } | 'none'
  /** Positions that break it, at once. */
  readonly brokenBy: readonly Position[]
  /** True where a written amendment breaks it too. */
  readonly amendmentBreaks: boolean
  /** What a member that does not reply is taken to do. */
  readonly nonReply: 'silent' | 'absent' | 'not-voted'
  readonly withdrawable: boolean
  /** Hours after expiry within which the outcome is notified, and by whom. */
  readonly notice?: { readonly by: string; readonly hours?: bigint }
  /** When the text is published under its symbol. */
  readonly published: 'at-once' | 'at-next-sitting'
  /** When it is shown how each stood; at once where not given. Until then the positions stand in a restricted log. */
  readonly disclosure?: Disclosure
  /** What may be attached, and when. */
  readonly statements?: { readonly hours?: bigint; readonly from: 'opening' | 'expiry' | 'publication' }
  /** How what is decided under it is numbered. */
  readonly numbering?: NumberingRule
  readonly words?: Text
}

const whole = z.optional(wholeText)

export const procedureSchema = z.strictObject({
  title,
  kind: z.enum(['silence', 'written']),
  clause: prose,
  source: plainCode,
  organs: z.array(organCode).check(z.minLength(1)),
  matters: z._default(z.array(matterCode), []),
  purposes: z._default(z.record(plainCode as z.ZodMiniType<string, string>, title), {}),
  validity: z
    .array(
      z.strictObject({
        from: dayText,
        until: z.optional(dayText),
        source: plainCode,
        clause: z.optional(prose),
      }),
    )
    .check(z.minLength(1)),
  prolongs: z._default(yesNo, false),
  opens: z.array(plainCode).check(z.minLength(1)),
  agreed: z._default(z.enum(['at-a-sitting', 'no']), 'no'),
  hours: z._default(z.strictObject({ least: whole, most: whole, exactly: whole }), {}),
  extension: z._default(
    z.union([z.literal('none'), z.strictObject({ times: wholeText, hours: whole })]),
    'none',
  ),
  brokenBy: z._default(z.array(z.enum(POSITIONS)), []),
  amendmentBreaks: z._default(yesNo, false),
  nonReply: z.enum(['silent', 'absent', 'not-voted']),
  withdrawable: z._default(yesNo, true),
  notice: z.optional(z.strictObject({ by: plainCode, hours: whole })),
  published: z._default(z.enum(['at-once', 'at-next-sitting']), 'at-once'),
  disclosure: z.optional(
    z.strictObject({
      when: z.enum(['before-close', 'at-close', 'after-adoption', 'never']),
      minutes: whole,
      clause: z.optional(prose),
    }),
  ),
  statements: z.optional(
    z.strictObject({
      hours: whole,
      from: z._default(z.enum(['opening', 'expiry', 'publication']), 'opening'),
    }),
  ),
  numbering: z.optional(numberingSchema),
  words: z.optional(title),
})
