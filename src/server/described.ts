/** Addresses that are described here and answered elsewhere: the door for acts, the log, what the pages show as data, the server. */
import type { Parameter } from './data/endpoint.ts'

export interface Described {
  /** The whole path; `{org}` is the organisation. */
  readonly path: string
  readonly says: string
  readonly media: string
  readonly query?: readonly Parameter[]
  readonly required?: readonly string[]
}

const day = (name: string, says: string): Parameter => ({
  name,
  says,
  schema: { type: 'string', format: 'date' },
  example: '2012-06-01',
})
const ON = day('on', 'As it stood on this day')
const KNOWN = day('known', 'As known on this day')
const AT: Parameter = {
  name: 'at',
  says: 'As recorded in the first so many acts',
  schema: { type: 'integer', minimum: 1 },
  example: 3,
}
const LANG: Parameter = {
  name: 'lang',
  says: 'The language of words and titles; else that of Accept-Language',
  schema: { type: 'string', enum: ['en', 'ru', 'fr', 'es', 'ar'] },
  example: 'ru',
}
const PAGE: Parameter = {
  name: 'page',
  says: 'The number of the page',
  schema: { type: 'integer', minimum: 1, default: 1 },
  example: 1,
}
const YEAR: Parameter = {
  name: 'year',
  says: 'Of this year only',
  schema: { type: 'string', pattern: '^\\d{4}$' },
  example: '2022',
}
const ISSUE: Parameter = {
  name: 'issue',
  says: 'The number of the issue; else the last one',
  schema: { type: 'integer', minimum: 1 },
  example: 1,
}
const MATTER: Parameter = {
  name: 'matter',
  says: 'The kind of question; else the first that the body decides',
  schema: { type: 'string' },
  example: 'substantive',
}
const FACT: Parameter = {
  name: 'fact',
  says: 'Findings taken as stated: name:word, parties with commas, several with semicolons',
  schema: { type: 'string' },
  example: 'abstention:blocks',
}
const FROM = day('from', 'Decided on this day or later')
const UNTIL = day('to', 'Decided on this day or before')
const Q: Parameter = { name: 'q', says: 'What to look for', schema: { type: 'string' }, example: 'council' }

const TIMES = [ON, KNOWN, AT]
const JSON_MEDIA = 'application/json'
const CSV = 'text/csv'
const TEXT = 'text/plain'

/** Addresses of one organisation that the pages give as data: a new one has a line here. */
export const SHOWN: readonly Described[] = [
  {
    path: '/{org}/members.json',
    says: 'Who had a status on a day',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'on', 'parties'],
  },
  { path: '/{org}/members.csv', says: 'The same as CSV', media: CSV, query: TIMES },
  {
    path: '/{org}/bodies.json',
    says: 'The bodies, with members and chair on a day',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'on', 'bodies'],
  },
  {
    path: '/{org}/bodies/{body}.json',
    says: 'A body with its rules in words',
    media: JSON_MEDIA,
    query: [...TIMES, LANG],
    required: ['organ', 'rules'],
  },
  {
    path: '/{org}/bodies/{body}/power.json',
    says: 'Voting power in a body under a rule, or why it is not reckoned',
    media: JSON_MEDIA,
    query: [...TIMES, MATTER, FACT],
    required: ['organisation', 'organ', 'matter', 'on'],
  },
  {
    path: '/{org}/bodies/{body}/power.csv',
    says: 'Voting power, member by member, as CSV',
    media: CSV,
    query: [...TIMES, MATTER, FACT],
  },
  {
    path: '/{org}/analysis.json',
    says: 'Who voted with whom in the decisions whose roll is on record',
    media: JSON_MEDIA,
    query: [...TIMES, FROM, UNTIL],
    required: ['organisation', 'totals', 'pairs', 'group'],
  },
  {
    path: '/{org}/analysis.csv',
    says: 'Who voted with whom, pair by pair, as CSV',
    media: CSV,
    query: [...TIMES, FROM, UNTIL],
  },
  {
    path: '/{org}/analysis/{pair}.json',
    says: 'The decisions in which two parties voted, and how each did',
    media: JSON_MEDIA,
    query: [...TIMES, FROM, UNTIL],
    required: ['a', 'b', 'common', 'decisions'],
  },
  {
    path: '/{org}/decisions.json',
    says: 'Decisions with their counts',
    media: JSON_MEDIA,
    query: [...TIMES, YEAR],
    required: ['organisation', 'decisions'],
  },
  {
    path: '/{org}/decisions.csv',
    says: 'Rolls of decisions as a roll-call file',
    media: CSV,
    query: [...TIMES, YEAR],
  },
  {
    path: '/{org}/decisions/{decision}/what-if.json',
    says: 'What would become of a question, open or decided, had its members stood otherwise: `p.PARTY=no` for each that does, `f.FACT=yes` for what is found, `none` where it names nobody',
    media: JSON_MEDIA,
    query: [
      {
        name: 'all',
        says: 'How all stand for whom nothing else is said; `not-voted` is having done nothing',
        schema: { type: 'string' },
        example: 'not-voted',
      },
    ],
    required: ['organisation', 'question', 'starts', 'positions', 'answer', 'conditions', 'turns'],
  },
  {
    path: '/{org}/decisions/{decision}.json',
    says: 'A decision with its roll, and what the rule of its day gives',
    media: JSON_MEDIA,
    required: ['decision', 'outcome', 'members'],
  },
  {
    path: '/{org}/meetings.json',
    says: 'Sittings of organs and meetings of parties',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'meetings'],
  },
  { path: '/{org}/meetings.csv', says: 'The same as CSV', media: CSV, query: TIMES },
  {
    path: '/{org}/meetings/{meeting}.json',
    says: 'A meeting: who was there, what was decided and said, who met in its margins',
    media: JSON_MEDIA,
  },
  {
    path: '/{org}/texts.json',
    says: 'Negotiated texts with their last issue',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'texts'],
  },
  {
    path: '/{org}/texts/{text}.json',
    says: 'A text with its issues, digests and decisions, and the documents of one issue',
    media: JSON_MEDIA,
    query: [...TIMES, ISSUE],
    required: ['text', 'issues', 'documents'],
  },
  {
    path: '/{org}/operations.json',
    says: 'Joint operations, step by step',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'operations'],
  },
  { path: '/{org}/operations.csv', says: 'The steps of operations as CSV', media: CSV, query: TIMES },
  {
    path: '/{org}/operations/{operation}.json',
    says: 'An operation with its contingents and its days',
    media: JSON_MEDIA,
  },
  { path: '/{org}/operations/{operation}.csv', says: 'The contingents of an operation as CSV', media: CSV },
  {
    path: '/{org}/statements.json',
    says: 'What was said, by whom, and who reports it',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'statements'],
  },
  {
    path: '/{org}/sources.json',
    says: 'Sources, what rests on each, and what each says otherwise',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'sources'],
  },
  {
    path: '/{org}/record.json',
    says: 'The head of the log, and a page of its acts, newest first',
    media: JSON_MEDIA,
    query: [AT, PAGE],
    required: ['size', 'root', 'entries'],
  },
  {
    path: '/{org}/record/{position}.json',
    says: 'An act as it stands on the log',
    media: JSON_MEDIA,
    required: ['act', 'evidence', 'received'],
  },
  {
    path: '/{org}/about.json',
    says: 'What is encoded, what of it is unverified, what is left out',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'encoded', 'unverified', 'leftOut'],
  },
  {
    path: '/{org}/bodies/{body}/power.json',
    says: 'The voting power of each member of a body, exact, by the rule of the day',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organ', 'matter'],
  },
  { path: '/{org}/bodies/{body}/power.csv', says: 'The same as CSV', media: CSV, query: TIMES },
  {
    path: '/{org}/analysis.json',
    says: 'Who voted with whom, as counts',
    media: JSON_MEDIA,
    query: TIMES,
    required: ['organisation', 'totals', 'pairs'],
  },
  { path: '/{org}/analysis.csv', says: 'The same as CSV', media: CSV, query: TIMES },
  {
    path: '/{org}/analysis/{pair}.json',
    says: 'The decisions in which two parties voted, and how',
    media: JSON_MEDIA,
    required: ['a', 'b', 'decisions'],
  },
  {
    path: '/{org}/search.json',
    says: 'What the record has on these words',
    media: JSON_MEDIA,
    query: [Q, ...TIMES],
  },
  { path: '/{org}/charter.yaml', says: 'The charter as data, as it was put on record', media: TEXT },
]

/** The log as others read it, and the record as one file. */
export const LOG: readonly Described[] = [
  {
    path: '/{org}/record.chancery',
    says: 'The whole record, one file that `chancery verify` checks',
    media: 'application/jsonl',
  },
  {
    path: '/{org}/checkpoint',
    says: 'The signed head, with its cosignatures (C2SP tlog-checkpoint)',
    media: TEXT,
  },
  { path: '/{org}/log/checkpoint', says: 'The same, where clients of logs look for it', media: TEXT },
  {
    path: '/{org}/log/policy',
    says: 'Keys of the log and its witnesses, and the quorum (C2SP tlog-policy)',
    media: TEXT,
  },
  {
    path: '/{org}/log/proof/{position}',
    says: 'The proof that an act is on the record (C2SP tlog-proof)',
    media: TEXT,
  },
  {
    path: '/{org}/log/tile/{tile}',
    says: 'Tiles of hashes and bundles of entries, which never change (C2SP tlog-tiles)',
    media: 'application/octet-stream',
  },
]

/** What a server gives beside the records. */
export const SERVER: readonly Described[] = [
  {
    path: '/records.json',
    says: 'The records of this server, each with its head',
    media: JSON_MEDIA,
    required: ['records'],
  },
  {
    path: '/oparl/v1.1/system',
    says: 'The entry point of OParl for all organisations',
    media: JSON_MEDIA,
    required: ['id', 'type', 'body'],
  },
  {
    path: '/oparl/v1.1/bodies',
    says: 'Each organisation as a Body of OParl',
    media: JSON_MEDIA,
    required: ['data', 'pagination', 'links'],
  },
  { path: '/search.json', says: 'What all records have on these words', media: JSON_MEDIA, query: [Q] },
  {
    path: '/conformance.json',
    says: 'The conformance suite: cases of real institutions, and what the rules answer',
    media: JSON_MEDIA,
  },
  { path: '/conformance/{case}.json', says: 'A case of the suite', media: JSON_MEDIA },
  { path: '/unread.json', says: 'Rules and dates whose source nobody read in the text', media: JSON_MEDIA },
  { path: '/api/openapi.json', says: 'This description', media: JSON_MEDIA, required: ['openapi', 'paths'] },
  { path: '/healthz', says: 'Answers while the server runs', media: TEXT },
  {
    path: '/readyz',
    says: 'Whether records can be written; 503 with the reason where one is for reading only',
    media: TEXT,
  },
  { path: '/metrics', says: 'Figures for Prometheus', media: TEXT },
]
