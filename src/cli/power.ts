/**
 * `chancery power ORG --organ ORGAN --matter MATTER --on DATE`, or `chancery power --weights FILE.csv --more-than 1/2`:
 * the voting power of each member, every one voting for or against. Hypothetical: it writes nothing.
 */
import { ruleGame, type RuleGame } from '../analysis/rule-game.ts'
import { weighted, type Game } from '../analysis/game.ts'
import { INDICES, powerOf, type Index, type Power } from '../analysis/power.ts'
import type { PartyId } from '../core/ids.ts'
import { cite, type CitedRule } from '../core/rules/answer.ts'
import { dayIn } from '../core/time.ts'
import { putTo, readBallots } from '../store/ask.ts'
import { analysisWords } from '../words/analysis.ts'
import { sayReason } from '../words/reasons.ts'
import { dayOption, EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'
import { powerText } from './power-text.ts'

type Values = Record<string, string | boolean | undefined>

export async function power(io: Io): Promise<number> {
  const { values, words } = options(io, {
    organ: { type: 'string' },
    matter: { type: 'string' },
    on: { type: 'string' },
    facts: { type: 'string' },
    weights: { type: 'string' },
    'more-than': { type: 'string' },
    'at-least': { type: 'string' },
    indices: { type: 'string' },
  })
  const indices = indicesOf(values)
  const file = text(values, 'weights')
  return file === undefined ? ofOrgan(io, words[0], values, indices) : ofWeights(io, file, values, indices)
}

function indicesOf(values: Values): readonly Index[] {
  const given = text(values, 'indices')
  if (given === undefined) return ['banzhaf', 'shapley-shubik']
  const named = given.split(',').map((one) => one.trim())
  const known = (one: string): one is Index => (INDICES as readonly string[]).includes(one)
  const wrong = named.filter((one) => !known(one))
  if (wrong.length > 0)
    throw faulty(
      langOf(values),
      wrong.map((found) => ({ code: 'wrong-form', pointer: '--indices', found, right: INDICES.join(',') })),
    )
  return INDICES.filter((index) => named.includes(index))
}

async function ofWeights(io: Io, file: string, values: Values, indices: readonly Index[]): Promise<number> {
  const [more, least] = [text(values, 'more-than'), text(values, 'at-least')]
  const given = more ?? least
  if (given === undefined || (more !== undefined && least !== undefined))
    throw new Stop(EXIT.usage, analysisWords(langOf(values)).oneQuota)
  const { fractionOf, readWeights } = await import('./weights.ts')
  const share = fractionOf(given)
  if (!share)
    throw faulty(langOf(values), [
      {
        code: 'wrong-form',
        pointer: more === undefined ? '--at-least' : '--more-than',
        found: given,
        right: '1/2 | 0.65',
      },
    ])
  const read = await readWeights(io, file)
  if (!read.ok) throw faulty(langOf(values), read.faults)
  const { parties, weights } = read.value
  const part = share.num * weights.reduce((sum, weight) => sum + weight, 0n)
  const game = weighted(
    parties,
    weights.map((weight) => weight * share.den),
    more === undefined ? part : part + 1n,
  )
  return answered(io, values, game, indices, {})
}

async function ofOrgan(
  io: Io,
  name: string | undefined,
  values: Values,
  indices: readonly Index[],
): Promise<number> {
  const given = dayOption(io, values, 'on')
  const reading = readingOf(io, name, values)
  const file = text(values, 'facts')
  // What reads files is loaded where there is one to read: most questions are answered before it would be.
  const ballots =
    file === undefined ? undefined : readBallots((await import('./decide.ts')).readText(file), file)
  if (ballots && !ballots.ok) throw faulty(langOf(values), ballots.faults)
  const on = given ?? dayIn(io.now(), reading.charter.seat.zone)
  const [organ, matter] = [text(values, 'organ'), text(values, 'matter')]
  const put = putTo(reading, {
    on,
    positions: new Map(),
    facts: ballots?.value.facts ?? {},
    closed: true,
    ...(organ === undefined ? {} : { organ }),
    ...(matter === undefined ? {} : { matter }),
  })
  if ('notFound' in put) throw new Stop(EXIT.notFound, wordsFor(io).noOrgan(put.notFound))
  if ('faults' in put) throw faulty(langOf(values), put.faults)
  const found = ruleGame(reading.charter, put.members, put.question)
  const about = {
    organisation: reading.charter.organisation,
    organ: put.question.organ,
    matter: put.question.matter,
    on,
    ...(found.rule ? { rule: cite(reading.charter, found.rule) } : {}),
  }
  if (!('game' in found)) return refused(io, values, found, about)
  return answered(io, values, found.game, indices, about, found.units)
}

/** What the rules refuse, or leave open, has no power to be reckoned: exit 5, with the reasons. */
function refused(
  io: Io,
  values: Values,
  { outcome, reasons }: Extract<RuleGame, { outcome: string }>,
  about: object,
): number {
  if (values['json'] === true) json(io, { ...about, outcome, reasons })
  else {
    const lang = langOf(values)
    const lines = [analysisWords(lang).refused[outcome], ...reasons.map((reason) => sayReason(lang, reason))]
    io.out(`${lines.join('\n')}\n`)
  }
  return EXIT.outOfOrder
}

function answered(
  io: Io,
  values: Values,
  game: Game,
  indices: readonly Index[],
  about: { readonly rule?: CitedRule },
  units: ReadonlyMap<string, readonly PartyId[]> = new Map(),
): number {
  const found = powerOf(game, indices)
  if ('tooLarge' in found)
    throw new Stop(
      EXIT.usage,
      analysisWords(langOf(values)).tooLarge(found.tooLarge.join(', '), game.players.length),
    )
  const power = withUnits(found.power, units)
  if (values['json'] === true) json(io, { ...about, ...power })
  else io.out(`${powerText(langOf(values), power, about.rule)}\n`)
  return EXIT.ok
}

/** Members that vote as one stand under the code of their unit, with their own. */
function withUnits(power: Power, units: ReadonlyMap<string, readonly PartyId[]>): Power {
  if (units.size === 0) return power
  const parties = Object.entries(power.parties).map(([code, of]) => {
    const members = units.get(code)
    return [code, members ? { ...of, members } : of]
  })
  return { ...power, parties: Object.fromEntries(parties) as Power['parties'] }
}
