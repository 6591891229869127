/** Why a table of comma-separated values cannot be read on. */
export type CsvTrouble = 'quote-within' | 'after-quote' | 'quote-open' | 'row-too-long' | 'not-text'

/** Why a record is for reading only. */
export type FrozenWord =
  | 'behind-signed'
  | 'other-than-signed'
  | 'head-differs'
  | 'entry-changed'
  | 'witness-ahead'
  | 'witness-differs'

export const cli = {
  nameOne: 'name an organisation',
  noOrganisation: (name: string) => `no organisation ${name}`,
  notInstalled: (name: string) => `no record of ${name}: it is a folder that is not installed`,
  builtIn: (name: string, folder: string) => `built the example record ${name} in ${folder}`,
  built: (name: string) => `built the example record ${name}`,
  opened: (name: string) =>
    `made the demonstration ${name}: what is done in it is gone at the next start (--keep keeps it)`,
  noOrgan: (organ: string) => `no organ ${organ}`,
  noQuestion: (question: string) => `no question ${question}`,
  whatIfQuestion: 'name a question: its symbol or the name of its page',
  positionsFile: '--positions FILE, or - for standard input',
  entries: (at: number, size: number) => `--at ${at}: the record has ${size} entries`,
  position: (given: string) => `--at: ${given}; a position in the log is a whole number`,
  nothingAt: (path: string) => `nothing is at ${path}`,
  thereAlready: (path: string) => `${path} is there already; nothing was overwritten`,
  holdsRecord: (path: string) => `${path} holds a record already; nothing was overwritten`,
  acts: (folder: string, acts: number) => `${folder}: ${acts} acts`,
  noRecordIn: (folder: string) => `no record in ${folder}: run chancery init, or serve --examples`,
  keptElsewhere: (folder: string) => `another process keeps the record in ${folder}`,
  withoutRecord: (path: string) => `${path} is a folder without a record`,
  noRecordAt: (address: string) => `no record is at ${address}`,
  noListAt: (address: string) => `no list of records is at ${address}`,
  progress: (acts: number, of: number) => `${acts} of ${of} acts`,
  oneRecord: (path: string) => `${path} is not one record`,
  rehearseWhat: '--rules N, or --charter FILE or FOLDER: what to rehearse',
  noRulesVersion: (given: string, known: string) => `--rules ${given}: versions of the rules are ${known}`,
  withoutKeys: 'Private keys are not in it: keep keys.json apart, and put it back to go on writing.',
  twoOf: (code: string) => `two records of ${code} in one data folder: serve one of them`,
  confidentialAlone:
    'a confidential record is kept by a process and in a store of its own: chancery serve --data DIR, with that record alone',
  withoutRestricted: 'Restricted logs are not in it: --restricted FILE copies them into a file of their own.',
  notItsRestricted: (path: string) => `${path} is no file of the restricted logs of this record`,
  restored: (root: string) =>
    `Root: ${root}. Acts taken in after this backup are not in it: compare with the last head that members or witnesses hold.`,
  noHead: 'the record has no head',
  noFile: (file: string) => `no file ${file}`,
  noHeader: (file: string, columns: string) => `${file}: no header; right would be: ${columns}`,
  missingColumns: (file: string, columns: string) => `${file}:1: missing columns: ${columns}`,
  csvFault: (code: CsvTrouble, file: string, line: number, longest: number) =>
    `${file}:${line}: ${
      {
        'quote-within': 'a quotation mark within a field that does not begin with one',
        'after-quote': 'after a closing quotation mark, neither a comma nor the end of the line',
        'quote-open': `a quotation mark that is not closed, or not within ${longest} characters`,
        'row-too-long': `a row of more than ${longest} characters`,
        'not-text': 'the header is not text in UTF-8',
      }[code]
    }`,
  holdsTooMuch: (file: string, line: number) =>
    `${file}:${line}: up to here there are more decisions or faults than can be held; right would be: a file in parts`,
  notRuledOn: 'not ruled on',
  inOrder: 'in order',
  /** Effects of which a ruling in order warns or reminds. */
  warnings: {
    'no-end-date': 'Warning: the mandate names no end date.',
    'report-due': 'The mandate is to be reported.',
  } as Readonly<Record<string, string>>,
  outFile: '--out PATH, or - for standard output',
  charterVerbs: (verbs: string) => `chancery charter ${verbs}`,
  noMatter: (matter: string) => `no matter ${matter}`,
  noRuleThen: (on: string) => `no rule is in force on ${on}`,
  nothingDiffers: 'nothing differs',
  twoCharters: 'name two charters, or one organisation with --from DATE and --to DATE',
  otherCharter: '--charter FILE or FOLDER: the charter to try',
  noRollsOnRecord: 'no decision on record has a roll: give a roll-call file',
  noCharter: (path: string) => `no charter at ${path}`,
  nobodyEnrols: (keys: number) =>
    `${keys} keys are more than the first act holds, and the charter lets no office enrol them later: name one under powers.enrol`,
  founded: (folder: string, name: string, acts: number) => `${folder}: the record of ${name}, ${acts} acts.`,
  handOut: (file: string, keys: number) =>
    `${file} holds ${keys} private keys: hand each to its holder and take it out of the file.`,
  runVerify: (message: string) => `${message}; chancery verify says what is wrong with the record`,
  databaseAway: (message: string) => `${message}: the database cannot be reached or used`,
  frozen: ({ code, here, there }: { code: FrozenWord; here: number; there: number }) =>
    `${
      {
        'behind-signed': `The record has ${here} entries, but a checkpoint of ${there} was signed: an older copy was put back.`,
        'other-than-signed': `The record is another than the one whose checkpoint of ${there} entries was signed.`,
        'head-differs': `The entries (${here}) are not those that the signed head (${there}) covers.`,
        'entry-changed': `Entry ${there} in the store is not the one that was appended.`,
        'witness-ahead': `A witness holds a checkpoint of ${there} entries, signed by this log; the record has ${here}: an older copy was put back.`,
        'witness-differs': `A witness holds another checkpoint of ${there} entries, signed by this log.`,
      }[code]
    } The record is for reading only.`,
  witnessNeeds:
    '--name NAME --key FILE --state DIR and --log-key KEY or --logs FILE; or --new-key --name NAME --key FILE',
  noKeyFile: (file: string) => `${file} is no key file of a witness: chancery witness --new-key makes one`,
  noLogKey: (key: string) => `no verifier key of a log: ${key}`,
  policyLine: (file: string, line: number) => `${file}:${line}: no line of a policy, or not possible there`,
  keyMade: (file: string) => `${file} holds the private key of this witness. Its verifier key:`,
  keyForCharter: (key: string) => `As the charter writes it: key: ${key}`,
  witnessHere: (name: string, port: number, logs: number) =>
    `Witness ${name}: http://localhost:${port}/ (logs: ${logs}; Ctrl C stops it)`,
  proofVerbs:
    'chancery proof ORG POSITION [--out FILE] | chancery proof verify FILE [--policy FILE | --log-key KEY]',
  noEntryAt: (position: string, size: number) => `no entry ${position}: the checkpoint covers ${size}`,
  noKeyForProof: (origin: string) =>
    `no key of the log ${origin} is here: give --log-key KEY or --policy FILE, from where you trust it`,
  noProofFile: (file: string) => `${file} is no proof file`,
  proofHolds: (index: number, origin: string, size: number, witnesses: number) =>
    `The proof holds: entry ${index} of ${origin}, under its signed checkpoint of ${size} entries. Witnesses: ${witnesses}.`,
  proofFails: (code: string) => `The proof does not hold: ${code}.`,
  dataFolder: (message: string) => `${message}: the data folder cannot be read or written as it is`,
}
export type CliWords = typeof cli
