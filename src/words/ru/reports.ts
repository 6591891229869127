import type { ReportWords } from '../en/reports.ts'

export const reports: ReportWords = {
  holds: 'Реестр верен.',
  doesNotHold: (faults) => `Реестр неверен. Ошибок: ${faults}.`,
  figures: (acts, signatures, rulings) =>
    `Актов: ${acts}. Проверено подписей: ${signatures}. Повторено решений о порядке: ${rulings}.`,
  attested: (outcomes) =>
    `Результатов принято на веру, а не повторено: ${outcomes}. Позиции, на которых они основаны, не раскрыты.`,
  redacted: (documents, unerased) =>
    `Документов уничтожено: ${documents}.${unerased === 0 ? '' : ` Здесь еще не уничтожено: ${unerased}.`}`,
  restricted: (acts) => `Вместе с ними проверено актов закрытых реестров: ${acts}.`,
  root: (root) => `Корень: ${root}`,
  act: (position) => `акт ${position}`,
  notice: (rules) => `не ошибка, но версия ${rules} правил решила бы иначе`,
}
