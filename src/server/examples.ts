/** What the examples of the description name on this server: things that are on a record here. */
import { eventAt } from '../formats/published.ts'
import { refOf } from '../site/facts.ts'
import type { Shown } from '../site/view.ts'
import type { Examples } from './openapi.ts'

/** How many acts of a record are looked at. */
const LOOKED = 2_000

/** Examples of the first organisation that has decided something among its first acts; else of the first one. */
export function examplesOf(orgs: readonly Shown[]): Examples {
  const found = orgs.map(examplesIn)
  return (
    found.find(({ decision }) => decision !== undefined) ??
    found[0] ?? { org: 'org', at: 1, body: 'body', party: 'AAA' }
  )
}

function examplesIn({ code, reading }: Shown): Examples {
  const parties = new Set<string>()
  let [topic, decision, operation, meeting] = [] as (string | undefined)[]
  for (let position = 0; position < Math.min(LOOKED, reading.size ?? 0); position += 1) {
    const event = eventAt(reading, position)
    if (!event) continue
    const body = event.body as { topics?: readonly string[]; operation?: string; code?: string }
    if ('party' in event.by && parties.size < 2) parties.add(event.by.party)
    topic ??= body.topics?.[0]
    operation ??= body.operation
    if (event.kind === 'sitting.held') meeting ??= body.code
    if (event.kind === 'question.decided') decision ??= refOf(event)
  }
  const [party, other] = parties
  return {
    org: code,
    at: reading.size ?? 1,
    body: reading.charter.defaults.organ,
    party: party ?? 'AAA',
    ...(topic === undefined ? {} : { topic }),
    ...(decision === undefined ? {} : { decision }),
    ...(operation === undefined ? {} : { operation }),
    ...(meeting === undefined ? {} : { meeting }),
    ...(other === undefined ? {} : { pair: `${party}-${other}` }),
  }
}
