/** Who may see what. Every read of acts or documents goes through `maySee`, also while everything is public. */
import * as z from 'zod/mini'
import { organCode, partyCode } from './charter/forms.ts'
import type { OrganId, PartyId } from './ids.ts'

/** Those an act is for: everybody, the members, an organ, or named parties; an empty list is the machinery alone. */
export type Audience =
  | 'public'
  | 'members'
  | { readonly organ: OrganId }
  | { readonly parties: readonly PartyId[] }

export const audienceSchema = z.union([
  z.enum(['public', 'members']),
  z.strictObject({ organ: organCode }),
  z.strictObject({ parties: z.array(partyCode).check(z.maxLength(200)) }),
]) as unknown as z.ZodMiniType<Audience>

/** Whoever reads: the public, a delegation, or the organisation's own machinery, which rules but does not show. */
export type Viewer =
  | { readonly kind: 'public' }
  | { readonly kind: 'party'; readonly party: PartyId }
  | { readonly kind: 'rules' }

export const PUBLIC: Viewer = { kind: 'public' }
export const RULES: Viewer = { kind: 'rules' }

/** Who belongs where when something is read: those who left read no more. */
export interface Belonging {
  readonly isMember: (party: PartyId) => boolean
  readonly sitsIn: (party: PartyId, organ: OrganId) => boolean
}

export const NOBODY: Belonging = { isMember: () => false, sitsIn: () => false }

/** True when the viewer may read an act of this audience. What is for members is for parties of the organisation only. */
export function maySee(viewer: Viewer, audience: Audience, belonging: Belonging): boolean {
  if (audience === 'public' || viewer.kind === 'rules') return true
  if (viewer.kind !== 'party') return false
  if (audience === 'members') return belonging.isMember(viewer.party)
  if ('organ' in audience) return belonging.sitsIn(viewer.party, audience.organ)
  return audience.parties.includes(viewer.party)
}

/** The classification under which a committed document of such an act is kept. */
export function classificationOf(audience: Audience): string {
  if (typeof audience === 'string') return audience
  return 'organ' in audience ? 'organ' : 'parties'
}
