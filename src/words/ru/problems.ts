import type { problems as measure } from '../en/problems.ts'

export const problems: typeof measure = {
  unreadable: 'Запрос не читается',
  'not-allowed': 'Не разрешено',
  'not-found': 'Не найдено',
  conflict: 'Реестр ушел вперед',
  'too-large': 'Слишком велико',
  'out-of-order': 'Вне порядка',
  unavailable: 'Сейчас недоступно',
}
