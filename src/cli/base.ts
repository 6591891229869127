/** `--base URL`: the scheme and host that addresses in data begin with. */
import { EXIT, Stop, text } from './io.ts'

/** The base without a slash at its end; undefined where none is given, and ends with usage where it is no address of the web. */
export function baseOf(values: Record<string, string | boolean | undefined>): string | undefined {
  const base = text(values, 'base')
  if (base !== undefined && (!/^https?:/.test(base) || !URL.canParse(base) || /[?#]|\/$/.test(base)))
    throw new Stop(EXIT.usage, '--base https://records.example.org')
  return base
}
