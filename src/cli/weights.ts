/** A table of weights that a command reads: who weighs how much, in exact decimals. */
import { shown, type Fault, type Read } from '../core/faults.ts'
import type { Share } from '../core/share.ts'
import { own } from './rolls.ts'
import { EXIT, Stop, wordsFor, type Io } from './io.ts'
import { readTable } from './table.ts'

/** Parties with their weights, all in the same whole unit: the smallest place of a decimal in the file. */
export interface Weights {
  readonly parties: readonly string[]
  readonly weights: readonly bigint[]
}

const COLUMNS = ['party', 'weight']
const DECIMAL = /^(\d{1,40})(?:\.(\d{1,40}))?$/
/** More parties than there are states and shareholders of any organisation that votes. */
const MOST_PARTIES = 10_000
const MOST_FAULTS = 1000

/** The weights of a file; or every fault, up to a thousand, with its line. */
export async function readWeights(io: Io, file: string): Promise<Read<Weights>> {
  const [parties, decimals, faults] = [new Set<string>(), [] as RegExpExecArray[], [] as Fault[]]
  await readTable(io, file, COLUMNS, ({ values, line, fields, fits, sound }) => {
    const [party = '', weight = ''] = values
    const fault = (code: Fault['code'], found: string, right?: string): void => {
      if (faults.length < MOST_FAULTS)
        faults.push({ code, file, line, found: shown(found), ...(right === undefined ? {} : { right }) })
    }
    if (!sound || !fits) return fault('wrong-form', `${fields}`, COLUMNS.join(','))
    if (party === '') fault('missing', '', 'party')
    else if (parties.has(party)) fault('duplicate', party)
    const match = DECIMAL.exec(weight)
    if (!match) fault('wrong-form', weight, '12 | 12.5')
    if (parties.size === MOST_PARTIES) throw new Stop(EXIT.usage, wordsFor(io).holdsTooMuch(file, line))
    parties.add(own(party))
    if (match) decimals.push(match)
  })
  if (faults.length === 0 && parties.size === 0) faults.push({ code: 'missing', file, right: 'ARM,12' })
  const places = decimals.reduce((most, [, , part = '']) => Math.max(most, part.length), 0)
  const weights = decimals.map(([, whole, part = '']) => BigInt(`${whole}${part.padEnd(places, '0')}`))
  if (faults.length === 0 && weights.every((weight) => weight === 0n))
    faults.push({ code: 'wrong-form', file, found: '0', right: '> 0' })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { parties: [...parties], weights } }
}

const FRACTION = /^(\d{1,30})(?:\/([1-9]\d{0,29})|\.(\d{1,30}))?$/

/** The share that an option names: `1/2`, `0.65`, no more than the whole; undefined for any other text. */
export function fractionOf(text: string): Share | undefined {
  const match = FRACTION.exec(text)
  if (!match) return undefined
  const [, whole = '', under = '1', part = ''] = match
  const [num, den] = [BigInt(`${whole}${part}`), BigInt(under) * 10n ** BigInt(part.length)]
  return num > den ? undefined : { num, den }
}
