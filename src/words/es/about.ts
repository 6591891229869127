/** What the page about a record says, in Spanish. What is wanting here stands in English. */
import type { AboutWords } from '../en/about.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const few = (n: number, one: string, other = `${one}s`): string =>
  countIn('es', n, { one: `# ${one}`, other: `# ${other}` })

export const about: Part<AboutWords> = {
  title: 'Acerca de este registro',
  nav: 'Acerca de',
  description: (name: string) =>
    `Lo que contiene el registro, lo que no está verificado, lo que falta: ${name}.`,
  standing: {
    example:
      'Esto es un ejemplo tomado de fuentes publicadas. La organización no participa en él, y nada aquí es un acto de la organización.',
    demonstration: 'Esto es una demostración. La organización y sus miembros son ficticios.',
    own: 'Este registro se lleva para la organización en este servidor.',
  },
  encoded: 'Lo que está codificado',
  unverified: 'Lo que no está verificado',
  leftOut: 'Lo que falta',
  charter: 'La carta como datos',
  acts: (n: number) => few(n, 'acto'),
  statements: (n: number) => few(n, 'declaración', 'declaraciones'),
  sources: (n: number) => few(n, 'fuente'),
  bodies: (n: number) => few(n, 'órgano'),
  decisions: (n: number, rolls: number) => `${few(n, 'decisión', 'decisiones')}, ${rolls} con votación`,
  where: 'Fuentes y licencia',
  keeper: 'Quién lo lleva',
  origin: 'Origen del registro',
  key: 'Clave del diario',
  seat: 'Sede y huso horario',
  errors: 'Un error',
  contact: 'Contacto',
}
