export const doctor = {
  sound: 'Nothing hinders the work.',
  notSound: 'Something is wrong.',
  findings: {
    'no-folder': ['Nothing is there', 'Name the data folder, or make one with chancery init.'],
    'no-record': [
      'No record is in it',
      'Make one with chancery init, or put one back with chancery restore.',
    ],
    'no-access': [
      'It may not be read and written by this user',
      'Run as the user that owns it, or give it to this user.',
    ],
    'open-to-others': ['Other users of this machine may enter it', 'Close it: chmod 700.'],
    'keys-open-to-others': [
      'Other users of this machine may read the private keys',
      'Close it: chmod 600. Whoever may have read them can sign: enrol new keys and revoke these.',
    ],
    'no-log-key': [
      'The key of the log is not here',
      'The record is for reading. To go on writing, put keys.json back from where it is kept.',
    ],
    'keys-unreadable': ['The file of keys cannot be read', 'Put it back from where a copy is kept.'],
    'key-not-enrolled': [
      'Keys lie here that are not enrolled or have been revoked',
      'Take them out of the file, or check that the file belongs to this record.',
    ],
    'record-damaged': [
      'The record does not verify',
      'Keep this folder as it is. Restore the last backup into a new one with chancery restore, and compare with the heads that members hold.',
    ],
    'documents-missing': [
      'Documents that acts name are not here',
      'If they were erased by decision, this is right and stays. Else restore them from a backup.',
    ],
    'keys-without-record': [
      'There are keys and no record: its making was interrupted',
      'Run chancery init again in a new folder; nothing was signed with these keys here.',
    ],
    leftover: [
      'The remains of a record that was being made or restored',
      'If no chancery process is at work on it, remove it.',
    ],
    'put-aside': [
      'An earlier record of an example, put aside when its folder changed',
      'Remove it when nobody needs it.',
    ],
    'kept-elsewhere': ['Another process keeps this record', 'Stop it before copying or moving files.'],
    'not-closed': [
      'The last process ended without closing the record',
      'Nothing is lost: the next start takes it in. Copy the folder whole, never record.db alone.',
    ],
    'little-space': ['Little space is left on this disk', 'Make room before the record cannot be written.'],
  },
} as const
