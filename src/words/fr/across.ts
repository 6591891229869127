/** What pages about all organisations say, in French. What is wanting here stands in English. */
import type { AcrossWords } from '../en/across.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const few = (n: number, one: string, other = `${one}s`): string =>
  countIn('fr', n, { one: `# ${one}`, other: `# ${other}` })

export const across: Part<AcrossWords> = {
  landing: {
    answers: 'À quoi il répond',
    who: 'Qui était membre tel jour ?',
    whoOn: (name: string, date: string) => `${name} au ${date}`,
    why: 'Pourquoi une décision a-t-elle été prise ou rejetée ?',
    whyOf: (name: string, title: string) => `${name} : ${title}`,
    would: 'Ceci serait-il adopté ? Cet acte est-il recevable ?',
    cases: (n: number) => `${few(n, 'cas', 'cas')}, chacun avec sa clause et sa réponse`,
    unread: 'Quelles règles personne ici n’a-t-il lues dans le texte ?',
    parts: (n: number) => `${few(n, 'partie')} de chartes, chacune avec sa source`,
    altered: 'Quelque chose a-t-il été altéré depuis ?',
    verify: 'Comment vérifier un registre sur votre machine',
    kinds: {
      universal: 'Universelles',
      regional: 'Régionales',
      alliance: 'Alliances',
      economic: 'Économiques et financières',
      commodity: 'Produits de base',
      other: 'Autres',
    },
    examples:
      'Sauf indication contraire, chacune est un exemple tiré de sources publiées et non le site de l’organisation.',
    members: (n: number) => few(n, 'membre'),
    ever: (n: number) => `${few(n, 'partie')} depuis l’origine`,
    years: (n: number) => `${few(n, 'an')} au registre`,
  },
  suite: {
    title: 'Cas de conformité',
    description: 'Cas soumis aux règles d’organisations conventionnelles : constat, clause, réponse, source.',
    lead: 'Chaque cas soumet des questions ou des actes aux règles d’une organisation et dit ce qui doit en sortir. Ce serveur calcule les réponses quand la page est faite.',
    organisations: 'Organisation',
    all: 'Tous',
    origin: 'Origine',
    inOrder: 'Recevable',
    outOfOrder: 'Irrecevable',
    positions: 'Positions',
    parties: 'Parties',
    rule: 'Règle',
    back: 'Tous les cas',
  },
  unread: {
    title: 'Ce que personne ici n’a lu dans le texte',
    description:
      'Chaque partie d’une charte dont la source n’a pas été lue dans le texte, et comment elle a été vue.',
    lead: 'Chaque règle, procédure, instrument, tableau de poids ou autre partie d’une charte cite une source. Voici toutes celles dont la source n’a pas été lue dans le texte même, à un endroit qu’un lecteur peut trouver.',
    counts: (unread: string, of: number, organisations: number) =>
      `${unread} sur ${of} qui citent une source, dans ${few(organisations, 'organisation')}.`,
    parts: (n: number) => few(n, 'partie'),
    byOrganisation: 'Par organisation',
    list: 'Les parties',
    all: 'Toutes',
    none: 'Chaque partie de ces chartes repose sur une source lue dans le texte.',
    ofAll: (n: number, of: number) => `${n} sur ${of}`,
    noLocator: 'Lu, mais aucun endroit du texte n’est donné',
    columns: {
      organisation: 'Organisation',
      parts: 'Parties non lues',
      rules: 'Règles non lues',
      part: 'Partie',
      clause: 'Clause',
      source: 'Source',
      seen: 'Comment vu',
    },
    via: (source: string) => `à travers ${source}`,
    sections: {
      rules: 'Règle',
      procedures: 'Procédure',
      instruments: 'Instrument',
      statuses: 'Statut',
      organs: 'Organe',
      weights: 'Poids',
      groups: 'Groupe',
      sessions: 'Session',
      motions: 'Motion',
      order: 'Ordre des motions',
      division: 'Division',
      credentials: 'Pouvoirs',
      participation: 'Participation',
      rotations: 'Tour de présidence',
      names: 'Noms dans l’ordre de la liste',
      matters: 'Matière',
      namedSeats: 'Siège',
      consultation: 'Consultation',
      operations: 'Opérations',
      milestones: 'Jour',
    },
    several: (n: number) => `et ${n} de plus`,
  },
}
