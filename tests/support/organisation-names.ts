/** What names an organisation: used to hold that no code under src names one. */
import { parse } from 'yaml'
import { paths, textOf } from './tree.ts'

// Words of titles that say what a body is or does, or which part of the world, not which body it is.
const GENERIC = new Set(
  `academy action affairs africa african agency agreement aid alliance america american and arms arrangement asia asian
  assembly assistance association atlantic authority aviation bank board bodies body bureau central centre charter civil
  climate collective commission committee common compact commonwealth community confederation conference convention cooperation
  council countries court culture defence defense development directors economic economy education energy environment
  europe european exchange executive exercise federation food force foreign forum foundation framework free freedom fund
  general governing governors group health human income independent industrial information international joint justice
  labour law league mechanism meeting members ministers monetary mutual nations network nuclear office operation organ
  organisation organization pacific pact parliament parliamentary parties partnership peace permanent petroleum police
  power programme property protection protocol reciprocal reconstruction regional relations representatives republics
  research resources rights rules safety secretariat secretary security service settlement society stability standing
  state states statistical summit supreme system technology telecommunication territory trade transport treaty tribunal
  union united universal west world change inter for from that the this with`.split(/\s+/),
)

// Abbreviations that are also words of a language of the site, or of the code: sought only in capitals.
const HOMOGRAPHS = new Set([
  'un',
  'eu',
  'au',
  'as',
  'las',
  'who',
  'oas',
  'sco',
  'cis',
  'imo',
  'ilo',
  'itu',
  'it',
  'is',
  'no',
])

export interface Name {
  /** As the organisation's folder or charter gives it. */
  readonly name: string
  readonly pattern: RegExp
}

/** Every name, abbreviation, folder name and telling single word of the organisations, each with a pattern that finds it. */
export function organisationNames(): readonly Name[] {
  const found = new Map<string, Name>()
  const add = (name: string, inAnyCase = true): void => {
    if (!found.has(name)) found.set(name, { name, pattern: pattern(name, inAnyCase) })
  }
  for (const path of paths('organisations/*/charter.yaml')) {
    const folder = path.split('/')[1] ?? ''
    if (folder === 'parties') continue
    const charter: unknown = parse(textOf(path), { schema: 'failsafe', uniqueKeys: false })
    const short = [...strings(field(charter, 'abbreviations')), folder]
    const long = strings(field(charter, 'title'))
    for (const name of short) {
      const isHomograph = HOMOGRAPHS.has(name.toLowerCase())
      if (!GENERIC.has(name.toLowerCase())) add(isHomograph ? name.toUpperCase() : name, !isHomograph)
    }
    for (const name of long) add(name)
    // A telling word alone gives a body away too: the name of a treaty's city, of a commodity, of a region.
    for (const word of [...short, ...long].flatMap((name) => name.split(/[^\p{L}]+/u))) {
      if (/^[a-z]{4,}$/i.test(word) && !GENERIC.has(word.toLowerCase())) add(word)
    }
  }
  return [...found.values()]
}

/** The name as a whole word, however its parts are joined: by blanks, hyphens, underscores, or capitals within a name. */
function pattern(name: string, inAnyCase: boolean): RegExp {
  const parts = name.split(/[\s_-]+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const whole = parts.join('[\\s_-]*')
  const alone = `(?<![\\p{L}\\p{N}])(?${inAnyCase ? 'i' : ''}:${whole})(?![\\p{Ll}\\p{N}])`
  const within = `(?<=\\p{Ll})(?:${parts.map(capital).join('')}|${parts.join('').toUpperCase()})(?!\\p{Ll})`
  return new RegExp(`${alone}|${within}`, 'gu')
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null
    ? Object.entries(of).find(([key]) => key === name)?.[1]
    : undefined
}

/** The strings of a value: itself, of its list, or of its languages. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(strings)
  return []
}
