/** What pages about all organisations say, in Spanish. What is wanting here stands in English. */
import type { AcrossWords } from '../en/across.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const few = (n: number, one: string, other = `${one}s`): string =>
  countIn('es', n, { one: `# ${one}`, other: `# ${other}` })

export const across: Part<AcrossWords> = {
  landing: {
    answers: 'A qué responde',
    who: '¿Quién era miembro en un día?',
    whoOn: (name: string, date: string) => `${name} al ${date}`,
    why: '¿Por qué se aprobó o no una decisión?',
    whyOf: (name: string, title: string) => `${name}: ${title}`,
    would: '¿Se aprobaría esto? ¿Es procedente este acto?',
    cases: (n: number) => `${few(n, 'caso')}, cada uno con su cláusula y su respuesta`,
    unread: '¿Qué reglas no leyó nadie aquí en el texto?',
    parts: (n: number) => `${few(n, 'parte')} de cartas, cada una con su fuente`,
    altered: '¿Se alteró algo desde entonces?',
    verify: 'Cómo comprobar un registro en su propia máquina',
    kinds: {
      universal: 'Universales',
      regional: 'Regionales',
      alliance: 'Alianzas',
      economic: 'Económicas y financieras',
      commodity: 'Productos básicos',
      other: 'Otras',
    },
    examples:
      'Salvo indicación en contrario, cada una es un ejemplo tomado de fuentes publicadas y no el sitio de la organización.',
    members: (n: number) => few(n, 'miembro'),
    ever: (n: number) => `${few(n, 'parte')} desde el origen`,
    years: (n: number) => `${few(n, 'año')} en el registro`,
  },
  suite: {
    title: 'Casos de conformidad',
    description: 'Casos sometidos a las reglas de organizaciones: conclusión, cláusula, respuesta, fuente.',
    lead: 'Cada caso somete cuestiones o actos a las reglas de una organización y dice qué debe resultar. Este servidor calcula las respuestas cuando hace la página.',
    organisations: 'Organización',
    all: 'Todos',
    origin: 'Origen',
    inOrder: 'Procedente',
    outOfOrder: 'Improcedente',
    positions: 'Posiciones',
    parties: 'Partes',
    rule: 'Regla',
    back: 'Todos los casos',
  },
  unread: {
    title: 'Lo que nadie leyó aquí en el texto',
    description: 'Cada parte de una carta cuya fuente no se leyó en el texto, y cómo se vio.',
    lead: 'Cada regla, procedimiento, instrumento, tabla de pesos u otra parte de una carta cita una fuente. Aquí están todas aquellas cuya fuente no se leyó en el texto mismo, en un lugar que el lector puede encontrar.',
    counts: (unread: string, of: number, organisations: number) =>
      `${unread} de ${of} que citan una fuente, en ${few(organisations, 'organización', 'organizaciones')}.`,
    parts: (n: number) => few(n, 'parte'),
    byOrganisation: 'Por organización',
    list: 'Las partes',
    all: 'Todas',
    none: 'Cada parte de estas cartas se apoya en una fuente leída en el texto.',
    ofAll: (n: number, of: number) => `${n} de ${of}`,
    noLocator: 'Leído, pero no se da ningún lugar del texto',
    columns: {
      organisation: 'Organización',
      parts: 'Partes no leídas',
      rules: 'Reglas no leídas',
      part: 'Parte',
      clause: 'Cláusula',
      source: 'Fuente',
      seen: 'Cómo se vio',
    },
    via: (source: string) => `a través de ${source}`,
    several: (n: number) => `y ${n} más`,
  },
}
