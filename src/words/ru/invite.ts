import type { InviteWords } from '../en/invite.ts'

/** Что говорят `chancery invite` и `chancery enrol`, по-русски. */
export const invite: InviteWords = {
  usage: 'invite ORG --office OFFICE | --party PARTY [--name NAME] [--base URL]',
  noHolder: (code) => `В уставе нет ни должности, ни участника ${code}.`,
  confidential: 'У закрытого реестра нет страницы, где можно войти: его члены присылают подписанные акты.',
  link: (name) => `Для: ${name}, один раз, в течение трех дней:`,
  afterwards: (command) => `Когда ключи зарегистрированы, посмотреть и внести их: ${command}`,
  none: 'Ни один ключ не ждет акта.',
  waits: (name, holder, key) => `${key}  ${name} (${holder})`,
  ask: 'Спросите у каждого начало кода, которое показал его браузер; затем: enrol ORG CODE',
  noneSuch: (key) => `Нет ждущего ключа, который начинается с ${key}, или их больше одного.`,
  noOffice: (offices) => `Здесь нет ключа должности, которая вправе вносить ключи: ${offices}.`,
  enrolled: (position, name) => `Акт ${position}: внесен ключ: ${name}.`,
  portal: (position, site) =>
    `Акт ${position}: ${site} теперь портал, на котором ключи доступа подписывают акты.`,
  running: (folder) => `Реестр ${folder} держит сервер: укажите его адрес в --base.`,
  second: (place) => `Подписано. Подписать должен и второй человек должности, своим ключом: ${place}`,
  refused: (why) => `Реестр этого не принимает: ${why}`,
}
