/** Deadlines in English: the words in which they are typed, what is wrong with them, and how they are shown. */
import type { DeadlineNames } from '../../core/deadline-words.ts'

export const deadlineNames: DeadlineNames = {
  weekdays: [
    ['monday', 'mon'],
    ['tuesday', 'tue', 'tues'],
    ['wednesday', 'wed'],
    ['thursday', 'thu', 'thur', 'thurs'],
    ['friday', 'fri'],
    ['saturday', 'sat'],
    ['sunday', 'sun'],
  ],
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  today: ['today'],
  tomorrow: ['tomorrow'],
  midnight: ['midnight'],
  minutes: ['min', 'minutes', 'minute'],
  hours: ['h', 'hours', 'hour'],
  days: ['d', 'days', 'day'],
  weeks: ['w', 'weeks', 'week'],
  filling: ['at', 'on', 'by', 'until', 'till'],
}

export const deadline = {
  lines: { seat: 'Seat', yours: 'Your time', utc: 'UTC' },
  examples: 'For example: fri 18:00, 27 Nov 18:00, 2026-11-27 18:00, +72h',
  faults: {
    'unknown-zone': (found: string) => `There is no time zone ${found}.`,
    unread: (found: string) => `“${found}” is not read here.`,
    'no-day': 'The day is missing.',
    'no-time': 'The time of day is missing.',
    'half-day': (found: string) => `“${found}” is not read here: the clock has 24 hours, as in 18:00.`,
    midnight: (found: string) =>
      `“${found}” is not taken: some read it as the night before the day, others as the night after it. Write 23:59 or 00:01.`,
    'no-such-day': (found: string) => `There is no day ${found}.`,
    'wrong-weekday': (date: string) => `That is ${date}: the day of the week is another.`,
    gap: (before: string, after: string) =>
      `The clocks leap over this time. The nearest that exist are ${before} and ${after}.`,
    overlap: (first: string, second: string, typed: string, other: string) =>
      `The clocks show this time twice: ${first} and ${second}. Say which one: write ${typed} or ${other}.`,
    'wrong-offset': (found: string, offsets: string) =>
      `The clocks are not at UTC${found} then, but at ${offsets}.`,
    past: (at: string) => `This is not after now: ${at}.`,
  },
  change: (at: string, before: string, after: string) =>
    `The clocks change before the deadline: on ${at}, from ${before} to ${after}.`,
  night: (members: string) => `In the night (22:00 to 07:00) of ${members}.`,
}

export type DeadlineWords = typeof deadline
