/** Headings and sentences around the rules of a charter, and between two charters. */
export const charter = {
  rule: (id: string, clause: string): string => `Rule “${id}” (${clause})`,
  charterWords: (words: string): string => `In the charter’s words: ${words}`,
  note: (note: string): string => `Note: ${note}`,
  on: (day: string): string => `In force on ${day}.`,
  added: (what: string): string => `New: ${what}.`,
  removed: (what: string): string => `No longer there: ${what}.`,
  changed: (what: string): string => `Differs: ${what}.`,
  takesPlace: (before: string, after: string): string => `In the place of ${before}: ${after}.`,
  before: (text: string): string => `before: ${text}`,
  after: (text: string): string => `now: ${text}`,
  weight: (title: string, from: string): string =>
    `the table “${title}”${from === '' ? '' : ` that is in force from ${from}`}`,
  group: (name: string, from: string): string =>
    `the group “${name}”${from === '' ? '' : ` as it is from ${from}`}`,
  procedure: (title: string): string => `the procedure “${title}”`,
  section: (section: string, names: string): string => `${section}: ${names}`,
  value: (party: string, before: string, after: string): string => `${party}: ${before}, now ${after}`,
  gained: (party: string, after: string): string => `${party}: not there before, now ${after}`,
  lost: (party: string, before: string): string => `${party}: ${before}, no longer there`,
  joined: (parties: string): string => `now also: ${parties}`,
  left: (parties: string): string => `no longer: ${parties}`,
  until: (until: string): string => (until === '' ? 'without an end' : `until ${until}`),
  source: (title: string): string => `source: ${title}`,
  places: (places: string): string => `For ${places}.`,
  tried: (decisions: number, changed: number, unruled: number): string =>
    `Decisions: ${decisions}. Rulings that change: ${changed}. Not ruled on under one of the two: ${unruled}.`,
  byRule: (outcome: string, rule: string): string => (rule === '' ? outcome : `${outcome} (${rule})`),
  turns: (before: string, after: string): string => `${before} -> ${after}`,
  vetoes: (parties: string): string => `veto: ${parties}`,
}

export type CharterWords = typeof charter
