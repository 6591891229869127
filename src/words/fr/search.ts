/** What the search pages say, in French. */
import type { SearchWords } from '../en/search.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const search: Part<SearchWords> = {
  title: 'Recherche',
  titleOf: (query: string) => `Recherche : ${query}`,
  description: (name: string) => `Recherche dans le registre : ${name}.`,
  everywhere: 'Chercher dans tous les registres',
  label: 'Chercher dans le registre',
  labelAll: 'Chercher dans tous les registres',
  button: 'Chercher',
  hint: 'Des mots, des noms, des cotes ou une date. Accents et majuscules sont indifférents ; le cyrillique peut s’écrire en lettres latines.',
  found: (n: number) => countIn('fr', n, { one: '# résultat', other: '# résultats' }),
  nothing: (query: string) => `Rien au registre ne contient « ${query} ».`,
  instead: 'Vouliez-vous dire :',
  onDate: (date: string) => `Membres au ${date}`,
  happenedOn: (date: string) => `Aperçu au ${date}`,
  partly: (waiting: number) =>
    `L’index est en cours ; il y manque encore ${countIn('fr', waiting, { one: '# acte', other: '# actes' })}.`,
  without: 'Sans ce choix',
  type: 'Genre',
  body: 'Organe',
  party: 'Partie',
  year: 'Année',
  organisation: 'Organisation',
  all: 'Tous',
  others: 'Dans tous les registres',
  kinds: {
    member: 'Membres',
    body: 'Organes',
    rule: 'Règles',
    decision: 'Décisions',
    statement: 'Déclarations',
    meeting: 'Réunions',
    operation: 'Opérations',
    text: 'Textes',
    source: 'Sources',
    act: 'Autres actes',
  },
  one: {
    member: 'Membre',
    body: 'Organe',
    rule: 'Règle',
    decision: 'Décision',
    statement: 'Déclaration',
    meeting: 'Réunion',
    operation: 'Opération',
    text: 'Texte',
    source: 'Source',
    act: 'Acte',
  },
}
