import type { ProcedureWords } from '../en/procedures.ts'

export const procedures: ProcedureWords = {
  kind: { silence: 'Процедура умолчания', written: 'Процедура письменного голосования' },
  scope: (kind, organs, matters) =>
    `${kind}; орган: ${organs}; вопросы: ${matters === '' ? 'любые' : matters}.`,
  purposes: (purposes) => `Только для: ${purposes}.`,
  valid: (spans) => `Применяется ${spans}.`,
  span: (from, until) => (until === '' ? `с ${from}` : `с ${from} до ${until} (этот день не входит)`),
  prolongs: 'Продлевается решением по ней самой.',
  opens: (actors) => `Открывают: ${actors}.`,
  agreed: 'Применение сначала предлагается на заседании с точным сроком, и там никто не возражает.',
  exactly: (hours) => `Длится ровно ${hours} ч.`,
  least: (hours) => `Длится не менее ${hours} ч.`,
  most: (hours) => `Длится не более ${hours} ч.`,
  extended: (times, hours) => `Срок можно продлить: ${times} раз${hours === '' ? '' : `, на ${hours} ч`}.`,
  notExtended: 'Срок продлить нельзя.',
  broken: (stands) => `Прерывает: ${stands}.`,
  amendment: 'Письменная поправка прерывает ее.',
  nonReply: {
    silent: 'Член, который не ответил, считается молчащим.',
    absent: 'Член, который не ответил, считается отсутствующим.',
    'not-voted': 'Член, который не ответил, не голосовал.',
  },
  notWithdrawn: 'Открытый вопрос отозвать нельзя.',
  notice: (by, hours) => `Об исходе уведомляет ${by}${hours === '' ? '' : ` в течение ${hours} ч`}.`,
  nextSitting: 'Текст публикуется на следующем заседании.',
  numbered: (form) => `Принятое нумеруется по порядку: ${form}.`,
  disclosure: {
    'before-close': (minutes: string): string =>
      `Позиции членов раскрываются за ${minutes} мин. до окончания срока.`,
    'at-close': (): string => 'Позиции членов раскрываются по окончании срока, не раньше.',
    'after-adoption': (): string => 'Позиции членов раскрываются после принятия, не раньше.',
    never: (): string => 'Позиции членов не раскрываются. Результат и числа раскрываются.',
  },
  statements: {
    opening: 'Заявления можно приложить с открытия',
    expiry: 'Заявления можно приложить после истечения срока',
    publication: 'Заявления можно приложить после публикации',
  },
  withinHours: (hours) => `, в течение ${hours} ч`,
}
