/**
 * `acceptance.deposited`: a party that has signed an instrument accepts or approves it, which binds it as ratification
 * does (Vienna Convention on the Law of Treaties, Art. 14(2)). Where the charter says so, an organ of the organisation
 * accepts beside the parties.
 */
import { kind } from './kind.ts'
import { decideDeposit, depositSchema, evolveDeposit, type Deposit } from './membership.ts'

export const acceptanceDeposited = kind<Deposit>({
  kind: 'acceptance.deposited',
  schema: depositSchema,
  decide: (context, { by, body }) => decideDeposit('accepted', context, by, body),
  evolve: (to, act, charter) => evolveDeposit('accepted', to, act, charter),
})
