/** What the pages of meetings say, in English. Dates come as text: they may be markup by the time they are shown. */
import { countEn as count } from '../plural.ts'

export const meetings = {
  title: 'Meetings',
  description: (name: string) =>
    `Meetings of ${name}: who was there, what was decided and said, who met in the margins.`,
  lead: 'Sittings of the organs and meetings of parties, newest first.',
  none: 'No meeting is on record by this date.',
  count: (n: number) => count(n, 'meeting'),
  meeting: 'Meeting',
  who: 'Body or parties',
  decisions: 'Decisions',
  statements: 'Statements',
  margins: 'In the margins',
  about: 'The meeting',
  date: 'Date',
  lastDay: 'Last day',
  opens: 'Opens',
  convened: 'Announced',
  chair: 'In the chair that day',
  host: 'Host',
  present: 'Present',
  absent: 'Not represented',
  notSaid: 'The sources seen do not say who was there.',
  decided: 'Decided at this meeting',
  nothingDecided: 'No decision at this meeting is on record.',
  said: 'Said at this meeting',
  nothingSaid: 'No statement at this meeting is on record.',
  marginsHeading: 'Meetings in the margins',
  noMargins: 'No meeting in the margins is on record.',
  account: (party: string) => `Account of: ${party}`,
  accountsHeading: 'What each side said of it',
  accountsNote: 'The account of each side stands on its own. Where one is wanting, none has been found.',
  noAccount: 'No account of this side is on record.',
  others: 'Others',
  sources: 'Sources',
  otherwise: 'What other sources have',
}

export type MeetingWords = typeof meetings
