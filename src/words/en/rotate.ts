/** What `chancery rotate` says, in English. */
export const rotate = {
  noKey: (holder: string): string => `No valid key of ${holder} is here.`,
  rotated: (holder: string, position: number, key: string): string =>
    `Act ${position}: ${holder} now signs with the key ${key}.`,
  both: 'The old key of the log signs every checkpoint beside it until it is revoked: key.revoked.',
}
