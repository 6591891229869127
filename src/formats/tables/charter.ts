/** What the charter says: the organisation, its bodies, and the rules by which they decide. */
import { table } from './table.ts'

/** The organisation, and the state of its record that all tables were made from. */
export const organisation = table(
  'organisation',
  {
    organisation: 'text',
    title_en: 'text',
    title_ru: 'text',
    seat_en: 'text',
    zone: 'text',
    origin: 'text',
    acts: 'number',
    root: 'text',
  },
  ['organisation'],
  function* ({ charter, head, size }) {
    yield {
      organisation: charter.organisation,
      title_en: charter.title.en,
      title_ru: charter.title.ru,
      seat_en: charter.seat.place.en,
      zone: charter.seat.zone,
      origin: head?.origin,
      acts: size,
      root: head?.root,
    }
  },
)

/** The bodies, in the order of the charter. */
export const bodies = table(
  'bodies',
  {
    organ: 'text',
    title_en: 'text',
    title_ru: 'text',
    members: 'text',
    composition_en: 'text',
    clause: 'text',
    source: 'text',
  },
  ['organ'],
  function* ({ charter }) {
    for (const [organ, { title, members, composition, clause, source }] of Object.entries(charter.organs))
      yield {
        organ,
        title_en: title.en,
        title_ru: title.ru,
        members,
        composition_en: composition?.en,
        clause,
        source,
      }
  },
)

/** The rules of decision, each with the span in which it holds and the clause that it rests on. */
export const rules = table(
  'rules',
  {
    rule: 'text',
    from: 'text',
    until: 'text',
    organs: 'text',
    matters: 'text',
    provides: 'text',
    clause: 'text',
    source: 'text',
    words_en: 'text',
    words_ru: 'text',
  },
  ['rule', 'from'],
  function* ({ charter }) {
    for (const rule of charter.rules)
      yield {
        rule: rule.id,
        from: rule.from,
        until: rule.until,
        organs: rule.organs.join(' '),
        matters: rule.matters.join(' '),
        provides: rule.provides,
        clause: rule.clause,
        source: rule.source,
        words_en: rule.words?.en,
        words_ru: rule.words?.ru,
      }
  },
)
