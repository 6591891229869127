import type { Counted, RuleWords } from '../en/rules.ts'

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** После слова «который» сказуемое стоит впереди: голосует за. */
function after(doing: string): string {
  return doing.replaceAll(/(за|против) (голосуют|голосует)/g, '$2 $1')
}

function ofWhom({ base, group }: Counted): string {
  const of = group === '' ? '' : ` группы «${group}»`
  if (base === 'cast') return `членов${of}, голосующих за или против`
  return base === 'present' ? `присутствующих членов${of}` : `членов${of}`
}

/** Правило по-русски. Числа стоят так, как их пишет устав. Сказуемое впереди: оно не зависит от числа. */
export const rules: RuleWords = {
  quote: (text) => `«${text}»`,
  or: (words) => joined(words, 'или'),
  and: (words) => joined(words, 'и'),
  quantity: (comparison, threshold) =>
    ({
      'at-least': `не менее ${threshold}`,
      'more-than': `более ${threshold}`,
      'fewer-than': `менее ${threshold}`,
      'at-most': `не более ${threshold}`,
    })[comparison],
  doing: {
    yes: { many: 'за голосуют', one: 'за голосует' },
    no: { many: 'против голосуют', one: 'против голосует' },
    abstain: { many: 'воздерживаются', one: 'воздерживается' },
    absent: { many: 'отсутствуют', one: 'отсутствует' },
    'not-participating': { many: 'не участвуют', one: 'не участвует' },
    objection: { many: 'возражают', one: 'возражает' },
    reservation: { many: 'заявляют оговорку', one: 'заявляет оговорку' },
    silent: { many: 'молчат', one: 'молчит' },
    'not-voted': { many: 'не голосовали', one: 'не голосовал' },
  },
  present: { many: 'присутствуют', one: 'присутствует' },
  whoever: { many: 'при любой позиции учитываются', one: 'при любой позиции учитывается' },
  stands: {
    yes: 'голос за',
    no: 'голос против',
    abstain: 'воздержание',
    absent: 'отсутствие',
    'not-participating': 'неучастие',
    objection: 'возражение',
    reservation: 'оговорка',
    silent: 'молчание',
    'not-voted': 'отсутствие голоса',
  },

  heads: (said) => {
    if (said.whoever && said.named !== '')
      return `в «${said.named}» названы ${said.quantity} ${said.share ? ofWhom(said) : 'членов'}`
    const named = said.named === '' ? '' : ` (считаются только названные в «${said.named}»)`
    const group = said.group === '' ? '' : ` группы «${said.group}»`
    if (said.share) {
      const whom = ofWhom(said)
      return said.all
        ? `${said.doing.many} все из ${whom}${named}`
        : `${said.doing.many} ${said.quantity} ${whom}${named}`
    }
    return `${said.doing.many} ${said.quantity} ${said.one ? 'члена' : 'членов'}${group}${named}`
  },
  weighed: (said) => {
    const named = said.named === '' ? '' : ` (считаются только названные в «${said.named}»)`
    const group = said.group === '' ? '' : ` группы «${said.group}»`
    const held = said.share
      ? `${said.all ? 'весь показатель' : `${said.quantity} показателя`} «${said.weight}» ${ofWhom(said)}`
      : `${said.quantity}${said.unit === '' ? '' : ` ${said.unit}`} показателя «${said.weight}»`
    if (said.whoever && said.named !== '')
      return `на членов${group}, названных в «${said.named}», приходится ${held}`
    return `на членов${group}, которые ${after(said.doing.many)}${named}, приходится ${held}`
  },
  blockers: (number) =>
    `не голосовали за менее ${number} членов (столько составляют блокирующее меньшинство)`,
  blockersHolding: (quantity, weight, plus) =>
    `членов, не голосовавших за, меньше, чем нужно для блокирующего меньшинства: наименьшее число членов, на которых вместе приходится ${quantity} показателя «${weight}»${plus === '0' ? '' : `, и еще ${plus}`}`,
  noVeto: (group) => `ни один член группы «${group}» не голосует против (у каждого право вето)`,
  consensus: 'позиция ни одного члена этому не препятствует',
  prevents: (stands) => `препятствует: ${stands}`,
  doesNotPrevent: (stands) => `не препятствует: ${stands}`,
  notSaid: (stands, parameter) => `устав не определяет; спрашивается под именем «${parameter}»: ${stands}`,
  depends: (stands, parameter, gives, blocks) =>
    `${stands}: как сказано в «${parameter}»${gives === '' ? '' : `; не препятствует при ${gives}`}${blocks === '' ? '' : `; препятствует при ${blocks}`}`,
  factIs: (fact, word) => `«${fact}»: «${word}»`,
  factYes: (fact) => `«${fact}»: да`,
  factNo: (fact) => `«${fact}»: нет`,
  factAtLeast: (fact, number) => `«${fact}»: не менее ${number}`,
  factNames: (fact) => `в «${fact}» назван член`,
  unstated: {
    asks: 'если не указано, спрашивается',
    holds: 'если не указано, считается, что это так',
    fails: 'если не указано, считается, что это не так',
  },
  members: (number) => `в органе не менее ${number} членов`,
  inForce: (treaty) => `действует «${treaty}»`,
  all: 'выполнено все это',
  any: 'выполнено что-либо из этого',
  inTurn: 'выполнено первое из этого, каждое — если не выполнено предыдущее',
  failingThat: (text) => `если нет: ${text}`,
  not: 'это не выполнено',
  parameter: (name) => `устав не определяет, что из этого; спрашивается под именем «${name}», где это решает`,
  option: (name, text) => `${name}: ${text}`,

  scope: (organs, matters) => `${organs}: ${matters}.`,
  inForceFrom: (from, until) =>
    until === '' ? `Действует с ${from}.` : `Действует с ${from} до ${until} (этот день не входит).`,
  enacted: (day) => `Принято ${day}.`,
  underProcedure: (procedure) => `Только для вопроса по процедуре «${procedure}».`,
  when: 'Применяется, только пока',
  insteadOf: (those) => `Тогда заменяет ${those}.`,
  ruleNamed: (id, clause) => `«${id}» (${clause})`,
  nothing: 'Устав не предусматривает решения об этом.',
  everyone: 'Участвует каждый член органа.',
  electorate: (fact, required) =>
    `Участвуют только члены, названные в «${fact}»; остальные выходят из числа, от которого берутся доли. ${required ? 'Их нужно указать.' : 'Если не указано, участвует каждый член.'}`,
  positions: (stands) => `Позиция члена: ${stands}.`,
  excluded: (fact, base) =>
    `Член, названный в «${fact}», не участвует: его голос не учитывается, и ${
      {
        shrinks: 'он выходит из числа, от которого берутся доли',
        stays: 'он остается в числе, от которого берутся доли',
        asks: 'устав не определяет, остается ли он в числе, от которого берутся доли',
      }[base]
    }.`,
  mustBeStated: 'Нужно указать, кто это.',
  mostExcluded: (most) => `Исключить можно не более ${most}.`,
  speaks: {
    yes: 'Он может выступать.',
    no: 'Он не может выступать.',
    'then-leaves': 'Он может выступить, затем уходит.',
  },
  before: 'До подсчета',
  otherwise: { precondition: 'иначе вопрос вне порядка', deferred: 'иначе голосование откладывается' },
  quorum: 'Кворум есть, если',
  adopted: 'Принято, если',
  effects: {
    bound: 'связан решением',
    'not-bound': 'не связан решением',
    'consent-required': 'связан решением, только если даст согласие',
    'opted-out': 'не участвует в решении',
  },
  effectOther: (code) => `получает «${code}»`,
  executory: (fact, days) => `связан решением через ${days} дн. после дня «${fact}»`,
  effect: (who, is) => `Если принято, ${who} ${is}.`,
  effectWhile: (who, is) => `Если принято, ${who} ${is}, пока`,
  who: (stands, named, other) => {
    if (stands === '' && named === '') return other ? 'каждый другой член' : 'каждый член'
    const naming = named === '' ? '' : `, названный в «${named}»`
    return `член${naming}${stands === '' ? '' : `${naming === '' ? ', который' : ' и который'} ${after(stands)}`}${naming === '' && stands === '' ? '' : ','}`
  },
  follows: (on, is, within) =>
    `Если ${on === 'adopted' ? 'принято' : 'не принято'}, следует «${is}»${within === '' ? '' : `, срок ${within}`}`,
  facts: (facts) => `Спрашивается: ${facts}.`,
  takes: { parties: 'члены', 'yes-no': 'да или нет', number: 'число', day: 'день' },
  clause: (clause) => `Статья: ${clause}.`,
  source: (title, locator, seen) => `Источник: ${title}${locator === '' ? '' : ` (${locator})`}; ${seen}.`,
  via: (via) => `Прочитано через: ${via}.`,
  seen: {
    text: 'прочитан в тексте',
    excerpt: 'прочитан только отрывок',
    secondhand: 'не проверен, по сообщению другого источника',
    memory: 'не проверен, по памяти',
  },

  marks: { held: 'выполнено', 'not-held': 'не выполнено', open: 'открыто', asks: 'не указано' },
  marked: (mark, text) => `[${mark}] ${text}`,
  figures: {
    of: (reached, whole, percent) =>
      whole === ''
        ? reached
        : `${reached} из ${whole}${percent === '' ? '' : ` (${percent.replace('.', ',')} %)`}`,
    weighed: (weight, figure) => `«${weight}»: ${figure}`,
    needed: (figure, needed) => `${figure}; требуется ${needed}`,
    tooMany: (figure, needed) => `${figure}; ${needed} — уже слишком много`,
    blockers: (reached, needed) => `не голосовали за: ${reached}; блокирующее меньшинство: ${needed}`,
    against: (parties) => `против голосовали: ${parties}`,
  },
  stillNeeded: 'Не хватает:',
  way: (way) => `Путь ${way}:`,
  wanting: {
    votes: (number, doing, weight) =>
      weight === ''
        ? `еще ${number} таких, которые ${after(doing)}`
        : `еще ${number} показателя «${weight}» у членов, которые ${after(doing)}`,
    further: (number) => `${number}, если они еще не голосовали`,
    fewer: (number, doing, weight) =>
      weight === ''
        ? `на ${number} меньше таких, которые ${after(doing)}`
        : `на ${number} меньше показателя «${weight}» у членов, которые ${after(doing)}`,
    notBlocked: (number) => `еще ${number} голосующих за, чтобы не было блокирующего меньшинства`,
    inTheWay: (parties) => `чтобы не препятствовали: ${parties}`,
    stated: (parameter, options) =>
      `чтобы было указано «${parameter}»${options === '' ? '' : ` (${options})`}`,
  },
  whatever: 'Как бы ни поступили остальные, итог тот же.',
  settled: 'Остальные ничего не могут изменить.',
  notSettled: 'Остальные еще могут изменить исход.',
  weightUsed: (weight, title, seen) => `Таблица «${weight}»: ${title}; ${seen}.`,
  parties: (is, parties) => `${is}: ${parties}`,
  effectNames: {
    bound: 'Связаны решением',
    'not-bound': 'Не связаны решением',
    'consent-required': 'Связаны, только если дадут согласие',
    'opted-out': 'Не участвуют в решении',
  },
  executoryFrom: (day) => `Связаны с ${day}`,
  following: (is, within) => `Следует: «${is}»${within === '' ? '' : `, срок ${within}`}.`,
}
