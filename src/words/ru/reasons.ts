import { keyReasons } from './key-reasons.ts'
import type { ReasonWords, Said } from '../en/reasons.ts'

function counted({ weight, class: of, counted: stands }: Said): string {
  const what = weight || (stands ? '' : 'Голосов')
  return `${what}${stands ? `${what ? ' ' : ''}(${stands})` : ' за'}${of ? `, ${of}` : ''}`
}

/** По одному предложению на причину. Статья следует в скобках. */
export const reasons: ReasonWords = {
  'sufficient-votes': (said) => `${counted(said)}: ${said.reached}; требуется: ${said.needed}.`,
  'insufficient-votes': (said) => `${counted(said)}: ${said.reached}; требуется: ${said.needed}.`,
  'no-veto': () => 'Ни один член с правом вето не голосовал против.',
  veto: ({ parties }) => `Вето: против голосовали ${parties}.`,
  'blocking-vote': ({ parties }) =>
    `Не может быть принято: против голосовали члены с правом вето: ${parties}.`,
  consensus: () => 'Позиция ни одного члена не препятствует консенсусу.',
  objection: ({ parties }) => `Возражение: ${parties}.`,
  'absence-blocks': ({ parties }) =>
    `Отсутствуют или не участвуют, что здесь препятствует принятию: ${parties}.`,
  'silence-blocks': ({ parties }) => `Молчат, что здесь препятствует принятию: ${parties}.`,
  'abstention-blocks': ({ parties }) => `Воздержались, что здесь препятствует принятию: ${parties}.`,
  'not-voted-blocks': ({ parties }) => `Не голосовали, что здесь препятствует принятию: ${parties}.`,
  'no-rule': () => 'Этого не предусматривает ни одно правило.',
  'not-a-member': ({ parties }) => `В этот день не состояли членами: ${parties}.`,
  'no-members': () => 'В этот день у органа не было членов.',
  'needs-parameter': ({ parameter, options }) =>
    `Устав молчит о том, что решает исход: «${parameter}»${options ? ` (${options})` : ''}.`,
  'not-settled': (said) =>
    said.needed ? `Не решено. ${counted(said)}: ${said.reached}; требуется: ${said.needed}.` : 'Не решено.',
  settled: () => 'Решено, как бы ни поступили остальные.',
  'within-limit': (said) => `${counted(said)}: ${said.reached}; принятию препятствуют ${said.needed}.`,
  'limit-reached': (said) => `${counted(said)}: ${said.reached}; ${said.needed} препятствуют принятию.`,
  'no-blocking-minority': ({ needed, reached }) =>
    `Не голосовали за: ${reached}; блокирующее меньшинство: ${needed}.`,
  'blocking-minority': ({ needed, reached }) =>
    `Не голосовали за: ${reached}; это блокирующее меньшинство (${needed}).`,
  'blocking-minority-open': ({ needed, reached }) =>
    `Не решено. Пока не голосовали за: ${reached}; блокирующее меньшинство: ${needed}.`,
  'fact-found': ({ parameter, reached, parties }) => `Установлено: ${parameter}${said(reached || parties)}.`,
  'fact-lacking': ({ parameter, needed, reached }) =>
    `Не установлено: ${parameter}${said(needed)}${reached ? `; указано: ${reached}` : ''}.`,
  'enough-members': ({ needed, reached }) => `Членов: ${reached}; требуется: ${needed}.`,
  'too-few-members': ({ needed, reached }) => `Членов: ${reached}; требуется: ${needed}.`,
  'in-force': ({ reached }) => `Действует: ${reached}.`,
  precondition: () => 'Не выполнено то, что должно быть раньше.',
  deferred: () => 'Голосование откладывается; ничего не отклонено.',
  'no-quorum': (said) =>
    `Нет кворума: присутствуют ${said.reached}${said.weight ? ` (${said.weight})` : ''}; требуется: ${said.needed}.`,
  'too-many-excluded': ({ needed, reached, parties }) =>
    `Исключить требуется ${reached} (${parties}); можно не более ${needed}.`,
  'unit-split': ({ parties }) => `Голосуют как одно целое, но расходятся: ${parties}.`,
  'too-many-proxies': ({ needed, reached, parties }) =>
    `Член действовал бы за других: ${reached} (${parties}); можно не более ${needed}.`,
  'no-proxy': ({ parties }) => `Действовать здесь за другого нельзя (${parties}): полномочия не переданы.`,
  'only-reported': ({ reached }) => `Акты вида ${reached} только сообщаются, но не совершаются.`,
  'unknown-kind': ({ reached }) => `Нет акта вида ${reached}.`,
  malformed: ({ reached }) => `Содержание акта имеет другую форму: ${reached}.`,
  'not-authorised': ({ needed }) => `Это вправе делать только: ${needed || 'никто'}.`,
  'unknown-organ': ({ reached }) => `Устав не знает органа ${reached}.`,
  'unknown-matter': ({ reached }) => `Устав не знает вопроса вида ${reached}.`,
  'unknown-instrument': ({ reached }) => `Устав не знает документа ${reached}.`,
  'unknown-question': ({ reached }) => `В реестре нет вопроса ${reached}.`,
  'unknown-position': ({ needed, reached }) => `Правило не знает позиции ${reached}; оно знает: ${needed}.`,
  'unknown-fact': ({ needed, reached }) =>
    `Правило не спрашивает о факте ${reached}; оно спрашивает: ${needed || 'ни о чем'}.`,
  'already-done': ({ reached }) => `Уже сделано${reached ? `: ${reached}` : ''}.`,
  'already-a-member': () => 'Обязательство уже действует.',
  'not-signed': ({ parties }) => `Ранее не подписано${parties ? `: ${parties}` : ''}.`,
  'signed-before': () => 'Подписавшая сторона выражает согласие ратификацией.',
  'closed-to-signature': () => 'Документ для этого не открыт.',
  'not-in-force': () => 'Документ не вступил в силу.',
  'not-ratified': ({ parties }) => `Не выразили согласия на обязательность: ${parties}.`,
  'no-full-powers': ({ reached }) => `Полномочия не предъявлены: ${reached}.`,
  'not-confirmed': ({ parties }) =>
    `Совершено без полномочий и не подтверждено${parties ? `: ${parties}` : ''}.`,
  'wrong-organ': ({ needed, reached }) => `Решение принято органом ${reached}; решает ${needed}.`,
  'too-few-ratifications': ({ needed, reached }) =>
    `Согласие на обязательность выразили ${reached}; требуется ${needed}.`,
  'named-state-missing': ({ parties }) => `Названы в документе, и их согласия нет: ${parties}.`,
  'organ-acceptance-missing': ({ needed }) => `Еще не принято органом ${needed}.`,
  'too-early': ({ needed, reached }) => `Не ранее ${needed}; получено ${reached}.`,
  'too-late': ({ needed, reached }) => `Только до ${needed}; получено ${reached}.`,
  'obligations-unsettled': ({ needed }) => `Не урегулировано: ${needed}.`,
  'whole-treaty-only': ({ reached }) => `Только из договора в целом, а не в части ${reached}.`,
  'nothing-pending': () => 'Такого уведомления, ожидающего вступления в действие, нет.',
  'not-revocable': () => 'Уведомление не может быть отозвано.',
  'term-prolonged': ({ parties }) => `Участвует в продлении: ${parties}.`,
  'status-not-in-force': ({ needed, reached }) =>
    `Статус существует с ${needed}${reached ? `; получено ${reached}` : ''}.`,
  'not-eligible': ({ needed }) => `Условия не выполнены; требуется: ${needed}.`,
  'not-a-party': ({ parties }) => `Не участник и не подписавшая сторона${parties ? `: ${parties}` : ''}.`,
  'unknown-reservation': ({ reached }) => `Оговорки ${reached} в записи нет.`,
  'reservations-forbidden': () => 'Документ не допускает оговорок.',
  'for-the-organ': ({ needed }) => `Принять оговорку может только ${needed}.`,
  'unknown-error': ({ reached }) => `Об ошибке ${reached} не уведомлялось.`,
  'time-limit-missing': () => 'Срок для возражений не установлен ни документом, ни актом.',
  'question-closed': ({ reached }) => `Вопрос решен: ${reached}.`,
  'deadline-past': ({ needed, reached }) => `Получено ${reached}; срок истек ${needed}.`,
  'deadline-not-past': ({ needed }) => (needed ? `Не решено до истечения срока, ${needed}.` : 'Не решено.'),
  'outcome-differs': ({ needed, reached }) => `В акте сказано «${reached}»; по реестру — «${needed}».`,
  'record-not-open': () => 'В реестре нет первого акта.',
  'standing-open': () => 'Исходное положение уже внесено.',
  'reported-only-organisation': () =>
    'Этот реестр содержит историю по сообщениям; совершать акты в нем нельзя.',
  'unknown-key': ({ reached }) => `Ключ ${reached} не зарегистрирован.`,
  'key-not-valid': ({ reached }) => `Ключ ${reached} отозван.`,
  'wrong-holder': ({ reached }) => `Ключ ${reached} не принадлежит автору.`,
  ...keyReasons,
  'last-key': () => 'Это последний ключ владельца. Сначала зарегистрируйте другой.',
  'unknown-report': ({ reached }) => `На месте ${reached} нет сообщения.`,
  'no-document': ({ needed }) => `Не хватает документа${needed ? `: ${needed}` : ''}.`,
  'not-canonical': () => 'Запись не в канонической форме.',
  'too-large': ({ needed, reached }) => `${reached} байт; не более ${needed}.`,
  'other-log': ({ needed, reached }) => `Акт относится к реестру ${reached}; это ${needed}.`,
  'seen-differs': () => 'Названное в акте состояние реестра не принадлежит этому реестру.',
  'audience-elsewhere': ({ needed, reached }) =>
    `Этот акт вносится не в реестр «${reached}», а в: ${needed}.`,
  'unknown-act': ({ reached }) => `Акта ${reached} до этого нет.`,
  'not-committed': ({ reached }) => `Обязательства по ${reached} там в реестре нет.`,
  'not-hidden': ({ reached }) => `По ${reached} ничего не принимается в закрытом порядке.`,
  'not-due': ({ reached }) => `Срок не наступил: ${reached}.`,
  'not-disclosed': ({ reached }) => `Сначала раскрываются позиции: ${reached}.`,
  'disclosure-differs': ({ needed, reached }) => `Раскрыто: ${reached}. В реестре: ${needed}.`,
  'restricted-open': ({ reached }) => `Реестр ${reached} еще не закрыт и не закреплен в публичном реестре.`,
  'restricted-closed': ({ reached }) => `В закрытом порядке больше ничего не принимается: ${reached}.`,
  'restricted-missing': ({ reached }) => `Реестр ${reached} недоступен.`,
  'after-differs': ({ needed, reached }) =>
    `Рассмотрено по ${reached} записям публичного реестра; по времени получения: ${needed}.`,
  'signature-wrong': ({ reached }) => `Подпись ${reached} недействительна.`,
  'document-differs': ({ reached }) => `Документ ${reached} — не тот, который назван в акте.`,
  'charter-provides': ({ reached }) => `Сам устав дает «${reached}»: так это и объявляется.`,
  'symbol-form': ({ needed, reached }) => `${reached} — не обозначение этого органа; его форма: ${needed}.`,
  'unknown-procedure': ({ reached }) => `Устав не знает процедуры ${reached}.`,
  'procedure-not-for': ({ needed, reached }) =>
    `Процедура ограничена: ${needed}${reached ? `; здесь ${reached}` : '; ничего из этого не указано'}.`,
  'procedure-not-valid': ({ needed, reached }) =>
    `Процедура не применяется ${reached}${needed ? `; сроки: ${needed}` : ''}.`,
  'deadline-missing': () => 'Для процедуры нужен точный срок.',
  'notice-too-short': ({ needed, reached }) => `Требуется: ${needed}; дано: ${reached}.`,
  'notice-too-long': ({ needed, reached }) => `Не более ${needed}; дано: ${reached}.`,
  'not-agreed': ({ needed, reached, parties }) =>
    `Применение процедуры не согласовано${parties ? `; возражение: ${parties}` : needed ? `: ${needed}${reached ? `, а не ${reached}` : ''}` : ''}.`,
  'not-at-a-sitting': ({ reached }) => `Это предлагается на заседании; заседания ${reached} в реестре нет.`,
  'not-prolonged': () => 'Так эта процедура не продлевается.',
  'not-adopted-under': ({ needed, reached }) => `${reached} не принято по процедуре ${needed}.`,
  'not-extendable': ({ needed }) =>
    needed && needed !== '0' ? `Срок можно продлить не более ${needed} раз.` : 'Срок продлить нельзя.',
  'not-withdrawable': ({ reached }) =>
    reached ? 'Отозвать нельзя: голосование началось.' : 'После открытия отозвать нельзя.',
  'not-adopted': ({ reached }) => `Не принято: ${reached}.`,
  'not-before-next-sitting': () => 'Не раньше следующего заседания органа.',
  'not-published': () => 'Текст не опубликован.',
  'unknown-consultation': ({ reached }) => `В реестре нет запроса о консультации ${reached}.`,
  'concerns-another': ({ parties }) =>
    `Сторона может просить о консультации лишь о том, что касается ее самой; здесь речь идет о: ${parties}.`,
  'cannot-block': () => 'Никакое возражение не препятствует этой консультации.',
  'unknown-operation': ({ reached }) => `В реестре нет операции ${reached}.`,
  'not-requested': ({ reached }) => `Никто не обращался за помощью: ${reached}.`,
  'no-decision': ({ needed, reached }) =>
    `Акт должен опираться на решение: ${needed}${reached ? `; в реестре: ${reached}` : ''}.`,
  'not-mandated': ({ reached }) => `У операции ${reached} нет мандата.`,
  'operation-ended': ({ reached }) => `Операция прекращена: ${reached}.`,
  'not-authorised-at-home': ({ parties }) => `Нет разрешения собственных органов стороны: ${parties}.`,
  'not-deployed': ({ parties }) => `Контингент не развернут: ${parties}.`,
  'not-ended': ({ reached }) => `Операция ${reached} не прекращена решением.`,
  'contingents-remain': ({ parties }) => `Контингенты еще не выведены: ${parties}.`,
  'clock-backwards': ({ needed, reached }) => `Получено ${reached}, раньше предыдущей записи, ${needed}.`,
  'too-few-requests': ({ needed, reached }) => `Запросили членов: ${reached}; требуется: ${needed}.`,
  'unknown-motion': ({ reached }) => `Предложения ${reached} на рассмотрении органа нет.`,
  'unknown-ruling': ({ reached }) => `Постановления председателя ${reached} нет.`,
  precedence: ({ needed, reached }) => `Прежде решается ${needed}; предложено ${reached}.`,
  'not-seconded': ({ reached }) => `Предложение ${reached} пока никем не поддержано.`,
  'own-motion': () => 'Внесший предложение не может сам его поддержать.',
  'not-challenged': ({ reached }) => `Постановление ${reached} не оспорено.`,
  'matter-differs': ({ needed, reached }) =>
    `Поставлено как «${reached}»; должно быть поставлено как «${needed}».`,
  'not-divisible': () => 'Раздельное решение по частям текста правилами не предусмотрено.',
  'mover-objects': ({ parties }) =>
    `Внесший проект возражает против раздельного решения${parties ? `: ${parties}` : ''}.`,
  'part-undecided': ({ needed }) => `Не решено по части: ${needed}.`,
  'credentials-pending': ({ parties, needed }) =>
    needed
      ? `До решения от имени ${parties} выступает ${needed}.`
      : `До решения от имени ${parties} никто не выступает.`,
  'credentials-refused': ({ parties }) => `Полномочия представителей не приняты: ${parties}.`,
  'no-credentials': ({ parties }) => `Полномочия не представлены: ${parties}.`,
  'without-vote': ({ parties }) => `Участвует без права голоса: ${parties}.`,
  'sits-already': ({ parties }) => `Уже является членом органа: ${parties}.`,
  'not-next': ({ needed, reached }) => `Очередь председательствовать: ${needed}, а не ${reached}.`,
  'not-eligible-again': ({ parties, needed }) =>
    `Не может быть избран вновь ${needed ? `ранее ${needed}` : 'немедленно'}: ${parties}.`,
  'no-seat-free': ({ needed, reached }) => `Свободных мест нет: занято ${reached} из ${needed}.`,
  'term-differs': ({ needed, reached }) => `Срок истекает ${needed}; в акте указано: ${reached || 'ничего'}.`,
  'matter-contested': ({ needed }) =>
    `Оспорено, по какому правилу решается вопрос${needed ? `; сначала решается это, как «${needed}»` : ''}.`,
  'not-contested': ({ reached }) => `Категория вопроса ${reached} не оспорена.`,
  'unknown-text': ({ reached }) => `Текст ${reached} не внесён.`,
  'issue-differs': ({ needed, reached }) => `Следующий номер ${needed}; в акте ${reached}.`,
  'language-missing': ({ needed, reached }) => `Нет на языках: ${needed}; есть: ${reached}.`,
  'text-differs': ({ needed, reached }) => `Текст значится как ${needed}; в акте ${reached}.`,
  'provisions-differ': ({ needed, reached }) => `Положений ${needed}; в акте ${reached}.`,
  'question-open': ({ reached }) => `По нему открыт вопрос ${reached}.`,
}

function said(what: string): string {
  return what ? `: ${what}` : ''
}
