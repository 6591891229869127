/** What notices by mail say, and the pages on them, in Russian: the same keys as in English, or it does not compile. */
import type { MailWords } from '../en/desk-mail.ts'
import { countRu as count } from '../plural.ts'

export const mail: MailWords = {
  question: (symbol, title) => (title === '' ? symbol : `${symbol} («${title}»)`),
  subject: {
    'question-put': (question, until) => `${question}: срок — ${until}`,
    'deadline-extended': (question, until) => `${question}: новый срок — ${until}`,
    'question-withdrawn': (question) => `${question}: снят`,
    'procedure-broken': (question) => `${question}: процедура прервана`,
    'question-decided': (question, outcome) => `${question}: ${outcome}`,
    'outcome-corrected': (question, outcome) => `${question}: итог исправлен: ${outcome}`,
    'text-published': (question, symbol) => `${question}: опубликован под номером ${symbol}`,
    'day-before': (question, until) => `${question}: меньше суток, срок — ${until}`,
    'hour-before': (question, until) => `${question}: меньше часа, срок — ${until}`,
    'signature-wanted': (what) => `Ждёт второй подписи: ${what}`,
    'key-enrolled': (holder) => `Зарегистрирован ключ: ${holder}`,
    'key-revoked': (holder) => `Отозван ключ: ${holder}`,
    'recovery-requested': (holder) => `Запрошен новый ключ: ${holder}`,
    'recovery-objected': (holder) => `Новый ключ не выдан, заявлено возражение: ${holder}`,
    'recovery-completed': (holder) => `Выдан новый ключ: ${holder}`,
  },
  put: (by, question, organ) => `Внесён вопрос ${question}. Кем: ${by}. Орган: ${organ}.`,
  under: (procedure, clause) => `Решается без заседания, по процедуре «${procedure}» [${clause}].`,
  extended: (by, question) => `Срок по вопросу ${question} перенесён. Кем: ${by}.`,
  withdrawn: (by, question) =>
    `Вопрос ${question} снят. Кем: ${by}. Действовать по нему больше нельзя, срок отпал.`,
  broken: (question, clause) =>
    `Процедура по вопросу ${question} прервана${clause === '' ? '' : ` [${clause}]`}. По ней ничего не принято; об итоге будет сообщено, когда он будет объявлен.`,
  brokenBy: (party, what, at) => `Кем: ${party}, ${what}, получено ${at}.`,
  amendment: 'письменная поправка',
  decided: (question) => `Итог по вопросу ${question}:`,
  outcome: { adopted: 'принято', 'not-adopted': 'не принято' },
  number: (symbol) => `Номер: ${symbol}.`,
  counts: (counts) => `Подсчёт: ${counts}.`,
  declared: (by, at) => `Объявлено: ${by}, ${at}.`,
  lapsed: 'Объявлено на момент истечения срока:',
  corrected: (question, before, now) =>
    `Итог по вопросу ${question} исправлен: было «${before}», теперь «${now}».`,
  published: (question, symbol) => `Текст по вопросу ${question} опубликован под номером ${symbol}.`,
  notActed: (party, question) => `Позиция не заявлена. Член: ${party}. Вопрос: ${question}.`,
  unseen: (question) =>
    `Вопрос ${question} ещё открыт. Позиции членов пока не показаны, поэтому письмо идёт каждому члену, заявил он позицию или нет.`,
  closes: 'Срок истекает:',
  closed: 'Срок истёк бы:',
  inTime: 'В срок — то, что получено до этого момента, но не в сам этот момент.',
  firstMinute: (day, dayBefore, zone) =>
    `По часам ${zone} это первая минута дня: ${day}. Последний день, когда можно действовать: ${dayBefore}.`,
  change: (zone, at, before, after) => `До этого часы ${zone} переводятся: ${at}, с ${before} на ${after}.`,
  twice: (time, zone, offset) =>
    `Часы ${zone} в этот день показывают ${time} дважды; имеется в виду время ${offset}.`,
  rule: (clause) => `Правило [${clause}]:`,
  ifNothing: {
    silent: (party) => `Если до этого момента позиция не заявлена (${party}), это считается молчанием.`,
    absent: (party) => `Если до этого момента позиция не заявлена (${party}), это считается отсутствием.`,
    'not-voted': (party) => `Если до этого момента позиция не заявлена (${party}), голос не подан.`,
  },
  stands: (party, position) =>
    `Позиция (${party}): ${position}. Она остаётся, если до этого момента не заявлена другая.`,
  breaks: (stands) => `Процедуру прерывает: ${stands}. Тогда вопрос не принят.`,
  otherwise: {
    adopted: 'Если до этого момента никто больше ничего не сделает, вопрос принят.',
    'not-adopted': 'Если до этого момента никто больше ничего не сделает, вопрос не принят.',
  },
  signature: (what, by) =>
    `${what} (внесено: ${by}) ждёт подписи второго должностного лица. До неё акт не действует.`,
  keyEnrolled: (holder, key) => `С этого момента ключ ${key} может подписывать за: ${holder}.`,
  keyRevoked: (holder, key) => `С этого момента ключ ${key} больше не подписывает за: ${holder}.`,
  recoveryRequested: (holder, key, recovery) =>
    `По запросу ${recovery} предложено выдать ключ ${key} взамен утраченных. Кому: ${holder}. Запрос ждёт; пока он не исполнен, возразить может владелец любого ключа.`,
  recoveryObjected: (holder, key, recovery) =>
    `Запрос ${recovery} окончен: заявлено возражение, ключ ${key} не выдан. Кому предлагалось: ${holder}.`,
  recoveryCompleted: (holder, key, recovery) =>
    `Запрос ${recovery} исполнен: ключ ${key} может подписывать за: ${holder}.`,
  notYou: 'Если никто из ваших этого не делал, сразу сообщите секретариату, и не почтой.',
  toAct: (href) => `Действовать: ${href}`,
  onRecord: (act, href) => (href === '' ? `В реестре: акт ${act}.` : `В реестре: акт ${act}, ${href}`),
  calendar: 'Срок приложен как запись календаря.',
  cancelled: 'Приложенная запись календаря снимает срок.',
  footer: (addressee, organisation) =>
    `Адресат: ${addressee}. Отправитель: реестр, ${organisation}. Ответ на это письмо ничего не меняет: акты совершаются и подписываются за рабочим столом.`,
  demonstration: 'ДЕМОНСТРАЦИЯ',
  exercise: 'Демонстрация: ничего из этого не происходило.',
  digestSubject: (notices, day) => `${count(notices, 'уведомление', 'уведомления', 'уведомлений')}, ${day}`,
  testSubject: 'Проверка',
  test: 'Это проверка адреса, который вы указали. Ничего не произошло.',
}
