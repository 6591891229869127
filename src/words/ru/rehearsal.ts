import type { RehearsalWords } from '../en/rehearsal.ts'

export const rehearsal: RehearsalWords = {
  gone: (acts, changes, flags) => `Актов: ${acts}. Решено бы иначе: ${changes}. Отмечено бы иначе: ${flags}.`,
  act: (position) => `акт ${position}`,
  inOrder: 'Он был бы в порядке.',
  effects: (before, after) => `Последствия были бы: ${after || 'нет'}; сейчас: ${before || 'нет'}.`,
  notFlagged: 'отметки нет.',
  flags: (before, after) => `отмечено: ${before} Было бы: ${after}`,
}
