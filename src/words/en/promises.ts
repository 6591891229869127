/** What `chancery proof verify` says of a receipt or a refusal, in English. Part of `cli.ts`. */
export const promises = {
  receipt: (act: string, index: number, origin: string, by: string): string =>
    `The log ${origin} promised: act ${act} stands at position ${index}, and is seen there by ${by}.`,
  refusal: (act: string, origin: string, reasons: string): string =>
    `The log ${origin} refused act ${act}: ${reasons}.`,
  unseen: (act: string, log: string, origin: string): string =>
    `The log ${origin} took act ${act} in unseen: it is in ${log} when that is shown.`,
  noted: (by: string): string => `It promised to note the refusal by ${by}.`,
  notNoted: 'It did not promise to note the refusal.',
  compare: 'Whether the record keeps it: chancery verify PATH --against this file.',
}
