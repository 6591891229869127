/** The fictional league of a hundred towns with more towns, for what must hold of many members. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from './organisations.ts'

/** The code of a town. */
export function townCode(number: number): string {
  return `T${String(number).padStart(3, '0')}`
}

/** Writes the charter and the standing of a league of so many towns, at least a hundred, into a folder of its own, and names it. */
export function leagueOf(folder: string, towns: number): string {
  const path = join(folder, `league-${towns}`)
  cpSync(folderOf('hundred-towns'), path, { recursive: true })
  const more = Array.from({ length: towns - 100 }, (_, index) => index + 101)
  const write = (file: string, last: RegExp, line: (number: number) => string): void => {
    const place = join(path, file)
    const text = readFileSync(place, 'utf8')
    writeFileSync(
      place,
      text.replace(last, (found) => [found, ...more.map(line)].join('\n')),
    )
  }
  write('charter.yaml', /^ {2}T100: .*$/m, (number) => `  ${townCode(number)}: { en: Town ${number} }`)
  write(
    'standing.yaml',
    /^ {2}- \{ party: T100, .*$/m,
    (number) => `  - { party: ${townCode(number)}, status: member, since: 2000-01-01 }`,
  )
  return path
}
