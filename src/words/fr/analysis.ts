/** What the pages of voting power and agreement say, in French. The command line speaks English and Russian. */
import type { AnalysisWords } from '../en/analysis.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const decisions = (count: number): string => countIn('fr', count, { one: '# décision', other: '# décisions' })
const pairs = (count: number): string => countIn('fr', count, { one: '# paire', other: '# paires' })
const members = (count: number): string => countIn('fr', count, { one: '# membre', other: '# membres' })

export const analysis: Part<AnalysisWords> = {
  wins: (players: number, winning: string, coalitions: string) =>
    `${countIn('fr', players, { one: '# votant', other: '# votants' })}. Sur ${coalitions} ensembles, ${winning} adoptent.`,
  powerToAct: (share: string) => `Coleman, pouvoir d’agir de l’organe : ${share}.`,
  exact: 'Chaque chiffre est exact, ou le plus proche qui puisse s’écrire.',
  columns: {
    party: 'Partie',
    swings: 'Bascules',
    absolute: 'Banzhaf',
    normalised: 'Banzhaf, part',
    shapleyShubik: 'Shapley-Shubik',
  },
  veto: 'veto',
  dummy: 'sans influence',
  agreement: {
    title: 'Qui a voté avec qui',
    lead: 'D’après les votes nominaux au registre, décision par décision. Aucun indice n’est montré là où il y a peu de données.',
    description: (name: string) =>
      `${name} : dans combien de décisions deux membres ont voté de même, avec la liste de celles-ci.`,
    decisions: (count: number, voters: number) =>
      `${countIn('fr', count, { one: '# décision avec vote nominal', other: '# décisions avec vote nominal' })}, ${countIn('fr', voters, { one: '# votant', other: '# votants' })}`,
    none: 'Aucune décision où deux parties ont voté n’est au registre pour ce choix.',
    method:
      'Dans un carré, n/m : sur m décisions où les deux ont voté pour, contre ou se sont abstenues, elles ont fait de même dans n. L’absence et la non-participation ne sont pas des votes. L’aire du carré intérieur est la part.',
    few: (fewest: number) => `Avec moins de ${fewest} décisions en commun, aucun n’est dessiné.`,
    some: (shown: number, all: number) =>
      `Dessinées : les ${shown} qui ont voté le plus souvent, sur ${all}. Le tableau les a toutes.`,
    tooFew: (fewest: number) => `Aucune paire n’a voté ensemble dans ${fewest} décisions ou plus.`,
    both: (a: string, b: string) => `${a} et ${b}`,
    same: (both: string, equal: number, common: number, others: number) =>
      `${both} : de même dans ${equal} sur ${common}${others > 0 ? ` (même part : ${countIn('fr', others, { one: '# autre paire', other: '# autres paires' })})` : ''}.`,
    greatest: (same: string) => `Part la plus grande. ${same}`,
    least: (same: string) => `Part la plus petite. ${same}`,
    pair: (equal: number, common: number, opposite: number) =>
      `De même dans ${equal} sur ${common}, à l’opposé dans ${opposite}`,
    pairTitle: (a: string, b: string) => `${a} et ${b} : comment elles ont voté`,
    pairs: 'Paires',
    countPairs: pairs,
    parties: 'Les deux',
    of: (equal: number, common: number) => `${equal} sur ${common}`,
    sameHead: 'De même',
    oppositeHead: 'À l’opposé',
    besideHead: 'L’une s’est abstenue',
    ofParty: 'Paires d’une partie',
    everybody: 'Toutes',
    allOrgans: 'Tous les organes',
    from: 'Du',
    to: 'Au',
    unity: 'Unité de l’ensemble des votes',
    hix: 'Indice d’accord (Hix) : moyenne de (le plus grand nombre − la moitié du reste) / tous les votes',
    rice: 'Indice de Rice : moyenne de |pour − contre| / (pour + contre)',
    unityNote:
      'L’indice de Rice laisse de côté les abstentions : là où la moitié s’abstient, il dit l’unité. Les deux sont donc donnés. La moyenne de Rice porte sur les décisions où quelqu’un a voté pour ou contre.',
    noIndex: (fewest: number) => `aucun avec moins de ${fewest}`,
    overDecisions: (count: number) => `sur ${decisions(count)}`,
  },
  power: {
    heading: 'Pouvoir de vote',
    title: (body: string) => `Pouvoir de vote : ${body}`,
    description: (body: string, name: string) =>
      `${body} (${name}) : combien de fois l’issue dépend d’un membre selon une règle, exactement.`,
    matter: 'Objet',
    stated: 'Pris comme établi',
    notReckoned: 'Non calculé',
    takesLong: (players: number) =>
      `Avec ${members(players)} et ces pondérations il faut des secondes, qu’une page n’a pas. La commande :`,
    ifStated: 'Calculé si ceci est établi :',
    refused: {
      'out-of-order': 'Les règles ne permettent pas d’en décider ce jour-là.',
      'needs-parameter':
        'Cela dépend de ce que la charte laisse ouvert ou de ce qui est constaté dans un cas.',
      'not-monotone': 'Selon cette règle, un vote pour peut faire échouer la question.',
      'too-many-conditions': 'La règle a plus de conditions qu’il n’en est tenu compte.',
    },
    assumptions:
      'Admis : chaque membre vote pour ou contre ; personne ne s’abstient ni n’est absent. Banzhaf : chaque ensemble de membres favorables est aussi probable que tout autre. Shapley-Shubik : chaque ordre dans lequel ils deviennent favorables. Ce que veulent les membres, et combien de fois ils votent ensemble, n’y entre pas.',
    shares: 'Parts de pouvoir',
    shapley: 'Shapley-Shubik',
    banzhaf: 'Banzhaf, part de toutes les bascules',
    table: 'Membres',
    exactly: 'En fraction',
    standing: 'Situation',
    members,
    nothingAdopts: 'Aucun ensemble de membres n’adopte quoi que ce soit.',
    allSame: (players: number, share: string) => `Part de chacun : ${share} ; ${members(players)}.`,
    share: (who: string, share: string) => `${who} ${share}`,
    shareEach: (who: string, share: string) => `${who} ${share} chacun`,
    mostAndLeast: (most: string, least: string) => `Shapley-Shubik : ${most} ; ${least}.`,
  },
}
