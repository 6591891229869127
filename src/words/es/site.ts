/** What the public pages say, in Spanish. What is wanting here stands in English. */
import type { SiteWords } from '../en/site.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const acts = (n: number): string => countIn('es', n, { one: '# acto', other: '# actos' })
const members = (n: number): string => countIn('es', n, { one: '# miembro', other: '# miembros' })
const parties = (n: number): string => countIn('es', n, { one: '# parte', other: '# partes' })

export const site: Part<SiteWords> = {
  brand: 'Chancery',
  skip: 'Ir al contenido',
  mainNavigation: 'Secciones',
  languages: 'Idioma',
  nav: {
    overview: 'Resumen',
    members: 'Miembros',
    bodies: 'Órganos',
    meetings: 'Reuniones',
    decisions: 'Decisiones',
    texts: 'Textos',
    analysis: 'Análisis',
    operations: 'Operaciones',
    statements: 'Declaraciones',
    sources: 'Fuentes',
    record: 'Registro',
  },
  banner: {
    example: 'Ejemplo tomado de fuentes publicadas. Este no es el sitio de la organización.',
    demonstration: 'Demostración con miembros ficticios. Nada de esto ocurrió.',
  },
  asOf: {
    on: (date: string) => `Se muestra la organización tal como era en esta fecha: ${date}.`,
    known: (date: string) => `Se muestra solo lo que se conocía en esta fecha: ${date}.`,
    at: (act: number) =>
      `Se muestra solo el comienzo del registro (${acts(act)}); los actos posteriores se omiten.`,
    today: 'Mostrar hoy',
  },
  footer: {
    cite: 'Citar esta página',
    state: (page: string, act: number) => `${page}. Estado del registro después de ${acts(act)}.`,
    known: (date: string) => `conocido al ${date}`,
    recorded: (when: string) => `Asentado: ${when}.`,
    root: (digest: string) => `Raíz del registro: ${digest}`,
    permanent: 'Enlace permanente',
    data: 'Datos',
    about: 'Acerca de',
    howToVerify: 'Cómo comprobar este registro',
    allOrganisations: 'Todas las organizaciones',
    conformance: 'Casos de conformidad',
    unread: 'Lo que nadie leyó en el texto',
    charter: 'La carta como datos',
  },
  formats: { json: 'JSON', csv: 'CSV', record: 'Todo el registro en un archivo' },
  dateForm: { label: 'Mostrar la fecha', button: 'Mostrar', today: 'Hoy' },
  status: {
    member: 'Miembro',
    signatory: 'Signatario',
    observer: 'Observador',
    partner: 'Socio',
    suspended: 'Suspendido',
    former: 'Antiguo miembro',
  },
  position: {
    yes: 'A favor',
    no: 'En contra',
    abstain: 'Abstención',
    absent: 'Ausente',
    'not-participating': 'No participó',
    'not-voted': 'No votó',
    objection: 'Objeción',
    reservation: 'Reserva',
    silent: 'Silencio',
  },
  outcome: {
    adopted: 'Aprobada',
    'not-adopted': 'No aprobada',
    open: 'En curso',
    'out-of-order': 'Improcedente',
    'needs-parameter': 'La carta no lo dice',
  },
  seen: {
    text: 'Leído en el texto',
    excerpt: 'Visto solo en extracto',
    secondhand: 'Según otra fuente',
    memory: 'Sin verificar: no se abrió ninguna fuente',
  },
  timeline: {
    heading: 'Quién era miembro y cuándo',
    key: {
      member: 'Miembro',
      left: 'Miembro que se retiró después',
      signatory: 'Firmado, aún no en vigor',
      suspended: 'Suspendido',
      observer: 'Observador',
      partner: 'Socio',
    },
    cursor: (date: string, n: number) => `${date}: ${members(n)}`,
    sentence: (from: string, today: string, n: number, ever: number) =>
      `Del ${from} al ${today}: ${members(n)} el último día, ${parties(ever)} en total. El cuadro da las mismas fechas.`,
    until: 'al',
  },
}
