/** What the verifier in the browser says. `found` is a number, a position, or the id of a key. */
interface Said {
  readonly ok: (found: string) => string
  readonly wrong: (found: string) => string
}

export interface VerifierWords {
  readonly act: { readonly title: string; readonly lead: string; readonly button: string }
  readonly record: { readonly title: string; readonly lead: string; readonly button: string }
  readonly tooLarge: (most: string) => string
  readonly notLoaded: string
  readonly notChecked: (why: string) => string
  readonly steps: {
    readonly checkpoint: Said
    readonly witnesses: Said
    readonly entry: Said
    readonly included: Said
    readonly begins: Said
    readonly signature: Said
    readonly keyLater: Said
    readonly shown: Said
  }
}

const KEY_LATER =
  'The key of its author was enrolled after the first act, or is a passkey: checking the whole record shows whether it signed.'

export const verifier: VerifierWords = {
  act: {
    title: 'Check this act in your browser',
    lead: 'Your browser loads the checkpoint, the tiles and the entry from this server, and works out by itself whether the act is on the log.',
    button: 'Check this act',
  },
  record: {
    title: 'Check this record in your browser',
    lead: 'Your browser loads the whole record and checks every byte, every signature and every ruling. The program comes from this server: who does not trust it runs the command.',
    button: 'Check the record whole',
  },
  tooLarge: (most) =>
    `A record of more than ${most} acts is checked with the command, since a browser would take too long.`,
  notLoaded: 'The verifier could not be loaded. Nothing was checked.',
  notChecked: (why) => `Nothing was checked: ${why}`,
  steps: {
    checkpoint: {
      ok: (found) => `The checkpoint of ${found} entries is signed by the key of this log.`,
      wrong: (found) =>
        found === ''
          ? 'What the server gives as its checkpoint is none.'
          : `The checkpoint of ${found} entries does not cover this act, or the key of this log did not sign it.`,
    },
    witnesses: {
      ok: (found) => `Witnesses that cosigned it: ${found}.`,
      wrong: (found) =>
        `Witnesses that cosigned it: ${found}. That is fewer than the charter asks for, or one of them is wrong.`,
    },
    entry: {
      ok: () => 'The entry has the form of an entry.',
      wrong: () => 'The entry does not have the form of an entry.',
    },
    included: {
      ok: (found) => `Entry ${found} is on the log: the tiles lead from it to the root that is signed.`,
      wrong: (found) =>
        `Entry ${found} is not on the log: the tiles do not lead from it to the root that is signed.`,
    },
    begins: {
      ok: (found) => `The log begins with the act ${found}. Whoever knows that from elsewhere can compare.`,
      wrong: () => 'The first act of the log is not under its checkpoint.',
    },
    signature: {
      ok: (found) => `Its author signed it, with the key ${found} that the first act of the log names.`,
      wrong: (found) => `The signature is not that of the key ${found}.`,
    },
    keyLater: {
      ok: () => KEY_LATER,
      wrong: () => KEY_LATER,
    },
    shown: {
      ok: () => 'This page shows the entry as it is on the log.',
      wrong: () => 'This page shows something else than the log.',
    },
  },
}
