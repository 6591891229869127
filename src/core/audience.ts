/** Who may see what. Every read of acts or documents goes through `maySee`, also while everything is public. */
import type { PartyId } from './ids.ts'

/** Whoever reads: the public, a delegation, or the organisation's own machinery, which rules but does not show. */
export type Viewer =
  | { readonly kind: 'public' }
  | { readonly kind: 'party'; readonly party: PartyId }
  | { readonly kind: 'rules' }

export const PUBLIC: Viewer = { kind: 'public' }
export const RULES: Viewer = { kind: 'rules' }

/** True when the viewer may read an act of this audience. What is for members is for parties of the organisation only. */
export function maySee(
  viewer: Viewer,
  audience: 'public' | 'members',
  isMember: (party: PartyId) => boolean,
): boolean {
  if (audience === 'public' || viewer.kind === 'rules') return true
  return viewer.kind === 'party' && isMember(viewer.party)
}
