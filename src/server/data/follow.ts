/** What one follows: the log as a change feed, feeds of events, calendars. */
import { actLines } from '../../formats/acts-jsonl.ts'
import { atom, type Feed } from '../../formats/atom.ts'
import { feedIndex, newestFirst } from '../../formats/feed-index.ts'
import { icalendar } from '../../formats/icalendar.ts'
import { publicEntry } from '../../formats/published.ts'
import {
  AT,
  numbers,
  paged,
  type Asked,
  type Endpoint,
  type Given,
  type Parameter,
  type Wrong,
} from './endpoint.ts'
import { questionCalendar } from './question-calendar.ts'

const ACTS = paged(1000, 100)
const BEFORE: Parameter = {
  name: 'before',
  says: 'Only what stands on the log before this position: the cursor that the page before gives',
  schema: { type: 'integer', minimum: 0 },
  example: 3,
}

export const follow: readonly Endpoint[] = [
  {
    path: '/acts.json',
    says: 'The log as a change feed: the acts after those that the reader has, and the cursor for the next time',
    media: 'application/json',
    query: ACTS,
    schema: {
      type: 'object',
      required: ['organisation', 'size', 'after', 'acts', 'next'],
      properties: {
        organisation: { type: 'string' },
        origin: { type: 'string' },
        size: { type: 'integer' },
        root: { type: 'string' },
        after: { type: 'integer' },
        acts: {
          type: 'array',
          items: {
            type: 'object',
            required: ['position', 'act', 'evidence', 'received'],
            properties: {
              position: { type: 'integer' },
              act: { type: 'object' },
              evidence: { type: 'array' },
              received: { type: 'string', format: 'date-time' },
            },
          },
        },
        next: { type: 'string', description: 'Where the acts after these are, now or once there are some' },
        more: { type: 'boolean', description: 'True where there are some now' },
      },
    },
    answer: changes,
  },
  {
    path: '/acts.jsonl',
    says: 'Every act on a line of its own, in the order of the log',
    media: 'application/jsonl',
    query: [AT],
    answer: ({ from }) => ({ body: actLines(from) }),
  },
  {
    path: '/feed.atom',
    says: 'The newest events',
    media: 'application/atom+xml; charset=utf-8',
    query: [BEFORE],
    answer: (asked) => feed(asked, asked.names.organisation, '', '', undefined),
  },
  {
    path: '/bodies/{body}/feed.atom',
    says: 'The newest events of a body',
    media: 'application/atom+xml; charset=utf-8',
    query: [BEFORE],
    answer(asked) {
      const { from, path, names } = asked
      const organ = path['body'] ?? ''
      if (!Object.hasOwn(from.charter.organs, organ)) return undefined
      return feed(
        asked,
        names.organ(organ),
        `/bodies/${organ}`,
        `/bodies/${organ}`,
        feedIndex(from).organs.get(organ) ?? [],
      )
    },
  },
  {
    path: '/members/{party}/feed.atom',
    says: 'The newest events of a party',
    media: 'application/atom+xml; charset=utf-8',
    query: [BEFORE],
    answer(asked) {
      const { from, path, names } = asked
      const party = path['party'] ?? ''
      const found = feedIndex(from).parties.get(party)
      return (
        found && feed(asked, names.party(party as never), `/members/${party}`, `/members/${party}`, found)
      )
    },
  },
  {
    path: '/topics/{topic}/feed.atom',
    says: 'The newest statements on a topic',
    media: 'application/atom+xml; charset=utf-8',
    query: [BEFORE],
    answer(asked) {
      const topic = asked.path['topic'] ?? ''
      const found = feedIndex(asked.from).topics.get(topic)
      return found && feed(asked, topic, '/statements', `/topics/${topic}`, found)
    },
  },
  {
    path: '/calendar.ics',
    says: 'Meetings and deadlines (RFC 5545), times in UTC',
    media: 'text/calendar; charset=utf-8',
    answer: ({ from, place, names }) => ({ body: icalendar(from, place, names) }),
  },
  {
    path: '/decisions/{decision}.ics',
    says: 'The deadline of a question, or the day of a decision that had none, to be taken into a calendar',
    media: 'text/calendar; charset=utf-8',
    answer(asked) {
      const body = questionCalendar(asked, asked.path['decision'] ?? '')
      return body === undefined ? undefined : { body }
    },
  },
  {
    path: '/bodies/{body}/calendar.ics',
    says: 'Meetings and deadlines of a body',
    media: 'text/calendar; charset=utf-8',
    answer({ from, place, names, path }) {
      const organ = path['body'] ?? ''
      if (!Object.hasOwn(from.charter.organs, organ)) return undefined
      return { body: icalendar(from, place, names, organ) }
    },
  },
]

function changes({ from, query, place }: Asked): Given | Wrong {
  const given = numbers(query, ACTS)
  if ('wrong' in given) return given as Wrong
  const [after, limit, size] = [given['after'] ?? 0, given['limit'] ?? 100, from.size ?? 0]
  const acts: object[] = []
  let position = after
  for (; position < size && acts.length < limit; position += 1) {
    const entry = publicEntry(from, position)
    if (entry) acts.push({ position, ...entry })
  }
  const more = position < size
  const next = `/${place.organisation}/acts.json?after=${position}&limit=${limit}`
  const { origin, root } = from.head ?? {}
  const found = { organisation: place.organisation, origin, size, root, after, acts, next, more }
  return { body: `${JSON.stringify(found)}\n`, headers: { link: `<${next}>; rel="next"` } }
}

function feed(
  { from, place, names, query }: Asked,
  title: string,
  page: string,
  below: string,
  positions: readonly number[] | undefined,
): Given | Wrong {
  const given = numbers(query, [BEFORE])
  if ('wrong' in given) return given as Wrong
  const before = given['before']
  const of: Feed = {
    title: names.titles.feed(title),
    page,
    self: `${below}/feed.atom`,
    positions: newestFirst(Math.min(from.size ?? 0, before ?? Infinity), positions),
  }
  return { body: atom(from, place, names, of, before) }
}
