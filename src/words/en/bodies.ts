/** What the pages of an organisation's bodies and their rules say. */
export const bodies = {
  title: 'Bodies',
  lead: 'Who sits in each body and by which rules it decides, as encoded, on the date asked for.',
  description: (name: string) => `Bodies of ${name}: members, chair and rules, with their sources.`,
  bodyDescription: (body: string, name: string) =>
    `${body} of ${name}: members, chair and rules, with their sources.`,
  all: 'All bodies, with every rule in sentences',
  on: (date: string) => `On ${date}`,
  rulesOn: (date: string) => `How it decides on ${date}`,
  members: 'Members',
  chair: 'Chair',
  chairs: 'Who presided, and when',
  chairsHeld: 'Chairs held',
  noChair: 'None on record on this date.',
  noMembers: 'No member is on record on this date.',
  rules: 'Rules',
  noRules: 'No rule is in force on this date.',
  composition: 'Composition',
  clause: 'Clause',
  source: 'Source',
  since: 'In force since',
  before: 'Before',
  nothingBefore: 'No earlier rule is encoded.',
  after: 'After',
  beforeRule: (rule: string, clause: string, from: string, until: string) =>
    `${rule} (${clause}), from ${from} until ${until}`,
  afterRule: (rule: string, clause: string, from: string) => `${rule} (${clause}), from ${from}`,
  inWords: 'In the words of the charter file',
  generated: 'As encoded, in sentences made from the data',
  note: 'Note',
  procedures: 'Procedures without a meeting',
  lists: 'Groups and tables that these rules use',
  group: (name: string, from: string) => `Group “${name}”, from ${from}`,
  table: (name: string, from: string) => `Table “${name}”, from ${from}`,
  unread: 'Rules whose source was not seen in the text',
  unreadLead: (unread: number, all: number) =>
    `${unread} of ${all} rules rest on a source that nobody read in the text itself. Such a rule may be wrong; the citation says how it was seen.`,
  noneUnread: 'The source of every rule was read in the text.',
  ended: (date: string) => `until ${date}`,
}

export type BodyWords = typeof bodies
