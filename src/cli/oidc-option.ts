/** `--oidc FILE` or CHANCERY_OIDC: the ministries' sign-in that the server takes. `docs/signing-in.md` shows a file. */
import { readProviders, type Providers } from '../server/oidc-settings.ts'
import { readTextFile } from '../store/text-file.ts'
import { faulty, langOf, text } from './io.ts'

/** The settings in the file; none where none is given. Ends with every fault of the file, by line. */
export function providersOption(values: Record<string, string | boolean | undefined>): Providers {
  const file = text(values, 'oidc') ?? process.env['CHANCERY_OIDC']
  if (file === undefined || file === '') return {}
  const read = readTextFile(file, file)
  if (!read.ok) throw faulty(langOf(values), read.faults)
  const providers = readProviders(read.value.text, file)
  if (!providers.ok) throw faulty(langOf(values), providers.faults)
  return providers.value
}
