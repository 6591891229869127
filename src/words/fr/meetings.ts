/** What the pages of meetings say, in French. What is wanting here stands in English. */
import type { MeetingWords } from '../en/meetings.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const meetings: Part<MeetingWords> = {
  title: 'Réunions',
  description: (name: string) =>
    `Réunions : ${name}. Qui était présent, ce qui fut décidé et dit, qui s’est rencontré en marge.`,
  lead: 'Séances des organes et rencontres de parties, les plus récentes d’abord.',
  none: 'Aucune réunion n’est au registre à cette date.',
  count: (n: number) => countIn('fr', n, { one: '# réunion', other: '# réunions' }),
  meeting: 'Réunion',
  who: 'Organe ou parties',
  decisions: 'Décisions',
  statements: 'Déclarations',
  margins: 'En marge',
  about: 'La réunion',
  date: 'Date',
  lastDay: 'Dernier jour',
  opens: 'Ouverture',
  convened: 'Annoncée',
  chair: 'À la présidence ce jour',
  host: 'Hôte',
  present: 'Présents',
  absent: 'Non représentés',
  notSaid: 'Les sources vues ne disent pas qui était présent.',
  decided: 'Décidé à cette réunion',
  nothingDecided: 'Aucune décision de cette réunion n’est au registre.',
  said: 'Dit à cette réunion',
  nothingSaid: 'Aucune déclaration à cette réunion n’est au registre.',
  marginsHeading: 'Rencontres en marge',
  noMargins: 'Aucune rencontre en marge n’est au registre.',
  account: (party: string) => `Compte rendu de : ${party}`,
  accountsHeading: 'Ce que chaque côté en a dit',
  accountsNote: 'Le compte rendu de chaque côté est donné à part. Où il manque, aucun n’a été trouvé.',
  noAccount: 'Aucun compte rendu de ce côté n’est au registre.',
  others: 'Autres',
  sources: 'Sources',
  otherwise: 'Ce que donnent d’autres sources',
}
