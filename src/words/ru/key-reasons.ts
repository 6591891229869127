/** Почему не принят ключ или то, что он подписал. Часть `reasons.ts`. */
import type { keyReasons as english } from '../en/key-reasons.ts'

export const keyReasons: typeof english = {
  'not-device-bound': ({ reached }) =>
    `Ключ доступа ${reached} можно копировать на другие устройства; нужен ключ, привязанный к устройству.`,
  'portal-unknown': ({ reached }) =>
    `${reached} не входит в число сайтов, на которых подписывают ключами доступа.`,
  'challenge-differs': ({ needed, reached }) => `Ключ доступа подписал ${reached}; акт: ${needed}.`,
  'assertion-wrong': ({ needed, reached }) =>
    `Подписанное ключом доступа ${reached} не является доказательством${needed ? `: ${needed}` : ''}.`,
  'key-differs': ({ needed, reached }) => `Подписано ключом ${reached}; заменяется ключ ${needed}.`,
  'possession-missing': ({ reached }) => `Новый ключ ${reached} не подписал акт.`,
  'unknown-recovery': ({ reached }) => `Никто не просил о восстановлении ${reached}.`,
  'support-missing': ({ needed, reached }) => `Поддержали: ${reached}; требуется: ${needed}.`,
  'unknown-witness': ({ reached }) => `${reached} не является действующим свидетелем с этим ключом.`,
  'no-power': ({ needed, reached }) => `Полномочия ${reached} на это не распространяются: ${needed}.`,
  'second-officer-missing': ({ needed }) => `Должно подписать и второе должностное лицо: ${needed}.`,
  'key-compromised': ({ needed, reached }) =>
    `Подписано ключом ${reached}, который, как заявлено, с акта ${needed} был в чужих руках; владелец этого не подтвердил.`,
}
