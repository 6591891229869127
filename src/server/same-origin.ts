/**
 * Whether a request that changes something was made by a page of this site. A cookie with SameSite=Lax is not enough: a
 * site under the same domain is not another site to it. Browsers send Origin with each unsafe request, and newer ones
 * Sec-Fetch-Site; neither can be set by a page.
 */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The web origin that people see this server at: that of `--base`, or where none is given that of the request. */
export function siteOrigin(request: Request, base: string | undefined): string {
  return new URL(base ?? request.url).origin
}

/** True for a request that changes nothing, and for one that a page of this very site made; a request that does not say is not. */
export function sameOrigin(request: Request, base?: string): boolean {
  if (SAFE.has(request.method)) return true
  const from = request.headers.get('sec-fetch-site')
  return (
    request.headers.get('origin') === siteOrigin(request, base) && (from === null || from === 'same-origin')
  )
}

/** A page of the desk that a person wanted before signing in, where it is one of this organisation; else the desk itself. */
export function deskPath(org: string, wanted: string | undefined): string {
  const home = `/${org}/desk`
  const path = wanted ?? ''
  return path.startsWith(`${home}/`) && /^[\w%/().+~-]{1,300}$/.test(path) && !/\/[./]|\.\.|%2e/i.test(path)
    ? path
    : home
}

/** The cookie of an organisation. With TLS its name holds browsers to it that only this host, over TLS, sets it. */
export function cookieName(org: string, origin: string): string {
  return origin.startsWith('https:') ? `__Host-chancery-${org}` : `chancery-${org}`
}

/** The header that hands the browser a token, or with none takes it away. It lasts as long as the browser runs. */
export function cookieOf(org: string, origin: string, token: string | undefined): string {
  return [
    `${cookieName(org, origin)}=${token ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(origin.startsWith('https:') ? ['Secure'] : []),
    ...(token === undefined ? ['Max-Age=0'] : []),
  ].join('; ')
}

/** The token that the browser holds for an organisation. */
export function tokenOf(request: Request, org: string, origin: string): string | undefined {
  const begins = `${cookieName(org, origin)}=`
  const found = (request.headers.get('cookie') ?? '').split(/; */).filter((pair) => pair.startsWith(begins))
  // Two of one name: one was set by somebody else, and nothing says which.
  return found.length === 1 ? found[0]?.slice(begins.length) : undefined
}
