export interface ReportWords {
  readonly holds: string
  readonly doesNotHold: (faults: number) => string
  readonly figures: (acts: number, signatures: number, rulings: number) => string
  readonly attested: (outcomes: number) => string
  readonly restricted: (acts: number) => string
  readonly redacted: (documents: number, unerased: number) => string
  readonly root: (root: string) => string
  readonly act: (position: number) => string
  readonly notice: (rules: number) => string
}

export const reports: ReportWords = {
  holds: 'The record holds.',
  doesNotHold: (faults) => `The record does not hold. Faults: ${faults}.`,
  figures: (acts, signatures, rulings) =>
    `Acts: ${acts}. Signatures checked: ${signatures}. Rulings replayed: ${rulings}.`,
  attested: (outcomes) =>
    `Outcomes attested, not replayed: ${outcomes}. The positions that they rest on are not shown.`,
  redacted: (documents, unerased) =>
    `Documents redacted: ${documents}.${unerased === 0 ? '' : ` Not yet destroyed here: ${unerased}.`}`,
  restricted: (acts) => `Acts of restricted logs examined with them: ${acts}.`,
  root: (root) => `Root: ${root}`,
  act: (position) => `act ${position}`,
  notice: (rules) => `no fault, but version ${rules} of the rules would rule otherwise`,
}
