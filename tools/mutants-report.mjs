// What `npm run mutate` says at its end: each change that no test notices and `tests/mutants.md` does not explain, and the score.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

const LIST = 'tests/mutants.md'

/** The survivors without a reason, the reasons without a survivor, and the score of each folder. */
export function report(mutants, made, homes) {
  const reasons = reasonsIn(fs.readFileSync(join(root, LIST), 'utf8'))
  const alive = mutants.filter(({ by }) => by === null)
  for (const { file, line, name } of alive.filter(({ name }) => !reasons.has(name)))
    console.log(`${file}:${line}\n- ${name}`)
  const names = new Set(alive.map(({ name }) => name))
  const files = new Set(made.map(({ file }) => file.slice('src/core/'.length)))
  const untried = new Set(made.filter((one) => !mutants.includes(one)).map(({ name }) => name))
  for (const name of reasons)
    if (!names.has(name) && !untried.has(name) && files.has(name.split(',', 1)[0]))
      console.log(`${LIST} explains what is noticed, or is not made: ${name}`)
  for (const home of homes) {
    const [all, tried] = [made, mutants].map((of) => of.filter(({ file }) => file.startsWith(`${home}/`)))
    const survivors = tried.filter(({ by }) => by === null)
    const explained = survivors.filter(({ name }) => reasons.has(name)).length
    const noticed = tried.length - survivors.length
    const share = ((100 * noticed) / tried.length).toFixed(1)
    console.log(
      `${home}: ${tried.length} of ${all.length} changes tried, ${noticed} noticed (${share} %), ${explained} explained, ${survivors.length - explained} left`,
    )
  }
}

/** What the list explains: each line names one change, and its reason follows or stands in the paragraph above. */
function reasonsIn(text) {
  return new Set([...text.matchAll(/^- (\S+, `.*` becomes `.*`)(?:: \S.*)?$/gm)].map(([, name]) => name))
}
