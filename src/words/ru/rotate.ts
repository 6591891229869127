/** Что говорит `chancery rotate`. */
import type { rotate as english } from '../en/rotate.ts'

export const rotate: typeof english = {
  noKey: (holder) => `Действующего ключа ${holder} здесь нет.`,
  rotated: (holder, position, key) => `Акт ${position}: ${holder} теперь подписывает ключом ${key}.`,
  both: 'Прежний ключ журнала подписывает каждую контрольную точку вместе с ним, пока не отозван: key.revoked.',
}
