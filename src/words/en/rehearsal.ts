export interface RehearsalWords {
  readonly gone: (acts: number, changes: number, flags: number) => string
  readonly act: (position: number) => string
  readonly inOrder: string
  readonly effects: (before: string, after: string) => string
  readonly notFlagged: string
  readonly flags: (before: string, after: string) => string
}

export const rehearsal: RehearsalWords = {
  gone: (acts, changes, flags) => `Acts: ${acts}. Ruled otherwise: ${changes}. Flagged otherwise: ${flags}.`,
  act: (position) => `act ${position}`,
  inOrder: 'It would be in order.',
  effects: (before, after) => `Its effects would be: ${after || 'none'}; they are: ${before || 'none'}.`,
  notFlagged: 'no flag.',
  flags: (before, after) => `flagged now: ${before} It would be: ${after}`,
}
