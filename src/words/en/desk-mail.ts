/** What notices by mail say, and the pages on them, in English. */
import { countEn as count } from '../plural.ts'

export const mail = {
  /** What a question is called in a sentence: its symbol, and its title where it has one. */
  question: (symbol: string, title: string) => (title === '' ? symbol : `${symbol} (${title})`),
  subject: {
    'question-put': (question: string, until: string) => `${question}: open until ${until}`,
    'deadline-extended': (question: string, until: string) => `${question}: now open until ${until}`,
    'question-withdrawn': (question: string) => `${question}: withdrawn`,
    'procedure-broken': (question: string) => `${question}: the procedure is broken`,
    'question-decided': (question: string, outcome: string) => `${question}: ${outcome}`,
    'outcome-corrected': (question: string, outcome: string) => `${question}: outcome corrected: ${outcome}`,
    'text-published': (question: string, symbol: string) => `${question}: published as ${symbol}`,
    'text-corrected': (text: string) => `${text}: corrected`,
    'day-before': (question: string, until: string) => `${question}: closes ${until}`,
    'hour-before': (question: string, until: string) => `${question}: closes within the hour, ${until}`,
    'signature-wanted': (what: string) => `Waits for a second signature: ${what}`,
    'key-enrolled': (holder: string) => `A key was enrolled for ${holder}`,
    'key-revoked': (holder: string) => `A key of ${holder} was revoked`,
    'recovery-requested': (holder: string) => `A new key is asked for ${holder}`,
    'recovery-objected': (holder: string) => `No new key for ${holder}: somebody objected`,
    'recovery-completed': (holder: string) => `${holder} has a new key`,
  },
  put: (by: string, question: string, organ: string) => `${by} put ${question} to ${organ}.`,
  under: (procedure: string, clause: string) =>
    `It is decided without a meeting, under “${procedure}” [${clause}].`,
  extended: (by: string, question: string) => `${by} moved the deadline of ${question}.`,
  withdrawn: (by: string, question: string) =>
    `${by} withdrew ${question}. Nothing more can be done on it, and its deadline stands no more.`,
  broken: (question: string, clause: string) =>
    `The procedure on ${question} is broken${clause === '' ? '' : ` [${clause}]`}. Nothing is adopted by it; the outcome is told when it is declared.`,
  brokenBy: (party: string, what: string, at: string) => `By: ${party}, ${what}, received ${at}.`,
  amendment: 'an amendment in writing',
  decided: (question: string) => `The outcome on ${question}:`,
  outcome: { adopted: 'adopted', 'not-adopted': 'not adopted' },
  number: (symbol: string) => `Its number is ${symbol}.`,
  counts: (counts: string) => `Counted: ${counts}.`,
  declared: (by: string, at: string) => `Declared by ${by}, ${at}.`,
  lapsed: 'It was declared as at the deadline:',
  corrected: (question: string, before: string, now: string) =>
    `The outcome on ${question} was corrected: it was ${before}, and is ${now}.`,
  published: (question: string, symbol: string) => `The text of ${question} is published as ${symbol}.`,
  onText: (text: string, issue: number, languages: string) =>
    `It is put on issue ${issue} of the text ${text} (${languages}), and bound to the digests of it.`,
  textCorrected: (text: string, issue: number, corrigendum: number, languages: string) =>
    `Issue ${issue} of the text ${text} was corrected, in: ${languages}. It is corrigendum ${corrigendum}.`,
  notActed: (party: string, question: string) => `${party} has taken no position on ${question}.`,
  unseen: (question: string) =>
    `${question} is still open. How each member stands is not shown yet, so that this goes to every member, whether or not it has taken a position.`,
  closes: 'It closes:',
  closed: 'It would have closed:',
  inTime: 'In time is what is received before that moment, not at it.',
  firstMinute: (day: string, dayBefore: string, zone: string) =>
    `In ${zone} that is the first minute of ${day}: the last day on which to act is ${dayBefore}.`,
  change: (zone: string, at: string, before: string, after: string) =>
    `The clocks in ${zone} change before then: on ${at}, from ${before} to ${after}.`,
  twice: (time: string, zone: string, offset: string) =>
    `The clocks in ${zone} show ${time} twice that day; meant is the one at ${offset}.`,
  rule: (clause: string) => `The rule [${clause}]:`,
  ifNothing: {
    silent: (party: string) => `If ${party} takes no position before then, it is taken to be silent.`,
    absent: (party: string) => `If ${party} takes no position before then, it is taken to be absent.`,
    'not-voted': (party: string) => `If ${party} takes no position before then, it has not voted.`,
  },
  stands: (party: string, position: string) =>
    `The position of ${party} is ${position}. It stands unless another is taken before then.`,
  breaks: (stands: string) => `Broken by: ${stands}. Then it is not adopted.`,
  otherwise: {
    adopted: 'If nobody does anything more before then, it is adopted.',
    'not-adopted': 'If nobody does anything more before then, it is not adopted.',
  },
  signature: (what: string, by: string) =>
    `${what}, entered by ${by}, waits for the signature of a second officer. Until then it has no effect.`,
  keyEnrolled: (holder: string, key: string) => `From now on the key ${key} may sign for ${holder}.`,
  keyRevoked: (holder: string, key: string) => `From now on the key ${key} signs no more for ${holder}.`,
  recoveryRequested: (holder: string, key: string, recovery: string) =>
    `It is asked, as ${recovery}, that ${holder} be given the key ${key} in place of those that are lost. It waits. Whoever holds a key of ${holder} can object until it is completed.`,
  recoveryObjected: (holder: string, key: string, recovery: string) =>
    `The recovery ${recovery} is at its end: somebody objected, and the key ${key} was not given to ${holder}.`,
  recoveryCompleted: (holder: string, key: string, recovery: string) =>
    `The recovery ${recovery} is completed: the key ${key} may sign for ${holder}.`,
  notYou: 'If nobody of yours did this, tell the secretariat at once, by another way than mail.',
  toAct: (href: string) => `To act: ${href}`,
  onRecord: (act: number, href: string) =>
    href === '' ? `On the record: act ${act}.` : `On the record: act ${act}, ${href}`,
  addToCalendar: 'Add to calendar',
  calendar: 'The deadline is attached as a calendar entry.',
  cancelled: 'The calendar entry attached takes the deadline out again.',
  footer: (addressee: string, organisation: string) =>
    `Sent to ${addressee} by the registry of ${organisation}. Nothing is done by answering: acts are made and signed at the desk.`,
  demonstration: 'DEMONSTRATION',
  exercise: 'Demonstration: nothing of this happened.',
  digestSubject: (notices: number, day: string) => `${count(notices, 'notice')}, ${day}`,
  confirmSubject: 'Confirm this address',
  confirm: (href: string) =>
    `This address was given for notices. They are sent here once somebody with a seat of the addressee confirms it: ${href}`,
  ignore: 'If nobody of yours gave it, do nothing: nothing more is sent here.',
  testSubject: 'A test',
  test: 'This is a test of the address that you gave. Nothing happened.',
  nav: 'Outbox',
  outbox: {
    title: 'Outbox',
    lead: 'Notices by mail: each is a letter to one address. No act waits for them.',
    own: 'Here are the letters to your delegation or office.',
    all: 'Here are the letters to every delegation and office.',
    goes: (from: string) => `They are sent from ${from}.`,
    stays:
      'This server sends no mail: it was started without --mail. Letters wait for two days, and nothing leaves.',
    demonstration: 'This is a demonstration: here is what would be sent. Nothing leaves.',
    settings: 'Addresses and wishes',
    none: 'No letters yet. They come with the first question that is put with a deadline.',
    failedTitle: 'Not delivered',
    failedLead: (letters: number) =>
      `${count(letters, 'letter')} did not reach anybody. What is told stands on the record all the same.`,
    lettersTitle: 'Letters',
    columns: { made: 'Made', to: 'To', what: 'Subject', state: 'State' },
    state: {
      waiting: 'Waits',
      sending: 'Is being sent',
      sent: 'Sent',
      failed: 'Not delivered',
      shown: 'Shown, not sent',
      'no-address': 'No address',
      gathered: 'Waits for the digest',
    },
    tries: (tries: number) => count(tries, 'try', 'tries'),
    why: { stale: 'not sent for two days', 'address-gone': 'the address was taken away' } as Readonly<
      Record<string, string>
    >,
    again: 'Send again',
    forgotten: 'What it said was destroyed.',
    earlier: 'Earlier letters',
    letter: 'A letter',
    subject: 'Subject',
    address: 'Address',
    id: 'Message-ID',
    at: 'Last tried',
    about: 'Tells of',
    act: (act: number) => `act ${act}`,
    calendar: 'Calendar entry',
    published: 'sets the deadline',
    cancelled: 'takes it out',
    back: 'All letters',
    testTitle: 'A test',
    digestTitle: 'Digest',
  },
  settings: {
    title: 'Addresses and wishes',
    lead: 'Where you are told what happens, in which language, by whose clocks, and when. It is private: neither the record nor any public page has it.',
    shared: 'For the whole delegation or office',
    sharedBy: 'Whoever looks after the people of the delegation or office sets this address.',
    personal: 'For you alone',
    others: 'Others of the delegation or office',
    person: 'Person',
    none: 'No address yet.',
    fixed: 'In a demonstration nobody is written to: the address is one that nobody has.',
    mail: 'Address',
    lang: 'Language of letters',
    zone: 'Your time zone',
    zoneHint:
      'As the IANA database has it, such as Europe/Vienna. Without it letters have the time at the seat and UTC.',
    hour: 'Hour of the digest',
    wishes: 'When you are told',
    topics: {
      questions: 'Questions: put, extended, withdrawn',
      outcomes: 'Outcomes: broken, decided, published',
      reminders: 'Reminders before a deadline',
      signatures: 'What waits for a second signature',
    },
    wish: { 'at-once': 'At once', digest: 'In the digest of the day', none: 'Not at all' },
    keys: 'Of keys and recoveries you are told at once in any case. What closes before the next digest comes at once.',
    pending: (mail: string) =>
      `${mail} waits: a letter with a link was sent there. Until somebody opens it, nothing else is.`,
    confirm: (mail: string) => `Send notices to ${mail}`,
    confirmed: 'Confirmed. Notices go there from now on.',
    notConfirmed: 'This link is not the last one that was sent.',
    asked: 'Saved. A letter with a link was sent to the address.',
    save: 'Save',
    drop: 'Take the address away',
    send: 'Send a test',
    saved: 'Saved.',
    tested: 'The test is in the outbox.',
    tooSoon: 'A letter was asked for within this minute.',
    faults: {
      mail: 'This is no address of mail. It looks like registry@delegation.example.',
      zone: 'There is no such time zone. It looks like Europe/Vienna.',
    },
  },
}

export type MailWords = typeof mail
