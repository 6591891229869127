/** On what the record rests: every source, what cites it, and what sources say otherwise. */
import { sourcesIn } from '../published.ts'
import { table } from './table.ts'

/** Every source, and how it was seen: `text`, `excerpt`, `secondhand` or `memory`. */
export const sources = table(
  'sources',
  {
    source: 'text',
    title: 'text',
    author: 'text',
    publisher: 'text',
    date: 'text',
    locator: 'text',
    href: 'text',
    seen: 'text',
    via: 'text',
    read: 'text',
  },
  ['source'],
  function* (from) {
    for (const [source, { title, author, publisher, date, locator, href, seen, via, read }] of sourcesIn(
      from,
    ))
      yield { source, title, author, publisher, date, locator, href, seen, via, read }
  },
)

/** Which event rests on which source; of a claim beside the record, also which sources are on the record's side. */
export const citations = table(
  'citations',
  { act: 'number', source: 'text', side: 'text' },
  ['act', 'source', 'side'],
  function* (from) {
    for (const event of from.events()) {
      const claims = event.kind === 'claim.noted'
      for (const source of new Set(event.sources))
        yield { act: event.act, source, side: claims ? 'otherwise' : 'rests' }
      for (const source of new Set(event.against)) yield { act: event.act, source, side: 'record' }
    }
  },
)

/** What a source says otherwise than the event that the record holds. */
export const claims = table(
  'claims',
  {
    act: 'number',
    number: 'number',
    source: 'text',
    party: 'text',
    status: 'text',
    from: 'text',
    until: 'text',
    effect: 'text',
    says: 'text',
  },
  ['act', 'number'],
  function* (from) {
    for (const { act, claims: all } of from.events())
      for (const [index, { source, party, status, from: first, until, effect, says }] of all.entries())
        yield {
          act,
          number: index + 1,
          source,
          party,
          status,
          from: first,
          until,
          effect,
          says: says && JSON.stringify(says),
        }
  },
)
