import type { Seen } from '../../core/charter/charter.ts'
import type { Comparison, Stand } from '../../core/rules/condition.ts'

/** Who is counted: members, of a group, of those that a fact names; of whom a share is taken. */
export interface Counted {
  readonly quantity: string
  /** True where the quantity is the whole of a base, one, or a plain number. */
  readonly all: boolean
  readonly one: boolean
  readonly share: boolean
  readonly base: 'members' | 'cast' | 'present' | undefined
  readonly group: string
  readonly named: string
  readonly weight: string
  readonly unit: string
  /** What those that are counted do; `whoever` where they are counted whatever they do. */
  readonly doing: Doing
  readonly whoever: boolean
}

/** What members do: as a clause of its own, and after a number; one alone. */
export interface Doing {
  readonly many: string
  readonly one: string
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

function ofWhom({ base, group }: Counted): string {
  const members = group === '' ? 'members' : `members of the group “${group}”`
  if (base === 'cast') return `the ${members} voting for or against`
  return base === 'present' ? `the ${members} present` : `the ${members}`
}

/** How a rule is said in English. Numbers stand as the charter writes them. */
export const rules = {
  quote: (text: string) => `“${text}”`,
  or: (words: readonly string[]) => joined(words, 'or'),
  and: (words: readonly string[]) => joined(words, 'and'),
  quantity: (comparison: Comparison, threshold: string): string =>
    ({
      'at-least': `at least ${threshold}`,
      'more-than': `more than ${threshold}`,
      'fewer-than': `fewer than ${threshold}`,
      'at-most': `at most ${threshold}`,
    })[comparison],
  doing: {
    yes: { many: 'vote for it', one: 'votes for it' },
    no: { many: 'vote against', one: 'votes against' },
    abstain: { many: 'abstain', one: 'abstains' },
    absent: { many: 'are absent', one: 'is absent' },
    'not-participating': { many: 'do not take part', one: 'does not take part' },
    objection: { many: 'object', one: 'objects' },
    reservation: { many: 'state a reservation', one: 'states a reservation' },
    silent: { many: 'are silent', one: 'is silent' },
    'not-voted': { many: 'have not voted', one: 'has not voted' },
  } as Readonly<Record<Stand, Doing>>,
  present: { many: 'are present', one: 'is present' } as Doing,
  whoever: { many: 'are counted, whatever they do', one: 'is counted, whatever it does' } as Doing,
  stands: {
    yes: 'a vote for it',
    no: 'a vote against',
    abstain: 'an abstention',
    absent: 'absence',
    'not-participating': 'not taking part',
    objection: 'an objection',
    reservation: 'a reservation',
    silent: 'silence',
    'not-voted': 'not having voted',
  } as Readonly<Record<Stand, string>>,

  heads: (said: Counted): string => {
    if (said.whoever && said.named !== '')
      return `${said.share ? `${said.quantity} of ${ofWhom(said)}` : `${said.quantity} members`} are named in “${said.named}”`
    const named = said.named === '' ? '' : `, counting only those that “${said.named}” names,`
    if (said.share) {
      const all = said.all ? `all of ${ofWhom(said)}` : `${said.quantity} of ${ofWhom(said)}`
      return `${all}${named} ${said.doing.many}`
    }
    const group = said.group === '' ? '' : ` of the group “${said.group}”`
    return said.one
      ? `${said.quantity} member${group}${named} ${said.doing.one}`
      : `${said.quantity} members${group}${named} ${said.doing.many}`
  },
  weighed: (said: Counted): string => {
    const group = said.group === '' ? '' : ` of the group “${said.group}”`
    const named = said.named === '' ? '' : `, counting only those that “${said.named}” names,`
    const unit = said.unit === '' ? '' : ` ${said.unit}`
    const held = said.share
      ? `${said.all ? 'all' : said.quantity} of “${said.weight}” of ${ofWhom(said)}`
      : `${said.quantity}${unit} of “${said.weight}”`
    if (said.whoever && said.named !== '')
      return `the members${group} that are named in “${said.named}” hold ${held}`
    return `the members${group} that ${said.doing.many}${named} hold ${held}`
  },
  blockers: (number: string): string =>
    `fewer than ${number} members have not voted for it (so many are a blocking minority)`,
  blockersHolding: (quantity: string, weight: string, plus: string): string =>
    `fewer members have not voted for it than a blocking minority takes: the least number of members that together hold ${quantity} of “${weight}”${plus === '0' ? '' : `, plus ${plus}`}`,
  noVeto: (group: string): string => `no member of the group “${group}” votes against (each has a veto)`,
  consensus: 'no member’s stand prevents it',
  prevents: (stands: string): string => `prevents it: ${stands}`,
  doesNotPrevent: (stands: string): string => `does not prevent it: ${stands}`,
  notSaid: (stands: string, parameter: string): string =>
    `the charter does not say; it is asked for under “${parameter}”: ${stands}`,
  depends: (stands: string, parameter: string, gives: string, blocks: string): string =>
    `${stands}: as “${parameter}” says${gives === '' ? '' : `; does not prevent it under ${gives}`}${blocks === '' ? '' : `; prevents it under ${blocks}`}`,
  factIs: (fact: string, word: string): string => `“${fact}” is “${word}”`,
  factYes: (fact: string): string => `“${fact}”: yes`,
  factNo: (fact: string): string => `“${fact}”: no`,
  factAtLeast: (fact: string, number: string): string => `“${fact}” is at least ${number}`,
  factNames: (fact: string): string => `“${fact}” names a member`,
  unstated: {
    asks: 'asked for where not stated',
    holds: 'taken as so where not stated',
    fails: 'taken as not so where not stated',
  },
  members: (number: string): string => `the organ has at least ${number} members`,
  inForce: (treaty: string): string => `“${treaty}” is in force`,
  all: 'all of these hold',
  any: 'one of these holds',
  inTurn: 'the first of these that holds, each where the one before it fails',
  failingThat: (text: string): string => `failing that: ${text}`,
  not: 'this does not hold',
  parameter: (name: string): string =>
    `the charter does not say which of these; it is asked for under “${name}” where it decides`,
  option: (name: string, text: string): string => `${name}: ${text}`,

  scope: (organs: string, matters: string): string => `${organs}: ${matters}.`,
  inForceFrom: (from: string, until: string): string =>
    until === '' ? `In force from ${from}.` : `In force from ${from} until ${until} (that day excluded).`,
  enacted: (day: string): string => `It became law on ${day}.`,
  underProcedure: (procedure: string): string => `Only for a question under the procedure “${procedure}”.`,
  when: 'It applies only while',
  insteadOf: (rules: string): string => `It then takes the place of ${rules}.`,
  ruleNamed: (id: string, clause: string): string => `“${id}” (${clause})`,
  nothing: 'The charter provides no decision on this.',
  everyone: 'Every member of the organ takes part.',
  electorate: (fact: string, required: boolean): string =>
    `Only the members that “${fact}” names take part; the others leave the number of which shares are taken. ${required ? 'Who they are must be stated.' : 'Where it is not stated, every member takes part.'}`,
  positions: (stands: string): string => `A member’s stand may be: ${stands}.`,
  excluded: (fact: string, base: 'shrinks' | 'stays' | 'asks'): string =>
    `A member that “${fact}” names is left out: its vote does not count, and ${
      {
        shrinks: 'it leaves the number of which shares are taken',
        stays: 'it stays in the number of which shares are taken',
        asks: 'the charter does not say whether it stays in the number of which shares are taken',
      }[base]
    }.`,
  mustBeStated: 'Who that is must be stated.',
  mostExcluded: (most: string): string => `At most ${most} may be left out.`,
  speaks: { yes: 'It may speak.', no: 'It may not speak.', 'then-leaves': 'It may speak, and then leaves.' },
  before: 'Before anything is counted',
  otherwise: { precondition: 'otherwise the question is out of order', deferred: 'otherwise the vote waits' },
  quorum: 'There is a quorum if',
  adopted: 'Adopted if',
  effects: {
    bound: 'is bound',
    'not-bound': 'is not bound',
    'consent-required': 'is bound only once it consents',
    'opted-out': 'has opted out',
  } as Readonly<Record<string, string>>,
  effectOther: (code: string): string => `stands as “${code}”`,
  executory: (fact: string, days: string): string => `is bound from ${days} days after the day of “${fact}”`,
  effect: (who: string, is: string): string => `If adopted, ${who} ${is}.`,
  effectWhile: (who: string, is: string): string => `If adopted, ${who} ${is}, while`,
  who: (stands: string, named: string, other: boolean): string => {
    if (stands === '' && named === '') return other ? 'every other member' : 'every member'
    const naming = named === '' ? '' : ` that “${named}” names`
    return `a member${naming}${stands === '' ? '' : `${naming === '' ? ' that' : ' and that'} ${stands}`}`
  },
  follows: (on: 'adopted' | 'not-adopted', is: string, within: string): string =>
    `If it is ${on === 'adopted' ? 'adopted' : 'not adopted'}, what follows is “${is}”${within === '' ? '' : ` within ${within}`}`,
  facts: (facts: string): string => `Asked for: ${facts}.`,
  takes: {
    parties: 'names of members',
    'yes-no': 'yes or no',
    number: 'a number',
    day: 'a day',
  } as Readonly<Record<string, string>>,
  clause: (clause: string): string => `Clause: ${clause}.`,
  source: (title: string, locator: string, seen: string): string =>
    `Source: ${title}${locator === '' ? '' : ` (${locator})`}; ${seen}.`,
  via: (via: string): string => `Read through: ${via}.`,
  seen: {
    text: 'read in the text',
    excerpt: 'seen as an excerpt only',
    secondhand: 'unverified, reported by another source',
    memory: 'unverified, from memory',
  } as Readonly<Record<Seen, string>>,

  marks: { held: 'holds', 'not-held': 'does not hold', open: 'open', asks: 'not stated' },
  marked: (mark: string, text: string): string => `[${mark}] ${text}`,
  figures: {
    of: (reached: string, whole: string, percent: string): string =>
      whole === '' ? reached : `${reached} of ${whole}${percent === '' ? '' : ` (${percent} %)`}`,
    weighed: (weight: string, figure: string): string => `“${weight}”: ${figure}`,
    needed: (figure: string, needed: string): string => `${figure}; ${needed} needed`,
    tooMany: (figure: string, needed: string): string => `${figure}; ${needed} are too many`,
    blockers: (reached: string, needed: string): string =>
      `${reached} have not voted for it; a blocking minority takes ${needed}`,
    against: (parties: string): string => `${parties} voted against`,
  },
  stillNeeded: 'Still needed:',
  way: (way: string): string => `Way ${way}:`,
  wanting: {
    votes: (number: string, doing: string, weight: string): string =>
      weight === ''
        ? `${number} more that ${doing}`
        : `${number} more of “${weight}”, of members that ${doing}`,
    further: (number: string): string => `${number} if they have not voted before`,
    fewer: (number: string, doing: string, weight: string): string =>
      weight === ''
        ? `${number} fewer that ${doing}`
        : `${number} less of “${weight}”, of members that ${doing}`,
    notBlocked: (number: string): string => `${number} more that vote for it, to leave no blocking minority`,
    inTheWay: (parties: string): string => `that these do not stand in the way: ${parties}`,
    stated: (parameter: string, options: string): string =>
      `that “${parameter}” is stated${options === '' ? '' : ` (${options})`}`,
  },
  whatever: 'Whatever the rest do, this gives the same.',
  settled: 'Nothing that the rest may do changes this.',
  notSettled: 'What the rest do may still change this.',
  weightUsed: (weight: string, title: string, seen: string): string =>
    `Table “${weight}”: ${title}; ${seen}.`,
  parties: (is: string, parties: string): string => `${is}: ${parties}`,
  effectNames: {
    bound: 'Bound',
    'not-bound': 'Not bound',
    'consent-required': 'Bound only once they consent',
    'opted-out': 'Opted out',
  } as Readonly<Record<string, string>>,
  executoryFrom: (day: string): string => `Bound from ${day}`,
  following: (is: string, within: string): string =>
    `What follows: “${is}”${within === '' ? '' : ` within ${within}`}.`,
}

export type RuleWords = typeof rules
