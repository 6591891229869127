/** The command `chancery`. Each command is one file, loaded when it is named. Codes of exit are those of the contract. */
import { once } from 'node:events'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { instantOf } from '../core/time.ts'
import { EXIT, stopOf, wordsFor, type Io } from './io.ts'

type Command = (io: Io) => number | Promise<number>

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  members: async () => (await import('./members.ts')).members,
  decide: async () => (await import('./decide.ts')).decide,
  rule: async () => (await import('./rule.ts')).rule,
  whatif: async () => (await import('./what-if.ts')).whatIf,
  rollcall: async () => (await import('./rollcall.ts')).rollcall,
  power: async () => (await import('./power.ts')).power,
  agreement: async () => (await import('./agreement.ts')).agreement,
  charter: async () => (await import('./charter.ts')).charter,
  verify: async () => (await import('./verify.ts')).verify,
  export: async () => (await import('./export.ts')).exportRecord,
  import: async () => (await import('./import.ts')).importRecord,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
  init: async () => (await import('./init.ts')).init,
  invite: async () => (await import('./invite.ts')).invite,
  enrol: async () => (await import('./enrol.ts')).enrol,
  serve: async () => (await import('./serve.ts')).serve,
  rotate: async () => (await import('./rotate.ts')).rotate,
  proof: async () => (await import('./proof.ts')).proof,
  witness: async () => (await import('./witness.ts')).witness,
}

const USAGE = `chancery members ORG [--on DATE] [--known DATE] [--at N] [--all] [--json]
chancery decide ORG [--organ ORGAN] [--matter MATTER] [--on DATE] --positions FILE [--explain] [--lang en|ru] [--json]
chancery decide --batch FILE --json
chancery rule ORG [--state FILE] --act FILE --on DATE|INSTANT [--json]
chancery whatif ORG QUESTION [--set ALD=no ...] [--all POSITION] [--fact NAME=VALUE ...] [--on DATE] [--json]
chancery rollcall ORG FILE.csv[.gz] [--strict] [--json]
chancery power ORG [--organ ORGAN] [--matter MATTER] [--on DATE] [--facts FILE] [--indices LIST] [--lang en|ru] [--json]
chancery power --weights FILE.csv --more-than|--at-least FRACTION [--indices LIST] [--lang en|ru] [--json]
chancery agreement FILE.csv[.gz] [--group A,B,...] [--from DATE] [--to DATE] [--lang en|ru] [--json]
chancery charter check ORG|PATH [--lang en|ru] [--json]
chancery charter explain ORG|PATH [--organ ORGAN] [--matter MATTER] [--on DATE] [--lang en|ru] [--json]
chancery charter diff A B | ORG --from DATE --to DATE [--lang en|ru] [--json]
chancery charter try ORG --charter FILE|FOLDER [FILE.csv | record] [--lang en|ru] [--json]
chancery verify PATH|URL|ORG [--only bytes|signatures|rulings] [--against PATH|URL|NOTE] [--json]
chancery export ORG --format record|jsonl|csv|sqlite|oparl|popolo|akn|ical|atom|tiles [--table TABLE] [--base URL] --out PATH
chancery import record PATH [--into DIR | --database URL]
chancery backup ORG|DIR --out FILE [--keys FILE]
chancery restore FILE --into DIR [--keys FILE]
chancery doctor DIR [--lang en|ru] [--json]
chancery rehearse ORG --rules N | --charter FILE|FOLDER [--lang en|ru] [--json]
chancery init DIR --charter FILE|FOLDER [--database URL] [--simulated] [--json]
chancery invite ORG --office OFFICE|--party PARTY [--name NAME] [--base URL] [--database URL] [--json]
chancery enrol ORG [CODE] [--base URL] [--database URL] [--lang en|ru] [--json]
chancery rotate ORG HOLDER [--lang en|ru] [--json]
chancery proof ORG POSITION [--out FILE]
chancery proof verify FILE [--policy FILE | --log-key KEY] [--json]
chancery serve [--data DIR] [--port 8080] [--examples | --database URL] [--witnesses FILE] [--checkpoints DIR] [--base URL] [--mail FILE] [--oidc FILE]
chancery witness --new-key --name NAME --key FILE [--json]
chancery witness --name NAME --key FILE --state DIR --log-key KEY | --logs FILE [--port 7380]

ORG is a folder under organisations/, the path of such a folder, or a data folder made by chancery init.
Exit: 0 ok, 1 unexpected, 2 usage or unreadable input, 3 not found, 4 not allowed, 5 not in order,
6 record does not verify, 7 conflict, 8 unavailable. whatif: 0 would be adopted, 10 would not.
`

/** Runs one command. The clock is read here and in the store, nowhere within. */
export async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  const { args, data } = dataOption(rest)
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const io: Io = {
    args,
    out: (text) => void process.stdout.write(text),
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
    },
    say: (text) => void process.stderr.write(text),
    library: { organisations: join(root, 'organisations'), data: resolve(data ?? '.chancery') },
    now: () => instantOf(Math.floor(Date.now() / 1000)),
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    const asked = name === undefined || name === 'help' || name === '--help'
    ;(asked && name !== undefined ? io.out : io.say)(USAGE)
    return asked && name !== undefined ? EXIT.ok : EXIT.usage
  }
  if (args.includes('--help')) {
    io.out(USAGE)
    return EXIT.ok
  }
  try {
    const command = await load()
    return await command(io)
  } catch (error) {
    const stop = stopOf(error, wordsFor(io))
    if (!stop) throw error
    io.say(`${stop.message}\n`)
    return stop.code
  }
}

/** `--data DIR` goes for every command. */
function dataOption(words: readonly string[]): { args: readonly string[]; data?: string } {
  const at = words.findIndex((word) => word === '--data' || word.startsWith('--data='))
  if (at < 0) return { args: words }
  const word = words[at] as string
  const data = word === '--data' ? words[at + 1] : word.slice('--data='.length)
  const args = [...words.slice(0, at), ...words.slice(at + (word === '--data' ? 2 : 1))]
  return data === undefined ? { args: words } : { args, data }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader such as `head` has had enough.
  if (error.code === 'EPIPE') process.exit(EXIT.ok)
  throw error
})
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.unexpected
})
