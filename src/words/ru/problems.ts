import type { problems as measure } from '../en/problems.ts'

export const problems: typeof measure = {
  unreadable: 'Запрос не читается',
  'not-signed': 'Нужна подпись зарегистрированного ключа, а для пробы – сеанс',
  'not-allowed': 'Не разрешено',
  'cross-site': 'Запрос пришел с другого сайта',
  'too-many': 'Слишком много попыток: подождите',
  'not-found': 'Не найдено',
  conflict: 'Реестр ушел вперед',
  'too-large': 'Слишком велико',
  'out-of-order': 'Вне порядка',
  unavailable: 'Сейчас недоступно',
}
