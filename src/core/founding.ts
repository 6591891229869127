/** What a record is of, as its first act says. */

/** What the genesis act fixed. */
export interface Founding {
  readonly organisation: string
  readonly time: 'real' | 'simulated'
  readonly audience: 'public' | 'members'
  readonly example: boolean
  readonly demonstration: boolean
  readonly charter: string
  readonly rules: number
}
