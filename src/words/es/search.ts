/** What the search pages say, in Spanish. */
import type { SearchWords } from '../en/search.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const search: Part<SearchWords> = {
  title: 'Búsqueda',
  titleOf: (query: string) => `Búsqueda: ${query}`,
  description: (name: string) => `Búsqueda en el registro: ${name}.`,
  everywhere: 'Buscar en todos los registros',
  label: 'Buscar en el registro',
  labelAll: 'Buscar en todos los registros',
  button: 'Buscar',
  hint: 'Palabras, nombres, signaturas o una fecha. Los acentos y las mayúsculas no importan; el cirílico puede escribirse en letras latinas.',
  found: (n: number) => countIn('es', n, { one: '# resultado', other: '# resultados' }),
  nothing: (query: string) => `Nada en el registro contiene «${query}».`,
  instead: 'Quizá quiso decir:',
  onDate: (date: string) => `Miembros al ${date}`,
  happenedOn: (date: string) => `Resumen al ${date}`,
  partly: (waiting: number) =>
    `El índice aún se está haciendo; le faltan ${countIn('es', waiting, { one: '# acto', other: '# actos' })}.`,
  without: 'Sin esta elección',
  type: 'Clase',
  body: 'Órgano',
  party: 'Parte',
  year: 'Año',
  organisation: 'Organización',
  all: 'Todos',
  others: 'En todos los registros',
  kinds: {
    member: 'Miembros',
    body: 'Órganos',
    rule: 'Reglas',
    decision: 'Decisiones',
    statement: 'Declaraciones',
    meeting: 'Reuniones',
    operation: 'Operaciones',
    text: 'Textos',
    source: 'Fuentes',
    act: 'Otros actos',
  },
  one: {
    member: 'Miembro',
    body: 'Órgano',
    rule: 'Regla',
    decision: 'Decisión',
    statement: 'Declaración',
    meeting: 'Reunión',
    operation: 'Operación',
    text: 'Texto',
    source: 'Fuente',
    act: 'Acto',
  },
}
