import type { WarningCode } from '../../core/charter/warnings.ts'

/** What a sentence on a warning may name. Empty where it does not say. */
export interface WarnedOf {
  readonly found: string
  /** The days concerned: `2001-01-01 ... 2002-01-01`, or from a day on. */
  readonly span: string
  readonly parties: string
  readonly count: string
  readonly of: string
  readonly example: string
}

export type WarningWords = Readonly<Record<WarningCode, (of: WarnedOf) => string>> & {
  readonly span: (from: string, until: string) => string
  readonly example: (
    on: string,
    stands: string,
    facts: string,
    party: string,
    from: string,
    to: string,
  ) => string
  readonly faults: (faults: number, warnings: number) => string
}

/** What of a charter is likely a mistake. Place and line stand before it. */
export const warnings: WarningWords = {
  span: (from, until) => (until === '' ? `from ${from}` : `from ${from} until ${until} (that day excluded)`),
  example: (on, stands, facts, party, from, to) =>
    ` On ${on}: ${stands}${facts === '' ? '' : `; stated: ${facts}`}. Then ${party} turns from “${from}” to “${to}”.`,
  faults: (faults, warnings) => `Faults: ${faults}. Warnings: ${warnings}.`,
  'matter-without-rule': ({ found }) => `No rule decides this matter in any organ: ${found}.`,
  'organ-without-rule': ({ found }) => `No rule says how this organ decides: ${found}.`,
  'matters-left-out': ({ found, count }) => `The organ decides, but not on these ${count} matters: ${found}.`,
  'default-without-rule': ({ found }) => `No rule in force or to come is for the defaults: ${found}.`,
  gap: ({ found, span }) => `No rule is in force ${span} for ${found}.`,
  'quorum-never': ({ found, span, count }) =>
    `The quorum of “${found}” can never be met: ${count} members ${span}.`,
  'quorum-not-then': ({ found, span, count }) =>
    `The quorum of “${found}” cannot be met ${span}: ${count} members.`,
  'adoption-never': ({ found, span, count }) =>
    `Nothing can be adopted by “${found}”: ${count} members ${span}.`,
  'adoption-not-then': ({ found, span, count }) =>
    `Nothing can be adopted by “${found}” ${span}: ${count} members.`,
  'alternative-never-reached': ({ found }) =>
    `This alternative holds only where alternative ${found} holds too: it changes nothing.`,
  'rule-displaced': ({ found }) =>
    `The second rule takes the place of the first whenever the first applies: ${found}.`,
  'when-never': ({ found }) => `“${found}” never applies: its “when” cannot hold.`,
  'finding-never': ({ found }) => `The fact cannot have this value: ${found}.`,
  'rule-outside-procedure': ({ found }) =>
    `The rule is never in force while its procedure is valid: ${found}.`,
  'procedure-past': ({ found, span }) =>
    `The procedure is no longer valid, and no rule is for it: ${found}, ${span}.`,
  'fact-never-asked': ({ found }) => `Nothing asks for this fact: ${found}.`,
  'group-unused': ({ found }) => `Nothing names this group: ${found}.`,
  'weight-unused': ({ found }) => `Nothing weighs by this table: ${found}.`,
  'source-never-cited': ({ found }) => `Nothing cites this source: ${found}.`,
  'group-gap': ({ found, span }) => `The rule needs a group that has no members listed ${span}: ${found}.`,
  'weight-gap': ({ found, span }) => `The rule needs a table of weights that is not there ${span}: ${found}.`,
  'member-without-weight': ({ found, span, parties }) =>
    `Members without a weight in “${found}” ${span}: ${parties}.`,
  'rules-not-read': ({ found, count, of }) =>
    `${count} of ${of} rules rest on a source that nobody read in the text: ${found}.`,
  'vote-for-defeats': ({ found, example }) =>
    `Under “${found}” a vote turned to yes can defeat it.${example}`,
  'vote-against-adopts': ({ found, example }) =>
    `Under “${found}” a member that comes and votes against can make it adopted.${example}`,
}
