/** What the reckoning of voting power and of agreement says, on the command line and on the pages. */
import { countEn } from '../plural.ts'

export const analysis = {
  over: (decisions: number, parties: number, pairs: number) =>
    `${countEn(decisions, 'decision')}, ${countEn(parties, 'party', 'parties')}, ${countEn(pairs, 'pair')}.`,
  pair: (equal: number, common: number, opposite: number) =>
    `the same in ${equal} of ${common}, opposite in ${opposite}`,
  agreementIndex: (mean: string, decisions: number) =>
    `Agreement index (Hix) of the group: ${mean}, the mean over ${countEn(decisions, 'decision')}.`,
  rice: (mean: string, decisions: number) =>
    `Rice index of the group: ${mean}, the mean over ${countEn(decisions, 'decision')}; it leaves abstentions out.`,
  moreFaults: (more: number) => `and ${countEn(more, 'fault')} more`,
  tooManyParties: (parties: number, most: number) =>
    `${parties} parties in the file: pairs are given for ${most} at most; right would be: a file in parts`,
  oneQuota: 'one of --more-than FRACTION and --at-least FRACTION',
  tooLarge: (indices: string, players: number) =>
    `not reckoned for ${countEn(players, 'player')} with these weights: ${indices}. No estimate is given in its place.`,
  wins: (players: number, winning: string, coalitions: string) =>
    `${countEn(players, 'voter')}. Of ${coalitions} sets of them, ${winning} adopt.`,
  minimalWinning: (sets: string) => `Sets of which nobody can be left out: ${sets}.`,
  powerToAct: (share: string) => `Coleman, power of the body to act: ${share}.`,
  exact: 'Every figure is exact, or the nearest that can be written.',
  inexact: (indices: string, error: string) =>
    `Not exact: ${indices}; no figure is off by more than ${error}.`,
  byRule: (id: string, clause: string, from: string) =>
    `By the rule “${id}” (${clause}), in force from ${from}.`,
  refused: {
    'out-of-order': 'No power can be reckoned: the rules do not let this be decided.',
    'needs-parameter': 'No power can be reckoned: it depends on what is not stated (--facts FILE).',
    'not-monotone': 'No power can be reckoned: under this rule a vote in favour can defeat the question.',
    'too-many-conditions': 'No power can be reckoned: the rule has more conditions than are reckoned with.',
  },
  columns: {
    party: 'Party',
    swings: 'Swings',
    absolute: 'Banzhaf',
    normalised: 'Banzhaf, share',
    shapleyShubik: 'Shapley-Shubik',
    prevent: 'Coleman, prevent',
    initiate: 'Coleman, initiate',
    deeganPackel: 'Deegan-Packel',
    holler: 'Holler',
    johnston: 'Johnston',
  },
  agreement: {
    title: 'Who voted with whom',
    lead: 'From the rolls on record, decision by decision. No index is shown where there is little to go by.',
    description: (name: string) =>
      `${name}: in how many decisions two members voted the same, with the list of them.`,
    decisions: (decisions: number, voters: number) =>
      `${countEn(decisions, 'decision')} with a roll, ${countEn(voters, 'voter')}`,
    none: 'No decision with a roll in which two voted is on record for this choice.',
    method:
      'In a square, n/m: of m decisions in which both cast yes, no or abstain, both cast the same in n. Absence and not taking part are no votes. The area of the inner square is the share.',
    few: (fewest: number) => `With fewer than ${fewest} decisions in common none is drawn.`,
    some: (shown: number, all: number) =>
      `Drawn: the ${shown} that voted most often, of ${all}. The table has all.`,
    tooFew: (fewest: number) => `No two voted together in ${fewest} decisions or more.`,
    both: (a: string, b: string) => `${a} and ${b}`,
    same: (both: string, equal: number, common: number, others: number) =>
      `${both} cast the same in ${equal} of ${common}${others > 0 ? ` (as great a share: ${countEn(others, 'other pair')})` : ''}.`,
    greatest: (same: string) => `Greatest share: ${same}`,
    least: (same: string) => `Least share: ${same}`,
    pair: (equal: number, common: number, opposite: number) =>
      `The same in ${equal} of ${common}, opposite in ${opposite}`,
    pairTitle: (a: string, b: string) => `${a} and ${b}: how they voted`,
    pairs: 'Pairs',
    countPairs: (pairs: number) => countEn(pairs, 'pair'),
    parties: 'Both',
    of: (equal: number, common: number) => `${equal} of ${common}`,
    sameHead: 'The same',
    oppositeHead: 'Opposite',
    besideHead: 'One abstained',
    ofParty: 'Pairs of one party',
    everybody: 'All',
    allOrgans: 'All bodies',
    from: 'From',
    to: 'To',
    unity: 'How united all of them voted',
    hix: 'Agreement index (Hix): mean of (most − half the rest) / all votes',
    rice: 'Rice index: mean of |yes − no| / (yes + no)',
    unityNote:
      'Rice leaves abstentions out: where half abstain, it says united. So both are given. The mean of Rice runs over the decisions in which somebody cast yes or no.',
    noIndex: (fewest: number) => `none with fewer than ${fewest}`,
    overDecisions: (decisions: number) => `over ${countEn(decisions, 'decision')}`,
  },
  power: {
    heading: 'Voting power',
    title: (body: string) => `Voting power: ${body}`,
    description: (body: string, name: string) =>
      `${body} of ${name}: how often the outcome turns on a member under a rule, exactly.`,
    matter: 'Matter',
    stated: 'Taken as stated',
    notReckoned: 'Not reckoned',
    takesLong: (players: number) =>
      `With ${countEn(players, 'member')} and these weights it takes seconds, which a page does not have. The command:`,
    ifStated: 'Reckoned where this is stated:',
    refused: {
      'out-of-order': 'The rules do not let this be decided on that day.',
      'needs-parameter': 'It depends on what the charter leaves open or what is found of a case.',
      'not-monotone': 'Under this rule a vote in favour can defeat the question.',
      'too-many-conditions': 'The rule has more conditions than are reckoned with.',
    },
    assumptions:
      'Taken: every member votes for or against; nobody abstains or is absent. Banzhaf: every set of members in favour is as likely as any other. Shapley-Shubik: every order in which they come to be in favour is. What members want, and how often they vote together, is no part of it.',
    shares: 'Shares of power',
    shapley: 'Shapley-Shubik',
    banzhaf: 'Banzhaf, share of all swings',
    table: 'Members',
    exactly: 'As a fraction',
    standing: 'Standing',
    members: (count: number) => countEn(count, 'member'),
    nothingAdopts: 'No set of members adopts anything.',
    allSame: (players: number, share: string) => `Each of ${countEn(players, 'member')} has ${share}.`,
    share: (who: string, share: string) => `${who} ${share}`,
    shareEach: (who: string, share: string) => `${who} ${share} each`,
    mostAndLeast: (most: string, least: string) => `Shapley-Shubik: ${most}; ${least}.`,
  },
  veto: 'veto',
  dummy: 'no influence',
}

export type AnalysisWords = typeof analysis
