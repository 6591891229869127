/** What happened: every event of the chronicle, the meetings among them, what was said, and every text beside an event. */
import { meetingsIn } from '../meetings.ts'
import { actorOf, growing, headingOf, isEvent, once, PROSE, refOf } from '../published.ts'
import { flag, listed, table } from './table.ts'

/** Every event, in the order of the chronicle. */
export const events = listed(
  'events',
  {
    act: 'number',
    ref: 'text',
    kind: 'text',
    by: 'text',
    by_kind: 'text',
    date: 'text',
    instant: 'text',
    known: 'text',
    known_assumed: 'number',
    reported: 'number',
    corrected: 'number',
    title_en: 'text',
    title_ru: 'text',
    body: 'text',
  },
  ['act'],
  (from) =>
    growing(
      from,
      'events',
      (events) => events.filter(isEvent),
      (before, added) => before.concat(added.filter(isEvent)),
    ),
  (from, event) => {
    const title = headingOf(from, event)
    return {
      act: event.act,
      ref: event.ref,
      kind: event.kind,
      ...actorOf(event.by),
      date: event.day,
      instant: event.instant,
      known: event.known,
      known_assumed: flag(event.assumed),
      reported: flag(event.reported),
      corrected: event.corrected,
      title_en: title?.en,
      title_ru: title?.ru,
      body: JSON.stringify(event.body),
    }
  },
)

/** Every sitting that was called or held, and every meeting of parties outside the organs. */
export const meetings = listed(
  'meetings',
  {
    meeting: 'text',
    organ: 'text',
    date: 'text',
    opens: 'text',
    until: 'text',
    place: 'text',
    host: 'text',
    parties: 'text',
    within: 'text',
    present: 'text',
    absent: 'text',
    convened: 'number',
    held: 'number',
    title_en: 'text',
    title_ru: 'text',
  },
  ['meeting'],
  meetingsIn,
  (from, meeting) => {
    const { code, organ, day, opens, until, place, host, convened, held } = meeting
    const event = held ?? convened
    const title = event && from.prose(event, 'title')
    return {
      meeting: code,
      organ,
      date: day,
      opens,
      until,
      place,
      host,
      parties: meeting.parties?.join(' '),
      within: meeting.within,
      present: meeting.present?.join(' '),
      absent: meeting.absent?.join(' '),
      convened: convened?.act,
      held: held?.act,
      title_en: title?.en,
      title_ru: title?.ru,
    }
  },
)

/** What was said, where, by whom, and who reports it: the sources are in `citations`. */
export const statements = listed(
  'statements',
  {
    statement: 'text',
    act: 'number',
    date: 'text',
    by: 'text',
    by_kind: 'text',
    speaker_en: 'text',
    speaker_ru: 'text',
    speaker_name: 'text',
    organ: 'text',
    sitting: 'text',
    meeting: 'text',
    topics: 'text',
    gist_en: 'text',
    gist_ru: 'text',
  },
  ['statement'],
  (from) => once(from, 'statements', () => from.events().filter(({ kind }) => kind === 'statement.made')),
  (from, event) => {
    const { organ, sitting, meeting, topics } = event.body as {
      organ?: string
      sitting?: string
      meeting?: string
      topics?: readonly string[]
    }
    const [speaker, gist] = [from.speaker(event), from.prose(event, 'gist')]
    return {
      statement: refOf(event),
      act: event.act,
      date: event.day,
      ...actorOf(event.by),
      speaker_en: speaker?.en,
      speaker_ru: speaker?.ru,
      speaker_name: speaker?.name,
      organ,
      sitting,
      meeting,
      topics: topics?.join(' '),
      gist_en: gist?.en,
      gist_ru: gist?.ru,
    }
  },
)

/** Every text beside an event, in each language in which it is there. */
export const texts = table(
  'texts',
  { act: 'number', what: 'text', language: 'text', text: 'text' },
  ['act', 'what', 'language'],
  function* (from) {
    for (const event of from.events())
      for (const what of PROSE) {
        const text = from.prose(event, what)
        for (const [language, said] of Object.entries(text ?? {}))
          yield { act: event.act, what, language, text: said }
      }
  },
)
