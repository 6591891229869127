/** The file that `--mail` names: by which server letters go out, from which address, and where its secret is. */
import { dirname, resolve } from 'node:path'
import * as z from 'zod/mini'
import { faultsOf, readYaml } from '../core/reading.ts'
import type { Fault } from '../core/faults.ts'
import { mailAddress } from '../notices/addresses.ts'
import { smtp, type Smtp } from '../notices/smtp.ts'
import type { Kept } from '../server/kept.ts'
import { mailer, type Mailer } from '../server/mailer.ts'
import type { Private } from '../store/private.ts'
import { readTextFile } from '../store/text-file.ts'
import { faulty, langOf, text, type Io } from './io.ts'

const address = z
  .string()
  .check(z.refine((given) => mailAddress(given) === given, { error: 'registry@league.example' }))
const number = (least: number, most: number, example: string): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((given) => /^\d{1,5}$/.test(given) && Number(given) >= least && Number(given) <= most, {
      error: example,
    }),
  )

const schema = z.strictObject({
  host: z.string().check(z.regex(/^[A-Za-z0-9.:-]{1,253}$/, 'smtp.league.example')),
  port: number(1, 65_535, '465'),
  tls: z._default(z.enum(['implicit', 'starttls', 'none']), 'implicit'),
  user: z.optional(z.string().check(z.minLength(1))),
  /** A file whose first line is the password; beside this file where it is not absolute. */
  secret: z.optional(z.string().check(z.minLength(1))),
  from: address,
  reply: z.optional(address),
  /** Seconds for one letter. */
  timeout: z._default(number(1, 600, '60'), '60'),
  /** A file of certificates to be trusted beside those of the machine. */
  ca: z.optional(z.string().check(z.minLength(1))),
})

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** How letters go out, by the file that the option names; undefined where it is not given. */
export function mailOption(io: Io, values: Record<string, string | boolean | undefined>): Smtp | undefined {
  const file = text(values, 'mail')
  if (file === undefined) return undefined
  const fail = (faults: readonly Fault[]): Error => faulty(langOf(values), faults)
  const read = readTextFile(file, file)
  if (!read.ok) throw fail(read.faults)
  const yaml = readYaml(read.value.text, file)
  if (!yaml.ok) throw fail(yaml.faults)
  const found = schema.safeParse(yaml.value.value)
  if (!found.success) throw fail(faultsOf(found.error.issues, yaml.value))
  const { secret, ca, port, timeout, ...rest } = found.data
  const faults: Fault[] = []
  const place = (key: string): Pick<Fault, 'file' | 'line' | 'pointer'> => ({
    file,
    line: yaml.value.line([key]),
    pointer: `/${key}`,
  })
  // Anybody on the way could read letters and the password.
  if (rest.tls === 'none' && !LOOPBACK.has(rest.host))
    faults.push({ code: 'wrong-form', ...place('tls'), found: 'none', right: 'implicit, starttls' })
  if (rest.user !== undefined && secret === undefined)
    faults.push({ code: 'missing', ...place('user'), right: 'secret' })
  const beside = (name: string, key: string): string | undefined => {
    const other = readTextFile(resolve(dirname(file), name), name)
    if (other.ok) return other.value.text
    faults.push(...other.faults.map((fault) => ({ ...fault, ...place(key) })))
    return undefined
  }
  const pass = secret === undefined ? undefined : beside(secret, 'secret')?.split(/\r?\n/)[0]
  const trusted = ca === undefined ? undefined : beside(ca, 'ca')
  if (faults.length > 0) throw fail(faults)
  return {
    ...rest,
    port: Number(port),
    timeout: Number(timeout),
    ...(pass === undefined ? {} : { secret: pass }),
    ...(trusted === undefined ? {} : { ca: trusted }),
  }
}

/** Makes the letters of these records and sends them, each second what is due, apart from all else that the server does. */
export function posting(
  io: Io,
  outgoing: Smtp | undefined,
  base: string | undefined,
  records: ReadonlyMap<string, Kept>,
  tables: Private,
): Pick<Mailer, 'close'> {
  // Without a way out letters are made and shown, and no letter comes from this address.
  const registry = {
    from: outgoing?.from ?? 'registry@chancery.invalid',
    ...(base === undefined ? {} : { base }),
  }
  const mailing = mailer(() => records.values(), tables, registry, io.now, outgoing && smtp(outgoing))
  const ticking = setInterval(() => {
    mailing.round().catch((error: unknown) => io.say(`${(error as Error).message}\n`))
  }, 1000)
  return {
    close() {
      clearInterval(ticking)
      return mailing.close()
    },
  }
}
