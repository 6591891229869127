// What `npm run mutate` says at its end: each change that no test notices and `tests/mutants.md` does not explain, and the score.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

const LIST = 'tests/mutants.md'

/** The survivors without a reason, the reasons without a survivor, and the score of each folder. */
export function report(mutants, sources, homes) {
  const reasons = reasonsIn(fs.readFileSync(join(root, LIST), 'utf8'))
  const alive = mutants.filter(({ by }) => by === null)
  for (const { file, line, name } of alive.filter(({ name }) => !reasons.has(name)))
    console.log(`${file}:${line}\n- ${name}`)
  const names = new Set(alive.map(({ name }) => name))
  for (const name of reasons)
    if (!names.has(name) && sources.some((file) => name.startsWith(`${file.slice('src/core/'.length)}, `)))
      console.log(`${LIST} explains what is noticed, or is not made: ${name}`)
  for (const home of homes) {
    const tried = mutants.filter(({ file }) => file.startsWith(`${home}/`))
    if (tried.length === 0) continue
    const survivors = tried.filter(({ by }) => by === null)
    const explained = survivors.filter(({ name }) => reasons.has(name)).length
    const noticed = tried.length - survivors.length
    const share = ((100 * noticed) / tried.length).toFixed(1)
    console.log(
      `${home}: ${tried.length} tried, ${noticed} noticed (${share} %), ${explained} explained, ${survivors.length - explained} left`,
    )
  }
}

/** What the list explains: each line names one change, and its reason follows or stands in the paragraph above. */
function reasonsIn(text) {
  return new Set([...text.matchAll(/^- (\S+, `.*` becomes `.*`)(?:: \S.*)?$/gm)].map(([, name]) => name))
}
