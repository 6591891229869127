/** Who asks: the session of a request, as long as the key that opened it is one of the record. */
import { sameActor } from '../core/ids.ts'
import type { Situation } from '../core/situation.ts'
import { siteOrigin, tokenOf } from './same-origin.ts'
import type { Kept } from './kept.ts'
import type { Session, Sessions } from './sessions.ts'

/** The session that the request belongs to at this organisation; undefined for the public. One whose key was revoked is ended. */
export async function signedIn(
  request: Request,
  { code, registrar }: Pick<Kept, 'code' | 'registrar'>,
  all: Sessions,
  { base, slides = true }: { readonly base?: string | undefined; readonly slides?: boolean } = {},
): Promise<Session | undefined> {
  const token = tokenOf(request, code, siteOrigin(request, base))
  const session = await (slides ? all.read(code, token) : all.look(code, token))
  if (!session || standsFor(registrar.ledger.standing, session)) return session
  await all.close(code, token)
  return undefined
}

/** True while the key of the session may sign for whom the session is for; a session without a key rests on no key. */
export function standsFor({ keys }: Pick<Situation, 'keys'>, { key, actor }: Session): boolean {
  if (key === undefined) return true
  const found = keys.get(key)
  return found !== undefined && found.until === undefined && sameActor(found.holder, actor)
}
