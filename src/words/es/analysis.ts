/** What the pages of voting power and agreement say, in Spanish. The command line speaks English and Russian. */
import type { AnalysisWords } from '../en/analysis.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const decisions = (count: number): string =>
  countIn('es', count, { one: '# decisión', other: '# decisiones' })
const pairs = (count: number): string => countIn('es', count, { one: '# par', other: '# pares' })
const members = (count: number): string => countIn('es', count, { one: '# miembro', other: '# miembros' })

export const analysis: Part<AnalysisWords> = {
  wins: (players: number, winning: string, coalitions: string) =>
    `${countIn('es', players, { one: '# votante', other: '# votantes' })}. De ${coalitions} conjuntos, ${winning} aprueban.`,
  powerToAct: (share: string) => `Coleman, capacidad de actuar del órgano: ${share}.`,
  exact: 'Cada cifra es exacta, o la más cercana que puede escribirse.',
  columns: {
    party: 'Parte',
    swings: 'Vuelcos',
    absolute: 'Banzhaf',
    normalised: 'Banzhaf, parte',
    shapleyShubik: 'Shapley-Shubik',
  },
  veto: 'veto',
  dummy: 'sin influencia',
  agreement: {
    title: 'Quién votó con quién',
    lead: 'Según las votaciones nominales del registro, decisión por decisión. No se muestra ningún índice donde hay pocos datos.',
    description: (name: string) =>
      `${name}: en cuántas decisiones dos miembros votaron lo mismo, con la lista de ellas.`,
    decisions: (count: number, voters: number) =>
      `${countIn('es', count, { one: '# decisión con votación nominal', other: '# decisiones con votación nominal' })}, ${countIn('es', voters, { one: '# votante', other: '# votantes' })}`,
    none: 'No consta en el registro ninguna decisión en la que votaran dos partes para esta selección.',
    method:
      'En un cuadrado, n/m: de m decisiones en que ambas votaron a favor, en contra o se abstuvieron, hicieron lo mismo en n. La ausencia y la no participación no son votos. El área del cuadrado interior es la parte.',
    few: (fewest: number) => `Con menos de ${fewest} decisiones en común no se dibuja ninguno.`,
    some: (shown: number, all: number) =>
      `Se dibujan las ${shown} que votaron más veces, de ${all}. La tabla las tiene todas.`,
    tooFew: (fewest: number) => `Ningún par votó junto en ${fewest} decisiones o más.`,
    both: (a: string, b: string) => `${a} y ${b}`,
    same: (both: string, equal: number, common: number, others: number) =>
      `${both}: lo mismo en ${equal} de ${common}${others > 0 ? ` (la misma parte: ${countIn('es', others, { one: '# par más', other: '# pares más' })})` : ''}.`,
    greatest: (same: string) => `La parte mayor. ${same}`,
    least: (same: string) => `La parte menor. ${same}`,
    pair: (equal: number, common: number, opposite: number) =>
      `Lo mismo en ${equal} de ${common}, lo opuesto en ${opposite}`,
    pairTitle: (a: string, b: string) => `${a} y ${b}: cómo votaron`,
    pairs: 'Pares',
    countPairs: pairs,
    parties: 'Las dos',
    of: (equal: number, common: number) => `${equal} de ${common}`,
    sameHead: 'Lo mismo',
    oppositeHead: 'Lo opuesto',
    besideHead: 'Una se abstuvo',
    ofParty: 'Pares de una parte',
    everybody: 'Todas',
    allOrgans: 'Todos los órganos',
    from: 'Desde',
    to: 'Hasta',
    unity: 'Unidad del conjunto de los votos',
    hix: 'Índice de acuerdo (Hix): media de (el número mayor − la mitad del resto) / todos los votos',
    rice: 'Índice de Rice: media de |a favor − en contra| / (a favor + en contra)',
    unityNote:
      'El índice de Rice deja fuera las abstenciones: donde la mitad se abstiene, dice unidad. Por eso se dan los dos. La media de Rice abarca las decisiones en que alguien votó a favor o en contra.',
    noIndex: (fewest: number) => `ninguno con menos de ${fewest}`,
    overDecisions: (count: number) => `sobre ${decisions(count)}`,
  },
  power: {
    heading: 'Poder de voto',
    title: (body: string) => `Poder de voto: ${body}`,
    description: (body: string, name: string) =>
      `${body} (${name}): cuántas veces el resultado depende de un miembro según una regla, con exactitud.`,
    matter: 'Asunto',
    stated: 'Tomado como establecido',
    notReckoned: 'No calculado',
    takesLong: (players: number) =>
      `Con ${members(players)} y estas ponderaciones hacen falta segundos, que una página no tiene. La orden:`,
    ifStated: 'Se calcula si se establece esto:',
    refused: {
      'out-of-order': 'Las reglas no permiten decidirlo ese día.',
      'needs-parameter': 'Depende de lo que la carta deja abierto o de lo que se constate en un caso.',
      'not-monotone': 'Según esta regla, un voto a favor puede hacer fracasar la cuestión.',
      'too-many-conditions': 'La regla tiene más condiciones de las que se tienen en cuenta.',
    },
    assumptions:
      'Se supone que cada miembro vota a favor o en contra; nadie se abstiene ni está ausente. Banzhaf: cada conjunto de miembros a favor es tan probable como cualquier otro. Shapley-Shubik: cada orden en que llegan a estar a favor. Lo que quieren los miembros, y cuántas veces votan juntos, no cuenta.',
    shares: 'Partes del poder',
    shapley: 'Shapley-Shubik',
    banzhaf: 'Banzhaf, parte de todos los vuelcos',
    table: 'Miembros',
    exactly: 'Como fracción',
    standing: 'Situación',
    members,
    nothingAdopts: 'Ningún conjunto de miembros aprueba nada.',
    allSame: (players: number, share: string) => `Parte de cada uno: ${share}; ${members(players)}.`,
    share: (who: string, share: string) => `${who} ${share}`,
    shareEach: (who: string, share: string) => `${who} ${share} cada uno`,
    mostAndLeast: (most: string, least: string) => `Shapley-Shubik: ${most}; ${least}.`,
  },
}
