/** What the scripts of live pages say, from the dictionaries. */
import { unmarked } from './fallback.ts'
import { words, type Lang } from './index.ts'
import type { Forms, LiveScript } from './live-script.ts'

const made = new Map<Lang, LiveScript>()

/** The sentences of a language as data for scripts. */
export function liveScript(lang: Lang): LiveScript {
  const known = made.get(lang)
  if (known) return known
  const { live: w, operations } = words(lang)
  const { days, hours, minutes } = operations.time
  const script: LiveScript = {
    lang,
    days: formsOf(lang, days),
    hours: formsOf(lang, hours),
    minutes: formsOf(lang, minutes),
    seconds: formsOf(lang, w.seconds),
    newActs: formsOf(lang, w.newActs),
    left: unmarked(w.left('%')),
    over: unmarked(w.over),
    live: unmarked(w.on),
    connecting: unmarked(w.connecting),
    paused: unmarked(w.paused),
    heard: unmarked(w.heard('%')),
    offline: unmarked(w.offline),
    kept: unmarked(w.kept),
    failed: unmarked(w.failed),
  }
  made.set(lang, script)
  return script
}

/** The forms that a sentence takes in a language, found by asking for numbers of each. */
export function formsOf(lang: Lang, say: (n: number) => string): Forms {
  const rules = new Intl.PluralRules(lang)
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {}
  for (let n = 0; n <= 120; n++) forms[rules.select(n)] ??= unmarked(say(n)).replace(String(n), '#')
  return { ...forms, other: forms.other ?? forms.many ?? '#' }
}
