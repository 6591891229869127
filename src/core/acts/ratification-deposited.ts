/** `ratification.deposited`: a party that has signed an instrument consents to be bound by it. */
import { kind } from './kind.ts'
import { decideDeposit, depositSchema, evolveDeposit, type Deposit } from './membership.ts'

export const ratificationDeposited = kind<Deposit>({
  kind: 'ratification.deposited',
  schema: depositSchema,
  decide: (context, { by, body }) => decideDeposit('ratified', context, by, body),
  evolve: (to, act, charter) => evolveDeposit('ratified', to, act, charter),
})
