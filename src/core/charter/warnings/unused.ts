/** What a charter lists and nothing in it names; and rules whose source nobody read in the text. */
import type { Charter } from '../charter.ts'
import type { Evidence, Warn } from '../warnings.ts'

/** Warns of facts, groups, tables and sources that are never used, and counts the rules that rest on no text seen. */
export function unusedWarnings(charter: Charter, written: unknown, evidence: Evidence, warn: Warn): void {
  const sections = typeof written === 'object' && written !== null ? (written as Record<string, unknown>) : {}
  const named = (section: string): ReadonlySet<string> => {
    const found = new Set<string>()
    for (const [name, value] of Object.entries(sections))
      if (name !== section) mentions(value, section === 'sources' ? /source/i : /./, name, found)
    return found
  }
  const check = (
    section: 'facts' | 'groups' | 'weights' | 'sources',
    code: 'fact-never-asked' | 'group-unused' | 'weight-unused' | 'source-never-cited',
    also: ReadonlySet<string> = new Set(),
  ): void => {
    const elsewhere = named(section)
    for (const name of Object.keys(charter[section]))
      if (!elsewhere.has(name) && !also.has(name)) warn(code, [section, name], { found: name })
  }
  check('facts', 'fact-never-asked')
  check('groups', 'group-unused')
  check('weights', 'weight-unused')
  check('sources', 'source-never-cited', evidence.cited)
  const unread = unreadRules(charter)
  if (unread.length > 0)
    warn('rules-not-read', ['rules'], {
      found: unread.join(', '),
      count: unread.length,
      of: charter.rules.length,
    })
}

/** The rules whose source was not seen in the text, by their codes. */
export function unreadRules(charter: Charter): readonly string[] {
  return charter.rules.filter(({ source }) => charter.sources[source]?.seen !== 'text').map(({ id }) => id)
}

/** Every word that stands in a value under a key of this form, at any depth. */
function mentions(value: unknown, keys: RegExp, key: string, into: Set<string>): void {
  if (typeof value === 'string' && keys.test(key)) into.add(value)
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value))
    mentions(inner, keys, Array.isArray(value) ? key : name, into)
}
