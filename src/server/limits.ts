/**
 * How often something may be tried: so many times within so many seconds, counted in this process by whatever name is
 * given. The count is bounded: where too many names come, those that came first are forgotten.
 */
import { seconds, type Instant } from '../core/time.ts'

export interface Limit {
  /** True while there is a try left, which is then used. */
  readonly take: (name: string) => boolean
}

const MOST_NAMES = 10_000

/** A limit of `most` tries within `within` seconds. */
export function limit(most: number, within: number, now: () => Instant): Limit {
  const tried = new Map<string, { readonly since: number; count: number }>()
  return {
    take(name) {
      const at = seconds(now())
      const found = tried.get(name)
      if (found && at < found.since + within && at >= found.since) return ++found.count <= most
      tried.delete(name)
      tried.set(name, { since: at, count: 1 })
      if (tried.size > MOST_NAMES) tried.delete(tried.keys().next().value as string)
      return most > 0
    },
  }
}

/**
 * Where a request comes from, as it is counted: the address of the connection, or where that is a proxy on this machine the
 * address that the proxy saw. Of IPv6, the 64 bits of the network: each has as many addresses as it likes.
 */
export function addressOf(env: unknown, request: Request): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const own = incoming?.socket?.remoteAddress ?? ''
  const seen = /^(?:::ffff:)?127\.|^::1$/.test(own)
    ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  const address = (seen === undefined || seen === '' ? own : seen).replace(/^::ffff:/, '').slice(0, 45)
  return address.includes(':') ? networkOf(address) : address
}

function networkOf(address: string): string {
  const [before = '', behind] = address.split('::')
  const groups = before === '' ? [] : before.split(':')
  const rest = behind === undefined || behind === '' ? [] : behind.split(':')
  const filled =
    behind === undefined
      ? groups
      : [...groups, ...Array.from({ length: 8 - groups.length - rest.length }, () => '0'), ...rest]
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
