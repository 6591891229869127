/** Что `chancery proof verify` говорит о расписке или отказе. Часть `cli.ts`. */
import type { promises as english } from '../en/promises.ts'

export const promises: typeof english = {
  receipt: (act, index, origin, by) =>
    `Журнал ${origin} обещал: акт ${act} стоит на позиции ${index} и виден там не позднее ${by}.`,
  refusal: (act, origin, reasons) => `Журнал ${origin} отказал в приёме акта ${act}: ${reasons}.`,
  unseen: (act, log, origin) =>
    `Журнал ${origin} принял акт ${act} в закрытом порядке: он будет в ${log}, когда тот будет раскрыт.`,
  noted: (by) => `Он обещал отметить отказ не позднее ${by}.`,
  notNoted: 'Он не обещал отметить отказ.',
  compare: 'Исполнено ли это: chancery verify PATH --against этот файл.',
}
