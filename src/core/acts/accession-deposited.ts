/** `accession.deposited`: a party that has not signed an instrument in force consents to be bound by it. */
import { kind } from './kind.ts'
import { decideDeposit, depositSchema, evolveDeposit, type Deposit } from './membership.ts'

export const accessionDeposited = kind<Deposit>({
  kind: 'accession.deposited',
  schema: depositSchema,
  decide: (context, { by, body }) => decideDeposit('acceded', context, by, body),
  evolve: (to, act, charter) => evolveDeposit('acceded', to, act, charter),
})
