/** What the pages of meetings say, in Spanish. What is wanting here stands in English. */
import type { MeetingWords } from '../en/meetings.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const meetings: Part<MeetingWords> = {
  title: 'Reuniones',
  description: (name: string) =>
    `Reuniones: ${name}. Quién asistió, qué se decidió y dijo, quién se reunió al margen.`,
  lead: 'Sesiones de los órganos y encuentros de partes, las más recientes primero.',
  none: 'Ninguna reunión consta en el registro en esta fecha.',
  count: (n: number) => countIn('es', n, { one: '# reunión', other: '# reuniones' }),
  meeting: 'Reunión',
  who: 'Órgano o partes',
  decisions: 'Decisiones',
  statements: 'Declaraciones',
  margins: 'Al margen',
  about: 'La reunión',
  date: 'Fecha',
  lastDay: 'Último día',
  opens: 'Apertura',
  convened: 'Anunciada',
  chair: 'En la presidencia ese día',
  host: 'Anfitrión',
  present: 'Presentes',
  absent: 'No representados',
  notSaid: 'Las fuentes vistas no dicen quién asistió.',
  decided: 'Decidido en esta reunión',
  nothingDecided: 'Ninguna decisión de esta reunión consta en el registro.',
  said: 'Dicho en esta reunión',
  nothingSaid: 'Ninguna declaración en esta reunión consta en el registro.',
  marginsHeading: 'Encuentros al margen',
  noMargins: 'Ningún encuentro al margen consta en el registro.',
  account: (party: string) => `Versión de: ${party}`,
  accountsHeading: 'Lo que cada lado dijo de ella',
  accountsNote: 'La versión de cada lado consta por separado. Donde falta, no se ha encontrado.',
  noAccount: 'Ninguna versión de este lado consta en el registro.',
  others: 'Otros',
  sources: 'Fuentes',
  otherwise: 'Lo que dan otras fuentes',
}
