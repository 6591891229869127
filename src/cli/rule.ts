/**
 * `chancery rule ORG --state FILE --act FILE --on DATE|INSTANT`: is this act in order in this situation? The state's acts
 * are performed on top of the chronicle of that day; writes nothing.
 */
import type { Read } from '../core/faults.ts'
import { readJson } from '../core/json-text.ts'
import { readShort, readShorts, rulingAnswer, tryAct } from '../store/trial.ts'
import { sayReason } from '../words/reasons.ts'
import { readText } from './decide.ts'
import { EXIT, faulty, json, langOf, momentOption, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'

export function rule(io: Io): number {
  const { values, words } = options(io, {
    state: { type: 'string' },
    act: { type: 'string' },
    on: { type: 'string' },
  })
  const lang = langOf(values)
  const reading = readingOf(io, words[0], values)
  const moment = momentOption(values, 'on') ?? io.now()
  const actFile = text(values, 'act')
  if (actFile === undefined) throw new Stop(EXIT.usage, '--act FILE')
  const stateFile = text(values, 'state')
  const state =
    stateFile === undefined
      ? { ok: true as const, value: [] }
      : fromFile(stateFile, (value) => readShorts(value, stateFile))
  const act = fromFile(actFile, (value) => readShort(value, actFile))
  if (!state.ok || !act.ok)
    throw faulty(lang, [...(state.ok ? [] : state.faults), ...(act.ok ? [] : act.faults)])
  const tried = tryAct(reading, state.value, act.value, moment)
  if ('before' in tried) {
    const why = tried.reasons.map((reason) => sayReason(lang, reason)).join(' ')
    throw new Stop(EXIT.usage, `${stateFile}: /${tried.before} (${tried.type}): ${why}`)
  }
  const { ruling } = tried
  if (values['json'] === true) json(io, rulingAnswer(reading, ruling))
  else if (ruling.inOrder) {
    const { inOrder, warnings } = wordsFor(io)
    const said = ruling.effects.flatMap(({ effect, clause }) => {
      const warning = warnings[effect]
      return warning === undefined ? [] : [clause === undefined ? warning : `${warning} (${clause})`]
    })
    io.out(`${[inOrder, ...said].join('\n')}\n`)
  } else io.out(`${ruling.reasons.map((reason) => sayReason(lang, reason)).join('\n')}\n`)
  return ruling.inOrder ? EXIT.ok : EXIT.outOfOrder
}

function fromFile<T>(file: string, read: (value: unknown) => Read<T>): Read<T> {
  const json = readJson(readText(file), file)
  return json.ok ? read(json.value) : json
}
