/** What the public pages say, in English. Dates come as text: they may be markup by the time they are shown. */
import { countEn as count } from '../plural.ts'

export const site = {
  brand: 'Chancery',
  skip: 'Skip to main content',
  mainNavigation: 'Main',
  languages: 'Language',
  nav: {
    overview: 'Overview',
    members: 'Members',
    bodies: 'Bodies',
    operations: 'Operations',
    meetings: 'Meetings',
    analysis: 'Analysis',
    decisions: 'Decisions',
    texts: 'Texts',
    statements: 'Statements',
    sources: 'Sources',
    record: 'Record',
  },
  banner: {
    example: 'Example data from published sources. This is not the organisation’s own site.',
    demonstration: 'Demonstration with fictional members. Nothing here happened.',
  },
  asOf: {
    on: (date: string) => `You see the organisation as it stood on ${date}.`,
    known: (date: string) => `Only what was known by ${date} is shown.`,
    at: (act: number) =>
      `Only the first ${count(act, 'act')} of the record ${act === 1 ? 'is' : 'are'} shown; later acts are left out.`,
    today: 'Show today',
  },
  footer: {
    cite: 'Cite this page',
    state: (page: string, act: number) => `${page}. State of the record after ${count(act, 'act')}.`,
    known: (date: string) => `as known on ${date}`,
    recorded: (when: string) => `Recorded ${when}.`,
    root: (digest: string) => `Root of the record: ${digest}`,
    permanent: 'Permanent link',
    data: 'Data',
    about: 'About',
    howToVerify: 'How to check this record',
    allOrganisations: 'All organisations',
    conformance: 'Conformance suite',
    unread: 'What nobody read in the text',
    charter: 'The charter as data',
  },
  formats: { json: 'JSON', csv: 'CSV', record: 'The whole record, one file' },
  dateForm: { label: 'Show the date', button: 'Show', today: 'Today' },
  status: {
    member: 'Member',
    signatory: 'Signatory',
    observer: 'Observer',
    partner: 'Partner',
    suspended: 'Suspended',
    former: 'Former member',
  },
  position: {
    yes: 'Yes',
    no: 'No',
    abstain: 'Abstention',
    absent: 'Absent',
    'not-participating': 'Did not take part',
    'not-voted': 'No vote',
    objection: 'Objection',
    reservation: 'Reservation',
    silent: 'Silent',
  },
  outcome: {
    adopted: 'Adopted',
    'not-adopted': 'Not adopted',
    open: 'Open',
    'out-of-order': 'Out of order',
    'needs-parameter': 'The charter is silent',
  },
  seen: {
    text: 'Read in the text',
    excerpt: 'Seen as an excerpt only',
    secondhand: 'Reported by another source',
    memory: 'Not verified: no source was opened',
  },
  timeline: {
    heading: 'Who was a member, and when',
    key: {
      member: 'Member',
      left: 'Member that has left since',
      signatory: 'Signed, not yet in force',
      suspended: 'Suspended',
      observer: 'Observer',
      partner: 'Partner',
    },
    cursor: (date: string, members: number) => `${date}: ${count(members, 'member')}`,
    sentence: (from: string, today: string, members: number, ever: number) =>
      `From ${from} to ${today}: ${count(members, 'member')} on the last day, ${count(ever, 'party', 'parties')} in all. The table has the same dates.`,
    until: 'to',
  },
}

export type SiteWords = typeof site
