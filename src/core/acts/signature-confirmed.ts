/** `signature.confirmed`: a state confirms what its envoy signed without full powers. */
import { decideConfirmation, evolveConfirmation } from './confirmation.ts'
import { kind } from './kind.ts'
import { envoySchema, type ByEnvoy } from './treaty.ts'

export const signatureConfirmed = kind<ByEnvoy>({
  kind: 'signature.confirmed',
  schema: envoySchema,
  decide: (context, { by, body }) => decideConfirmation('signature', context, by, body),
  evolve: (to, act, charter) => evolveConfirmation('signature', to, act, charter),
})
