/**
 * Events as an Atom feed (RFC 4287), a page of it at a time (RFC 5005), newest on the record first. Written by hand: titles
 * are `type="text"`, so that none of them is read as markup.
 */
import type { Happened } from '../core/chronicle.ts'
import { oneLine } from './isolate.ts'
import { addressOf, titleOf, uuidOf, type Names, type Place } from './names.ts'
import { eventAt, isEvent, publicEntry, type Published } from './published.ts'
import { element, xml } from './xml.ts'

/** Entries on one page of a feed. */
export const PAGE = 50

/** What a feed is of. */
export interface Feed {
  readonly title: string
  /** The page that shows the same. */
  readonly page: string
  /** The address of this feed, without the place from which it is read. */
  readonly self: string
  /** Positions of the log that belong to it, from the newest down, read no further than the page needs. */
  readonly positions: Iterable<number>
}

/** One page of a feed. `before` is the position above which everything is left out. */
export function atom(from: Published, place: Place, names: Names, feed: Feed, before?: number): string {
  const found = pageOf(from, feed.positions, before)
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  const updated = receivedAt(from, rows[0]?.position ?? (from.size ?? 1) - 1)
  const origin = from.head?.origin ?? place.organisation
  const address = (path: string): string => addressOf(place, path)
  const earlier =
    last && found.length > PAGE
      ? `${feed.self}${feed.self.includes('?') ? '&' : '?'}before=${last.position}`
      : undefined
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(names.lang)}">`,
    `<id>urn:uuid:${uuidOf(origin, feed.self)}</id>`,
    element('title', { type: 'text' }, xml(feed.title)),
    `<updated>${updated}</updated>`,
    element('author', {}, element('name', {}, xml(names.organisation))),
    element('link', { rel: 'self', type: 'application/atom+xml', href: address(feed.self) }),
    element('link', { rel: 'alternate', type: 'text/html', href: address(feed.page) }),
    ...(earlier === undefined
      ? []
      : [element('link', { rel: 'next', type: 'application/atom+xml', href: address(earlier) })]),
    ...rows.map(({ position, event }) => entry(from, place, names, origin, position, event)),
    '</feed>',
    '',
  ].join('\n')
}

interface Shown {
  readonly position: number
  readonly event: Happened
}

function pageOf(from: Published, positions: Iterable<number>, before: number | undefined): readonly Shown[] {
  const found: Shown[] = []
  for (const position of positions) {
    if (before !== undefined && position >= before) continue
    const event = eventAt(from, position)
    if (event && isEvent(event)) found.push({ position, event })
    if (found.length > PAGE) break
  }
  return found
}

function entry(
  from: Published,
  place: Place,
  names: Names,
  origin: string,
  position: number,
  event: Happened,
): string {
  const received = receivedAt(from, position)
  const [kind, actor] = [names.kind(event.kind), names.actor(event.by, event.day)]
  const gist = from.prose(event, 'gist')
  const summary = [event.day, kind, actor, ...(gist ? [names.text(gist)] : [])]
  const { organ, topics } = event.body as { organ?: unknown; topics?: unknown }
  const terms = [
    event.kind,
    ...(typeof organ === 'string' ? [organ] : []),
    ...(Array.isArray(topics) ? (topics as readonly string[]) : []),
  ]
  return [
    '<entry>',
    `<id>urn:uuid:${uuidOf(origin, String(position))}</id>`,
    element('title', { type: 'text' }, xml(titleOf(from, names, event))),
    `<updated>${received}</updated>`,
    `<published>${received}</published>`,
    element('author', {}, element('name', {}, xml(actor))),
    element('link', { rel: 'alternate', type: 'text/html', href: addressOf(place, `/record/${position}`) }),
    element('link', {
      rel: 'alternate',
      type: 'application/json',
      href: addressOf(place, `/record/${position}.json`),
    }),
    ...terms.map((term) => element('category', { term })),
    element('summary', { type: 'text' }, xml(oneLine(summary, ' · '))),
    '</entry>',
  ].join('\n')
}

function receivedAt(from: Published, position: number): string {
  return publicEntry(from, position)?.received ?? '1970-01-01T00:00:00Z'
}
