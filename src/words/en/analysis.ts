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
    `${countEn(players, 'player')}. Of ${coalitions} sets of them, ${winning} adopt.`,
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
  veto: 'veto',
  dummy: 'no influence',
}

export type AnalysisWords = typeof analysis
