/** What the public pages say, in Russian: the same keys as in English, or it does not compile. */
import type { SiteWords } from '../en/site.ts'
import { countRu as count } from '../plural.ts'

export const site = {
  brand: 'Chancery',
  skip: 'Перейти к содержанию',
  mainNavigation: 'Разделы',
  languages: 'Язык',
  nav: {
    overview: 'Обзор',
    members: 'Члены',
    bodies: 'Органы',
    operations: 'Операции',
    meetings: 'Встречи',
    analysis: 'Анализ',
    decisions: 'Решения',
    texts: 'Тексты',
    statements: 'Заявления',
    sources: 'Источники',
    record: 'Реестр',
  },
  banner: {
    example: 'Пример на основе опубликованных источников. Это не сайт самой организации.',
    demonstration: 'Демонстрация с вымышленными участниками. Ничего из показанного не происходило.',
  },
  asOf: {
    on: (date: string) => `Показано состояние организации на дату: ${date}`,
    known: (date: string) => `Показано только то, что было известно на дату: ${date}`,
    at: (act: number) =>
      `Показано только начало реестра: ${count(act, 'акт', 'акта', 'актов')}; более поздние акты не учтены.`,
    today: 'Показать на сегодня',
  },
  footer: {
    cite: 'Ссылка на страницу',
    state: (page: string, act: number) =>
      `${page}. Состояние реестра: ${count(act, 'акт', 'акта', 'актов')}.`,
    known: (date: string) => `по данным на ${date}`,
    recorded: (when: string) => `Время записи: ${when}.`,
    root: (digest: string) => `Корень реестра: ${digest}`,
    permanent: 'Постоянная ссылка',
    data: 'Данные',
    about: 'О проекте',
    howToVerify: 'Как проверить этот реестр',
    allOrganisations: 'Все организации',
    conformance: 'Проверочные случаи',
    unread: 'Что никто не читал в тексте',
    charter: 'Устав в виде данных',
  },
  formats: { json: 'JSON', csv: 'CSV', record: 'Весь реестр одним файлом' },
  dateForm: { label: 'Показать на дату', button: 'Показать', today: 'Сегодня' },
  status: {
    member: 'Член',
    signatory: 'Подписавшая сторона',
    observer: 'Наблюдатель',
    partner: 'Партнёр',
    suspended: 'Членство приостановлено',
    former: 'Бывший член',
  },
  position: {
    yes: 'За',
    no: 'Против',
    abstain: 'Воздержание',
    absent: 'Отсутствие',
    'not-participating': 'Неучастие',
    'not-voted': 'Голос не подан',
    objection: 'Возражение',
    reservation: 'Оговорка',
    silent: 'Молчание',
  },
  outcome: {
    adopted: 'Принято',
    'not-adopted': 'Не принято',
    open: 'Не завершено',
    'out-of-order': 'Не по правилам',
    'needs-parameter': 'Устав не определяет',
  },
  seen: {
    text: 'Прочитано в тексте',
    excerpt: 'Известно только по отрывку',
    secondhand: 'Со слов другого источника',
    memory: 'Не проверено: источник не открывали',
  },
  timeline: {
    heading: 'Кто и когда был членом',
    key: {
      member: 'Член',
      left: 'Член, впоследствии вышедший',
      signatory: 'Подписано, не вступило в силу',
      suspended: 'Членство приостановлено',
      observer: 'Наблюдатель',
      partner: 'Партнёр',
    },
    cursor: (date: string, members: number) => `${date}: ${count(members, 'член', 'члена', 'членов')}`,
    sentence: (from: string, today: string, members: number, ever: number) =>
      `Период: ${from} – ${today}; ${count(members, 'член', 'члена', 'членов')} на последний день, всего ${count(ever, 'сторона', 'стороны', 'сторон')}. Те же даты даны в таблице.`,
    until: 'по',
  },
} satisfies SiteWords
