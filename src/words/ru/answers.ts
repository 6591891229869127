import type { AnswerWords } from '../en/answers.ts'

export const answers: AnswerWords = {
  outcome: {
    adopted: 'Принято',
    'not-adopted': 'Не принято',
    open: 'Не завершено',
    'out-of-order': 'Вне порядка',
    'needs-parameter': 'Устав этого не определяет',
  },
  counts: {
    yes: 'за',
    no: 'против',
    abstain: 'воздержались',
    absent: 'отсутствуют',
    notParticipating: 'не участвуют',
    objection: 'возражения',
    reservation: 'оговорки',
    silent: 'молчат',
    notVoted: 'не голосовали',
  },
  rule: (id, clause, inForce) => `По правилу «${id}» (${clause}), действует с ${inForce}.`,
  excluded: (party, fact) => `${party} не участвует (${fact}).`,
  source: (title, seen) => `Источник: ${title}; ${seen}.`,
  seen: {
    text: 'прочитан в тексте',
    excerpt: 'прочитан только отрывок',
    secondhand: 'не проверен, по сообщению другого источника',
    memory: 'не проверен, по памяти',
  },
}
