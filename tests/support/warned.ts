/** Charters of the lake commission with changes, and what they are warned of. */
import assert from 'node:assert/strict'
import { readCharter } from '../../src/core/charter/read.ts'
import {
  WARNING_CODES,
  warningsOf,
  type Evidence,
  type Membership,
  type Warning,
} from '../../src/core/charter/warnings.ts'
import type { PartyId } from '../../src/core/ids.ts'
import { readYaml } from '../../src/core/reading.ts'
import type { Day } from '../../src/core/time.ts'
import { charterText } from './organisations.ts'

export const LAKE = charterText('lake-commission')
/** The codes of all warnings so far. */
export const met = new Set<string>()

/** The lake commission's charter, some of its text replaced. Fails where the text is not there. */
export function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [before, after]) => {
    assert.ok(text.includes(before), before)
    return text.replace(before, after)
  }, LAKE)
}

/** What a charter that reads is warned of; every code among those listed. */
export function warned(text: string, more: Partial<Evidence> = {}): readonly Warning[] {
  const [charter, parsed] = [readCharter(text, 'charter.yaml'), readYaml(text, 'charter.yaml')]
  assert.deepEqual(charter.ok ? [] : charter.faults, [])
  assert.ok(charter.ok && parsed.ok)
  const none = { memberships: () => [], inForce: () => undefined, cited: new Set<string>() }
  const found = warningsOf(charter.value, parsed.value, { today: '2026-03-05' as Day, ...none, ...more })
  for (const { code } of found) {
    assert.ok(WARNING_CODES.includes(code), code)
    met.add(code)
  }
  return found
}

/** A membership of so many. */
export const sized = (number: number, from = '2000-01-01', until?: string): Membership => ({
  from: from as Day,
  ...(until === undefined ? {} : { until: until as Day }),
  parties: Array.from({ length: number }, (_, at) => `P${at}` as PartyId),
})

/** A rule of one majority on the matter of the dam, as a charter writes it. */
export function rule(id: string, more: Readonly<Record<string, string>> = {}): string {
  const fields = {
    organs: '[commission]',
    matters: '[dam]',
    clause: '"Art. 13"',
    source: 'dam-treaty',
    from: '2000-01-01',
    positions: '[yes, no]',
    adopt: '{ votes: { atLeast: 1 } }',
    ...more,
  }
  return `  - id: ${id}\n${Object.entries(fields)
    .map(([key, value]) => `    ${key}: ${value}\n`)
    .join('')}`
}

/** The charter with a matter of a dam, and of a lock, on which there are these rules: the first is the sixth of all. */
export function withRules(...rules: readonly string[]): string {
  return changed(
    [
      'sources:\n',
      'sources:\n  dam-treaty: { title: Dam Treaty (fictional), date: 1900-01-01, seen: memory }\n',
    ],
    ['facts:\n', 'facts:\n  height: { takes: number }\n  dredged: { takes: yes-no }\n'],
    ['  levy: {', '  dam: { title: { en: Dam } }\n  lock: { title: { en: Lock } }\n  levy: {'],
    ['  - id: war', `${rules.join('')}  - id: war`],
  )
}

/** The warnings of one kind in full, but for the line. */
export function only(code: Warning['code'], text: string, more: Partial<Evidence> = {}): readonly unknown[] {
  return plain(code, warned(text, more))
}

/** Those of one kind in full, but for the line. */
export function plain(code: Warning['code'], found: readonly Warning[]): readonly unknown[] {
  return found.filter((one) => one.code === code).map(({ code: _, file: __, line: ___, ...rest }) => rest)
}

export const ASKED = '{ fact: { name: dredged, is: yes } }'
export const ADOPT = 'adopt: { votes: { moreThan: 1/2, of: cast } }'
export const QUORUM = 'quorum: { present: { moreThan: 1/2, of: members } }'
