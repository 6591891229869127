/** How a procedure without a meeting is said in English. */
export const procedures = {
  kind: { silence: 'A procedure of silence', written: 'A procedure of written votes' },
  scope: (kind: string, organs: string, matters: string): string =>
    `${kind} of ${organs}, for ${matters === '' ? 'every matter' : matters}.`,
  purposes: (purposes: string): string => `Only for: ${purposes}.`,
  valid: (spans: string): string => `Valid ${spans}.`,
  span: (from: string, until: string): string =>
    until === '' ? `from ${from}` : `from ${from} until ${until} (that day excluded)`,
  prolongs: 'It is prolonged by a question decided under itself.',
  opens: (actors: string): string => `Opened by: ${actors}.`,
  agreed: 'Its use is first proposed at a sitting, with the exact expiry, and nobody objects there.',
  exactly: (hours: string): string => `It runs for exactly ${hours} hours.`,
  least: (hours: string): string => `It runs for at least ${hours} hours.`,
  most: (hours: string): string => `It runs for at most ${hours} hours.`,
  extended: (times: string, hours: string): string =>
    `It may be extended ${times === '1' ? 'once' : `${times} times`}${hours === '' ? '' : `, by ${hours} hours`}.`,
  notExtended: 'It may not be extended.',
  broken: (stands: string): string => `It is broken by ${stands}.`,
  amendment: 'An amendment in writing breaks it.',
  nonReply: {
    silent: 'A member that does not reply is taken to be silent.',
    absent: 'A member that does not reply is taken to be absent.',
    'not-voted': 'A member that does not reply has not voted.',
  },
  notWithdrawn: 'Once opened, a question may not be withdrawn.',
  notice: (by: string, hours: string): string =>
    `The outcome is notified by ${by}${hours === '' ? '' : ` within ${hours} hours`}.`,
  nextSitting: 'The text is published at the next sitting.',
  numbered: (form: string): string => `What is adopted is numbered in turn: ${form}.`,
  disclosure: {
    'before-close': (minutes: string): string =>
      `How each member stands is shown ${minutes} minutes before the close.`,
    'at-close': (): string => 'How each member stood is shown at the close, not before.',
    'after-adoption': (): string =>
      'How each member stood is shown once the question is adopted, not before.',
    never: (): string => 'How each member stood is not shown. The outcome and the numbers are.',
  },
  statements: {
    opening: 'Statements may be attached from the opening on',
    expiry: 'Statements may be attached after the expiry',
    publication: 'Statements may be attached after publication',
  },
  withinHours: (hours: string): string => `, within ${hours} hours`,
}

export type ProcedureWords = typeof procedures
