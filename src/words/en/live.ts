/** What a page says of itself while it is live, in English. */
import { countEn as count } from '../plural.ts'

export const live = {
  label: 'Live updates',
  seconds: (n: number) => count(n, 'second'),
  newActs: (n: number) => count(n, 'new act'),
  left: (time: string) => `${time} left`,
  over: 'The time is up.',
  on: 'Live',
  connecting: 'Connecting',
  pause: 'Pause live updates',
  paused: 'Live updates are paused.',
  heard: (time: string) => `Last heard from the server ${time} ago.`,
  offline: 'You are offline. Nothing can be signed.',
  kept: 'What you are typing was kept.',
  failed: 'The page could not be brought up to date. Load it again.',
  keys: {
    title: 'Keyboard shortcuts',
    lead: 'One key, or two in turn, where no text is being typed.',
    use: 'Use single keys',
    close: 'Close',
    help: 'Show this list',
    inTurn: (first: string, second: string) => `${first} then ${second}`,
  },
}

export type LiveWords = typeof live
