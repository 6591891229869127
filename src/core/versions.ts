/**
 * The versions of the rules' semantics. A change of code that changes any ruling is a new version; old ones stay
 * runnable, so that a log is replayed under the version that was in force when each act was received.
 */
import type * as z from 'zod/mini'
import type { Context, Kind } from './acts/kind.ts'
import { KINDS } from './acts/index.ts'
import { againstPower } from './acts/power.ts'
import { againstOneOfficer } from './acts/second-officer.ts'
import type { Report } from './acts/report.ts'
import type { Correction } from './acts/report-corrected.ts'
import { readForm } from './compiled.ts'
import type { Actor } from './ids.ts'
import { enteredBy } from './paper.ts'
import { inOrder, outOfOrder, type Ruling } from './refusal.ts'

export interface ShortAct {
  readonly type: string
  readonly by: Actor
  readonly body: unknown
}

export interface Rules {
  readonly version: number
  /** The kinds as they were under this version: what follows from an act is replayed by them as well. */
  readonly kinds: ReadonlyMap<string, Kind<unknown>>
  /** Is this act in order in this situation? */
  readonly decide: (context: Context, act: ShortAct) => Ruling
}

/** A version that rules on some act otherwise has that kind of its own, and those before it keep theirs. */
export const VERSIONS: ReadonlyMap<number, Rules> = new Map([[1, rulesOf(1, KINDS)]])
export const LATEST = 1

function rulesOf(version: number, kinds: Rules['kinds']): Rules {
  return { version, kinds, decide: (context, act) => decideBy(kinds, context, act) }
}

/** Kinds that an archivist enters; all that an example organisation takes after its genesis. */
const OF_ARCHIVIST = new Set(['act.reported', 'report.corrected'])

function decideBy(kinds: Rules['kinds'], context: Context, act: ShortAct): Ruling {
  const of = kinds.get(act.type)
  if (!of) return outOfOrder({ code: 'unknown-kind', reached: act.type })
  const { founding } = context.situation
  if (!founding && act.type !== 'record.opened') return outOfOrder({ code: 'record-not-open' })
  if (!of.decide) return outOfOrder({ code: 'only-reported', reached: act.type })
  const logs = of.logs ?? ['public']
  if (!logs.includes(context.log ?? 'public'))
    return outOfOrder({
      code: 'audience-elsewhere',
      needed: logs.join(', '),
      reached: context.log ?? 'public',
    })
  if (founding?.example && !OF_ARCHIVIST.has(act.type) && act.type !== 'record.opened') {
    return outOfOrder({ code: 'reported-only-organisation' })
  }
  const body = safeBody(of.schema, act.body)
  if (!body.ok) return outOfOrder({ code: 'malformed', reached: body.where })
  const strange = of.names?.(body.value).find((kind) => !kinds.get(kind)?.decide)
  if (strange !== undefined) return outOfOrder({ code: 'unknown-kind', reached: strange })
  const power = againstPower(context, { type: act.type, body: body.value })
  if (power) return outOfOrder(power)
  const inner = reportIn(act.type, body.value)
  if (inner) {
    const kind = kinds.get(inner.kind)
    if (!kind || kind.ofRecord) return outOfOrder({ code: 'unknown-kind', reached: inner.kind })
    // What a claim says of the body's fields is of the kind's form as well.
    const said = (inner.claims ?? []).map(({ says }) => ({ ...inner.body, ...says }))
    for (const one of [inner.body, ...said]) {
      const reported = safeBody(kind.schema, one)
      if (!reported.ok) return outOfOrder({ code: 'malformed', reached: reported.where })
    }
  }
  const ruling = ruledWith(kinds, context, act, of.decide(context, { by: act.by, body: body.value }))
  if (!ruling.inOrder) return ruling
  const alone = againstOneOfficer(context, act.by, { type: act.type, body: body.value })
  return alone ? outOfOrder(alone) : ruling
}

/** The ruling on an act that enters another: it is in order where that one is, as its author's own, and the effects of both follow. */
function ruledWith(kinds: Rules['kinds'], context: Context, act: ShortAct, own: Ruling): Ruling {
  const entered = enteredBy(act)
  if (!entered || !own.inOrder) return own
  // Acts on the record itself are done by their author's key or not at all.
  if (kinds.get(entered.type)?.ofRecord) return outOfOrder({ code: 'unknown-kind', reached: entered.type })
  // No key of the party signed it.
  const ruling = decideBy(kinds, { ...context, key: undefined, signers: undefined }, entered)
  return ruling.inOrder ? inOrder(...ruling.effects, ...own.effects) : ruling
}

/** What an act of the archivist says happened: it passes the schema of its own kind. */
function reportIn(type: string, body: unknown): Report | undefined {
  if (type === 'act.reported') return body as Report
  return type === 'report.corrected' ? (body as Correction).report : undefined
}

type Body = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly where: string }

function safeBody(schema: z.ZodMiniType, value: unknown): Body {
  const result = readForm(schema, value)
  if (result.success) return { ok: true, value: result.data }
  return {
    ok: false,
    where: result.error.issues.map((issue) => `/${issue.path.map(String).join('/')}`).join(', '),
  }
}
