/** What the pages of an organisation's bodies and their rules say, in Spanish. */
import type { BodyWords } from '../en/bodies.ts'
import type { Part } from '../fallback.ts'

export const bodies: Part<BodyWords> = {
  title: 'Órganos',
  lead: 'Quién integra cada órgano y por qué reglas decide, según la codificación, en la fecha pedida.',
  description: (name: string) => `Órganos, miembros, presidencia y reglas, con sus fuentes: ${name}.`,
  bodyDescription: (body: string, name: string) =>
    `${body} (${name}): miembros, presidencia y reglas, con sus fuentes.`,
  all: 'Todos los órganos, con cada regla en frases',
  on: (date: string) => `Al ${date}`,
  rulesOn: (date: string) => `Cómo decide al ${date}`,
  members: 'Miembros',
  chair: 'Presidencia',
  chairs: 'Quién presidió y cuándo',
  chairsHeld: 'Presidencias ejercidas',
  noChair: 'Ninguna en el registro en esta fecha.',
  noMembers: 'Ningún miembro en el registro en esta fecha.',
  rules: 'Reglas',
  noRules: 'Ninguna regla está en vigor en esta fecha.',
  composition: 'Composición',
  clause: 'Cláusula',
  source: 'Fuente',
  since: 'En vigor desde',
  before: 'Antes',
  nothingBefore: 'No hay codificada ninguna regla anterior.',
  after: 'Después',
  beforeRule: (rule: string, clause: string, from: string, until: string) =>
    `${rule} (${clause}), de ${from} a ${until}`,
  afterRule: (rule: string, clause: string, from: string) => `${rule} (${clause}), desde ${from}`,
  inWords: 'En los términos del archivo de la carta',
  generated: 'Según la codificación, en frases hechas de los datos',
  note: 'Nota',
  procedures: 'Procedimientos sin reunión',
  lists: 'Grupos y tablas que usan estas reglas',
  group: (name: string, from: string) => `Grupo «${name}», desde ${from}`,
  table: (name: string, from: string) => `Tabla «${name}», desde ${from}`,
  unread: 'Reglas cuya fuente no se vio en el texto',
  unreadLead: (unread: number, all: number) =>
    `${unread} de ${all} reglas se apoyan en una fuente que nadie leyó en el texto mismo. Tal regla puede ser errónea; la referencia dice cómo se vio.`,
  noneUnread: 'La fuente de cada regla se leyó en el texto.',
  ended: (date: string) => `hasta ${date}`,
}
