/** `adoption.confirmed`: a state confirms the adoption of a text by its envoy, who had no full powers. */
import { decideConfirmation, evolveConfirmation } from './confirmation.ts'
import { kind } from './kind.ts'
import { envoySchema, type ByEnvoy } from './treaty.ts'

export const adoptionConfirmed = kind<ByEnvoy>({
  kind: 'adoption.confirmed',
  schema: envoySchema,
  decide: (context, { by, body }) => decideConfirmation('adoption', context, by, body),
  evolve: (to, act, charter) => evolveConfirmation('adoption', to, act, charter),
})
