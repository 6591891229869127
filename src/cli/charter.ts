/** `chancery charter check|explain|diff|try`: what a charter says, what may be wrong with it, and what another would have said. */
import { EXIT, Stop, wordsFor, type Io } from './io.ts'

const VERBS: Readonly<Record<string, () => Promise<(io: Io) => number | Promise<number>>>> = {
  check: async () => (await import('./charter-check.ts')).charterCheck,
  explain: async () => (await import('./charter-explain.ts')).charterExplain,
  diff: async () => (await import('./charter-diff.ts')).charterDiff,
  try: async () => (await import('./charter-try.ts')).charterTry,
}

export async function charter(io: Io): Promise<number> {
  const [verb, ...args] = io.args
  const load = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (!load) throw new Stop(EXIT.usage, wordsFor(io).charterVerbs(Object.keys(VERBS).join(' | ')))
  return (await load())({ ...io, args })
}
