/** What `chancery invite` and `chancery enrol` say, in English. */
export const invite = {
  usage: 'invite ORG --office OFFICE | --party PARTY [--name NAME] [--base URL]',
  noHolder: (code: string): string => `The charter has no office and no party ${code}.`,
  confidential:
    'A confidential record has no page at which anybody could sign in: its members send acts that they signed.',
  link: (name: string): string => `For ${name}, once, within three days:`,
  afterwards: (command: string): string =>
    `When the passkeys are registered, see and enrol them with: ${command}`,
  none: 'No passkey waits for an act.',
  waits: (name: string, holder: string, key: string): string => `${key}  ${name} (${holder})`,
  ask: 'Ask each person for the beginning of the code that their browser showed; then: enrol ORG CODE',
  noneSuch: (key: string): string => `No waiting passkey begins with ${key}, or more than one does.`,
  noOffice: (offices: string): string => `No key is here of an office that may enrol: ${offices}.`,
  enrolled: (position: number, name: string): string => `Act ${position}: the key of ${name} is enrolled.`,
  portal: (position: number, site: string): string =>
    `Act ${position}: ${site} is a portal at which passkeys sign acts.`,
  running: (folder: string): string => `A server keeps ${folder}: give its address with --base.`,
  second: (place: string): string =>
    `Signed. A second person of the office signs it too, with their own key: ${place}`,
  refused: (why: string): string => `The record does not take it: ${why}`,
}

export type InviteWords = typeof invite
