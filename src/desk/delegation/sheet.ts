/** What the sheet says of acts about keys and powers, field by field, in words. */
import type { Actor } from '../../core/ids.ts'
import type { Passkey } from '../../core/situation.ts'
import { code, name } from '../../site/format.ts'
import { html, joined, type Inside } from '../../site/html.ts'
import { actorText, kindText, organName } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { shortKey } from '../people.ts'
import type { DeskView } from '../view.ts'

const ABOUT_KEYS = /^(?:key|powers|recovery|portal)\.(?!produced)/

/** What a field is called; undefined where the act is none of these. */
export function keyField(view: DeskView, kind: string, field: string): string | undefined {
  return ABOUT_KEYS.test(kind) ? words(view.lang).delegation.sheet.fields[field] : undefined
}

/** What follows from one of these acts; undefined for others. */
export function keyEffect(view: DeskView, kind: string, effect: string): string | undefined {
  return ABOUT_KEYS.test(kind) ? words(view.lang).delegation.sheet.effects[effect] : undefined
}

/** The value of a field in words; undefined where it is none of these acts. `called` is the person, as the delegation knows it. */
export function keyValue(
  view: DeskView,
  kind: string,
  field: string,
  value: unknown,
  called?: string,
): Inside {
  if (!ABOUT_KEYS.test(kind)) return undefined
  const w = words(view.lang).delegation
  if (field === 'person' && called !== undefined) return html`${name(called)} ${code(String(value))}`
  if (field === 'key' && typeof value === 'string')
    return html`${code(shortKey(value))} … <span class="small hash">${code(value)}</span>`
  if (field === 'public' && typeof value === 'string')
    return html`<span class="small hash">${code(value)}</span>`
  if (field === 'limited') return w.sheet.limited
  if (field === 'holder') return actorText(view, value as Actor)
  if (field === 'passkey') {
    const { alg, backupEligible } = value as Passkey
    return html`${code(alg)}, ${backupEligible ? w.sheet.copied : w.sheet.bound}`
  }
  if (field === 'acts' && Array.isArray(value)) return actsText(view, value as readonly Given[])
  if (field === 'organs' && Array.isArray(value))
    return joined(
      (value as readonly string[]).map((organ) => organName(view, organ)),
      ', ',
    )
  return undefined
}

interface Given {
  readonly kind: string
  readonly positions?: readonly string[]
}

/** What powers let a person do, in words. */
export function actsText(view: DeskView, acts: readonly Given[]): Inside {
  const w = words(view.lang).delegation
  return joined(
    acts.map(({ kind, positions }) =>
      positions
        ? html`${kindText(view, kind)} (${w.powers.only(positions.map((one) => view.site.position[one as never] ?? one).join(', '))})`
        : kindText(view, kind),
    ),
    ', ',
  )
}
