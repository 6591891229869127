/** What the public pages say, in French. What is wanting here stands in English. */
import type { SiteWords } from '../en/site.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const acts = (n: number): string => countIn('fr', n, { one: '# acte', other: '# actes' })
const members = (n: number): string => countIn('fr', n, { one: '# membre', other: '# membres' })
const parties = (n: number): string => countIn('fr', n, { one: '# partie', other: '# parties' })

export const site: Part<SiteWords> = {
  brand: 'Chancery',
  skip: 'Aller au contenu',
  mainNavigation: 'Rubriques',
  languages: 'Langue',
  nav: {
    overview: 'Aperçu',
    members: 'Membres',
    bodies: 'Organes',
    meetings: 'Réunions',
    decisions: 'Décisions',
    texts: 'Textes',
    analysis: 'Analyse',
    operations: 'Opérations',
    statements: 'Déclarations',
    sources: 'Sources',
    record: 'Registre',
  },
  banner: {
    example: 'Exemple tiré de sources publiées. Ceci n’est pas le site de l’organisation.',
    demonstration: 'Démonstration avec des membres fictifs. Rien de ceci n’a eu lieu.',
  },
  asOf: {
    on: (date: string) => `L’organisation est montrée telle qu’elle était à cette date : ${date}.`,
    known: (date: string) => `Seul ce qui était connu à cette date est montré : ${date}.`,
    at: (act: number) =>
      `Seul le début du registre est montré (${acts(act)}) ; les actes suivants sont omis.`,
    today: 'Montrer aujourd’hui',
  },
  footer: {
    cite: 'Citer cette page',
    state: (page: string, act: number) => `${page}. État du registre après ${acts(act)}.`,
    known: (date: string) => `connu au ${date}`,
    recorded: (when: string) => `Consigné : ${when}.`,
    root: (digest: string) => `Racine du registre : ${digest}`,
    permanent: 'Lien permanent',
    data: 'Données',
    about: 'À propos',
    howToVerify: 'Comment vérifier ce registre',
    allOrganisations: 'Toutes les organisations',
    conformance: 'Cas de conformité',
    unread: 'Ce que personne n’a lu dans le texte',
    charter: 'La charte sous forme de données',
  },
  formats: { json: 'JSON', csv: 'CSV', record: 'Tout le registre, en un fichier' },
  dateForm: { label: 'Montrer la date', button: 'Montrer', today: 'Aujourd’hui' },
  status: {
    member: 'Membre',
    signatory: 'Signataire',
    observer: 'Observateur',
    partner: 'Partenaire',
    suspended: 'Suspendu',
    former: 'Ancien membre',
  },
  position: {
    yes: 'Pour',
    no: 'Contre',
    abstain: 'Abstention',
    absent: 'Absent',
    'not-participating': 'N’a pas pris part',
    'not-voted': 'N’a pas voté',
    objection: 'Objection',
    reservation: 'Réserve',
    silent: 'Silence',
  },
  outcome: {
    adopted: 'Adopté',
    'not-adopted': 'Non adopté',
    open: 'En cours',
    'out-of-order': 'Irrecevable',
    'needs-parameter': 'La charte est muette',
  },
  seen: {
    text: 'Lu dans le texte',
    excerpt: 'Vu par extrait seulement',
    secondhand: 'Rapporté par une autre source',
    memory: 'Non vérifié : aucune source ouverte',
  },
  timeline: {
    heading: 'Qui était membre, et quand',
    key: {
      member: 'Membre',
      left: 'Membre parti depuis',
      signatory: 'Signé, pas encore en vigueur',
      suspended: 'Suspendu',
      observer: 'Observateur',
      partner: 'Partenaire',
    },
    cursor: (date: string, n: number) => `${date} : ${members(n)}`,
    sentence: (from: string, today: string, n: number, ever: number) =>
      `Du ${from} au ${today} : ${members(n)} le dernier jour, ${parties(ever)} en tout. Le tableau donne les mêmes dates.`,
    until: 'au',
  },
}
