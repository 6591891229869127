/** What the page about a record says, in French. What is wanting here stands in English. */
import type { AboutWords } from '../en/about.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const few = (n: number, one: string, other = `${one}s`): string =>
  countIn('fr', n, { one: `# ${one}`, other: `# ${other}` })

export const about: Part<AboutWords> = {
  title: 'À propos de ce registre',
  nav: 'À propos',
  description: (name: string) =>
    `Ce que contient le registre, ce qui est non vérifié, ce qui manque : ${name}.`,
  standing: {
    example:
      'Ceci est un exemple tiré de sources publiées. L’organisation n’y a aucune part, et rien ici n’est un acte de l’organisation.',
    demonstration: 'Ceci est une démonstration. L’organisation et ses membres sont fictifs.',
    own: 'Ce registre est tenu pour l’organisation sur ce serveur.',
  },
  encoded: 'Ce qui est encodé',
  unverified: 'Ce qui n’est pas vérifié',
  leftOut: 'Ce qui manque',
  charter: 'La charte sous forme de données',
  acts: (n: number) => few(n, 'acte'),
  statements: (n: number) => few(n, 'déclaration'),
  sources: (n: number) => few(n, 'source'),
  bodies: (n: number) => few(n, 'organe'),
  decisions: (n: number, rolls: number) => `${few(n, 'décision')}, dont ${rolls} avec scrutin`,
  where: 'Sources et licence',
  keeper: 'Qui le tient',
  origin: 'Origine du registre',
  key: 'Clé du journal',
  seat: 'Siège et fuseau horaire',
  errors: 'Une erreur',
  contact: 'Contact',
}
