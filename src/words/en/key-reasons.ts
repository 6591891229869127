/** Why a key, or what it signed, is refused, in English. Part of `reasons.ts`. */
import type { KeyReasonCode } from '../../core/refusal.ts'
import type { Said } from './reasons.ts'

export const keyReasons: Readonly<Record<KeyReasonCode, (said: Said) => string>> = {
  'not-device-bound': ({ reached }) =>
    `The passkey ${reached} may be copied to other devices; one bound to its device is needed.`,
  'portal-unknown': ({ reached }) => `${reached} is no site at which passkeys may sign.`,
  'challenge-differs': ({ needed, reached }) => `The passkey signed ${reached}; the act is ${needed}.`,
  'assertion-wrong': ({ needed, reached }) =>
    `What the passkey ${reached} signed is no evidence${needed ? `: ${needed}` : ''}.`,
  'key-differs': ({ needed, reached }) => `Signed by ${reached}; the key that is replaced is ${needed}.`,
  'possession-missing': ({ reached }) => `The new key ${reached} has not signed the act.`,
  'unknown-recovery': ({ reached }) => `Nobody has asked for a recovery ${reached}.`,
  'support-missing': ({ needed, reached }) => `${reached} support it; ${needed} needed.`,
  'unknown-witness': ({ reached }) => `${reached} is no witness in force under this key.`,
  'no-power': ({ needed, reached }) => `The powers of ${reached} do not cover this: ${needed}.`,
  'second-officer-missing': ({ needed }) => `A second officer must sign as well: ${needed}.`,
  'key-compromised': ({ needed, reached }) =>
    `Signed by ${reached}, which is said to have been in other hands from act ${needed} on; its holder has not confirmed it.`,
}
