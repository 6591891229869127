import type { WarningWords } from '../en/warnings.ts'

export const warnings: WarningWords = {
  span: (from, until) => (until === '' ? `с ${from}` : `с ${from} до ${until} (этот день не входит)`),
  example: (on, stands, facts, party, from, to) =>
    ` На ${on}: ${stands}${facts === '' ? '' : `; указано: ${facts}`}. Затем ${party} вместо «${from}» — «${to}».`,
  faults: (faults, warnings) => `Ошибок: ${faults}. Предупреждений: ${warnings}.`,
  'matter-without-rule': ({ found }) => `По этому вопросу ни в одном органе нет правила: ${found}.`,
  'organ-without-rule': ({ found }) => `Ни одно правило не говорит, как решает этот орган: ${found}.`,
  'matters-left-out': ({ found, count }) =>
    `Орган принимает решения, но не по этим вопросам (${count}): ${found}.`,
  'default-without-rule': ({ found }) =>
    `Для значений по умолчанию нет ни действующего, ни будущего правила: ${found}.`,
  gap: ({ found, span }) => `Ни одно правило не действует ${span}: ${found}.`,
  'quorum-never': ({ found, span, count }) =>
    `Кворум правила «${found}» недостижим: членов ${count} ${span}.`,
  'quorum-not-then': ({ found, span, count }) =>
    `Кворум правила «${found}» недостижим ${span}: членов ${count}.`,
  'adoption-never': ({ found, span, count }) =>
    `По правилу «${found}» ничего нельзя принять: членов ${count} ${span}.`,
  'adoption-not-then': ({ found, span, count }) =>
    `По правилу «${found}» ничего нельзя принять ${span}: членов ${count}.`,
  'alternative-never-reached': ({ found }) =>
    `Выполняется только тогда, когда выполнено и условие ${found}: ничего не меняет.`,
  'rule-displaced': ({ found }) =>
    `Второе правило заменяет первое всегда, когда первое применяется: ${found}.`,
  'when-never': ({ found }) => `Правило «${found}» никогда не применяется: условие «when» невыполнимо.`,
  'finding-never': ({ found }) => `Факт не может иметь такого значения: ${found}.`,
  'rule-outside-procedure': ({ found }) =>
    `Правило никогда не действует, пока применяется его процедура: ${found}.`,
  'procedure-past': ({ found, span }) =>
    `Процедура больше не применяется, и правил для нее нет: ${found}, ${span}.`,
  'fact-never-asked': ({ found }) => `Об этом факте ничто не спрашивает: ${found}.`,
  'group-unused': ({ found }) => `Эту группу ничто не называет: ${found}.`,
  'weight-unused': ({ found }) => `По этой таблице ничто не взвешивается: ${found}.`,
  'source-never-cited': ({ found }) => `На этот источник нет ссылок: ${found}.`,
  'group-gap': ({ found, span }) => `Правилу нужна группа, состав которой не указан ${span}: ${found}.`,
  'weight-gap': ({ found, span }) => `Правилу нужна таблица весов, которой нет ${span}: ${found}.`,
  'member-without-weight': ({ found, span, parties }) => `Члены без веса в «${found}» ${span}: ${parties}.`,
  'rules-not-read': ({ found, count, of }) =>
    `Правила, источник которых никто не читал в тексте: ${count} из ${of}: ${found}.`,
  'vote-for-defeats': ({ found, example }) =>
    `По правилу «${found}» голос, ставший голосом за, может помешать принятию.${example}`,
  'vote-against-adopts': ({ found, example }) =>
    `По правилу «${found}» приход члена, голосующего против, может привести к принятию.${example}`,
}
