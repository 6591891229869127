/** What the page about a record says, in English. */
import { countEn as count } from '../plural.ts'

export const about = {
  title: 'About this record',
  nav: 'About',
  description: (name: string) => `What the record of ${name} holds, what is unverified, what is left out.`,
  standing: {
    example:
      'This is an example made from published sources. The organisation has no part in it, and nothing here is an act of the organisation.',
    demonstration: 'This is a demonstration. The organisation and its members are fictional.',
    own: 'This record is kept for the organisation on this server.',
  },
  encoded: 'What is encoded',
  bodies: (n: number) => count(n, 'body', 'bodies'),
  rules: (n: number, inForce: number) => `${count(n, 'rule')} of decision, ${inForce} in force today`,
  procedures: (n: number) => `${count(n, 'procedure')} without a meeting`,
  instruments: (n: number) => count(n, 'instrument'),
  weights: (n: number) => count(n, 'table of weights', 'tables of weights'),
  acts: (n: number) => count(n, 'act'),
  history: (n: number, from: string, to: string) => `${count(n, 'event')}, from ${from} to ${to}`,
  decisions: (n: number, rolls: number) => `${count(n, 'decision')}, ${rolls} with a roll`,
  statements: (n: number) => count(n, 'statement'),
  sources: (n: number) => count(n, 'source'),
  charter: 'The charter as data',
  unverified: 'What is unverified',
  parts: (unread: number, of: number) =>
    `${unread} of the ${count(of, 'part')} of the charter that cite a source rest on one that nobody read in the text.`,
  allRead: 'Every part of the charter rests on a source read in the text.',
  seenSources: 'How the sources were seen',
  flagged: (n: number) =>
    `${count(n, 'reported act')} would not have been allowed by the charter as encoded. Either the encoding is incomplete or the act departed from it.`,
  assumed: (n: number) =>
    `Of ${count(n, 'event')} no source says when the depositary learned of it; the day on which it took effect stands for that day.`,
  claims: (n: number) => `${count(n, 'claim')} of sources stand beside what the record says.`,
  leftOut: 'What is left out',
  noRoll: (n: number, of: number) =>
    `${n} of ${count(of, 'decision')} have no roll: the sources seen do not say where each member stood.`,
  noRules: (bodies: string) => `No rule of decision is encoded for: ${bodies}.`,
  noChair: (bodies: string) => `No chair is on record today for: ${bodies}.`,
  silent: (names: string) => `The charter as encoded is silent on what decides: ${names}.`,
  noSources: (n: number) => `${count(n, 'event')} cite no source; such acts were performed here.`,
  nothing: 'Nothing that the data shows.',
  unseen:
    'What is not on this page may be missing as well: a record shows what was entered, not what was never found.',
  where: 'Sources and licence',
  from: (n: number) => `The record rests on ${count(n, 'source')}, each with how it was seen.`,
  quoted: 'Documents that are quoted belong to those who issued them; each is cited where it is used.',
  licence:
    'Chancery, the program, is under the Apache License 2.0. Facts are free; take the data, and cite the state of the record that you used.',
  keeper: 'Who keeps it',
  origin: 'Origin of the record',
  key: 'Key of the log',
  seat: 'Seat and its time zone',
  reports: 'Who enters what happened elsewhere',
  errors: 'An error',
  mend: 'An error is mended by an act of correction, which stays on the record beside the act that it corrects. Tell the operator of this server the number of the act and the source.',
  contact: 'Contact',
  address: 'The operator of this server. The record names no other.',
}

export type AboutWords = typeof about
