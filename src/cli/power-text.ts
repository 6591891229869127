/** Voting power as lines of text: what the game is, whether the figures are exact, and a table. */
import type { PlayerPower, Power } from '../analysis/power.ts'
import type { CitedRule } from '../core/rules/answer.ts'
import { analysisWords } from '../words/analysis.ts'
import type { Language } from '../words/language.ts'
import { printed } from './written.ts'

type Column = keyof ReturnType<typeof analysisWords>['columns']

/** The cells of a player; those of indices that were not asked for are left out. */
function cells(code: string, of: PlayerPower): readonly (readonly [Column, string])[] {
  const all: readonly (readonly [Column, string | number | undefined])[] = [
    ['party', printed(code)],
    ['swings', of.swings],
    ['absolute', of.banzhaf?.absolute],
    ['normalised', of.banzhaf?.normalised],
    ['shapleyShubik', of.shapleyShubik],
    ['prevent', of.coleman?.prevent],
    ['initiate', of.coleman?.initiate],
    ['deeganPackel', of.deeganPackel],
    ['holler', of.holler],
    ['johnston', of.johnston],
  ]
  return all.flatMap(([column, value]) =>
    value === undefined ? [] : [[column, typeof value === 'number' ? figure(value) : value] as const],
  )
}

/** Nine digits after the point, or that many that count where it is small. */
function figure(value: number): string {
  return value === 0 || value >= 0.001 ? value.toFixed(9) : value.toExponential(8)
}

/** The power of each player. */
export function powerText(lang: Language, power: Power, rule: CitedRule | undefined): string {
  const w = analysisWords(lang)
  const lines = [w.wins(power.players, power.winning, power.coalitions)]
  if (rule) lines.push(w.byRule(rule.id, rule.clause, rule.inForce))
  if (power.powerToAct !== undefined) lines.push(w.powerToAct(power.powerToAct.toFixed(9)))
  if (power.minimalWinning !== undefined) lines.push(w.minimalWinning(power.minimalWinning))
  lines.push(power.exact ? w.exact : w.inexact(power.inexact?.join(', ') ?? '', `${power.error}`))
  const rows = Object.entries(power.parties).map(([code, of]) => cells(code, of))
  const columns = (rows[0] ?? []).map(([column]) => column)
  const widths = columns.map((column, place) =>
    Math.max(w.columns[column].length, ...rows.map((row) => row[place]![1].length)),
  )
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, place) => (place === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[place]!)))
      .join('  ')
  lines.push(line(columns.map((column) => w.columns[column])))
  Object.values(power.parties).forEach(({ veto, dummy }, place) => {
    const mark = veto ? `  ${w.veto}` : dummy ? `  ${w.dummy}` : ''
    lines.push(line(rows[place]!.map(([, text]) => text)) + mark)
  })
  return lines.join('\n')
}
