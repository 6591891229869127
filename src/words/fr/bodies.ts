/** What the pages of an organisation's bodies and their rules say, in French. */
import type { BodyWords } from '../en/bodies.ts'
import type { Part } from '../fallback.ts'

export const bodies: Part<BodyWords> = {
  title: 'Organes',
  lead: 'Qui siège dans chaque organe et selon quelles règles il décide, telles qu’encodées, à la date demandée.',
  description: (name: string) => `Organes, membres, présidence et règles, avec leurs sources : ${name}.`,
  bodyDescription: (body: string, name: string) =>
    `${body} (${name}) : membres, présidence et règles, avec leurs sources.`,
  all: 'Tous les organes, avec chaque règle en phrases',
  on: (date: string) => `Au ${date}`,
  rulesOn: (date: string) => `Comment il décide au ${date}`,
  members: 'Membres',
  chair: 'Présidence',
  chairs: 'Qui a présidé, et quand',
  chairsHeld: 'Présidences exercées',
  noChair: 'Aucune au registre à cette date.',
  noMembers: 'Aucun membre au registre à cette date.',
  rules: 'Règles',
  noRules: 'Aucune règle n’est en vigueur à cette date.',
  composition: 'Composition',
  clause: 'Clause',
  source: 'Source',
  since: 'En vigueur depuis',
  before: 'Avant',
  nothingBefore: 'Aucune règle antérieure n’est encodée.',
  after: 'Après',
  beforeRule: (rule: string, clause: string, from: string, until: string) =>
    `${rule} (${clause}), du ${from} au ${until}`,
  afterRule: (rule: string, clause: string, from: string) => `${rule} (${clause}), depuis le ${from}`,
  inWords: 'Dans les termes du fichier de la charte',
  generated: 'Telle qu’encodée, en phrases tirées des données',
  note: 'Note',
  procedures: 'Procédures sans réunion',
  lists: 'Groupes et tableaux dont ces règles se servent',
  group: (name: string, from: string) => `Groupe « ${name} », depuis le ${from}`,
  table: (name: string, from: string) => `Tableau « ${name} », depuis le ${from}`,
  unread: 'Règles dont la source n’a pas été vue dans le texte',
  unreadLead: (unread: number, all: number) =>
    `${unread} règles sur ${all} reposent sur une source que personne n’a lue dans le texte même. Une telle règle peut être fausse ; la référence dit comment elle a été vue.`,
  noneUnread: 'La source de chaque règle a été lue dans le texte.',
  ended: (date: string) => `jusqu’au ${date}`,
}
