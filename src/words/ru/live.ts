/** What a page says of itself while it is live, in Russian. */
import type { LiveWords } from '../en/live.ts'
import { countRu as count } from '../plural.ts'

export const live: LiveWords = {
  label: 'Обновления в реальном времени',
  seconds: (n) => count(n, 'секунда', 'секунды', 'секунд'),
  newActs: (n) => count(n, 'новый акт', 'новых акта', 'новых актов'),
  left: (time) => `Осталось: ${time}`,
  over: 'Срок истёк.',
  on: 'Обновляется',
  connecting: 'Соединение',
  pause: 'Приостановить обновления',
  paused: 'Обновления приостановлены.',
  heard: (time) => `Прошло с последнего ответа сервера: ${time}.`,
  offline: 'Нет связи. Подписать ничего нельзя.',
  kept: 'Набранный текст сохранён.',
  failed: 'Страницу не удалось обновить. Загрузите её снова.',
  keys: {
    title: 'Быстрые клавиши',
    lead: 'Одна клавиша или две подряд, когда не набирается текст.',
    use: 'Одиночные клавиши',
    close: 'Закрыть',
    help: 'Показать этот список',
    inTurn: (first, second) => `${first}, затем ${second}`,
  },
}
