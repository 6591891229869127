import type { AnalysisWords } from '../en/analysis.ts'
import { countRu } from '../plural.ts'

export const analysis: AnalysisWords = {
  over: (decisions, parties, pairs) =>
    `${countRu(decisions, 'решение', 'решения', 'решений')}, ${countRu(parties, 'участник', 'участника', 'участников')}, ${countRu(pairs, 'пара', 'пары', 'пар')}.`,
  pair: (equal, common, opposite) => `одинаково в ${equal} из ${common}, противоположно в ${opposite}`,
  agreementIndex: (mean, decisions) =>
    `Индекс согласия группы (Хикс): ${mean}, среднее; решений: ${decisions}.`,
  rice: (mean, decisions) =>
    `Индекс Райса группы: ${mean}, среднее; решений: ${decisions}; воздержавшиеся не учитываются.`,
  moreFaults: (more) => `и еще ${countRu(more, 'ошибка', 'ошибки', 'ошибок')}`,
  tooManyParties: (parties, most) =>
    `участников в файле: ${parties}; пары считаются не более чем для ${most}; правильно было бы: файл по частям`,
  oneQuota: 'одно из двух: --more-than ДОЛЯ или --at-least ДОЛЯ',
  tooLarge: (indices, players) =>
    `для такого числа участников (${players}) с такими весами не вычисляется: ${indices}. Оценка вместо этого не дается.`,
  wins: (players, winning, coalitions) =>
    `${countRu(players, 'участник', 'участника', 'участников')}. Из ${coalitions} их наборов принимают решение ${winning}.`,
  minimalWinning: (sets) => `Наборов, из которых нельзя исключить никого: ${sets}.`,
  powerToAct: (share) => `Коулман, способность органа действовать: ${share}.`,
  exact: 'Все числа точные или ближайшие, какие можно записать.',
  inexact: (indices, error) => `Неточно: ${indices}; погрешность не больше ${error}.`,
  byRule: (id, clause, from) => `По правилу «${id}» (${clause}), действует с ${from}.`,
  refused: {
    'out-of-order': 'Влияние не вычислить: правила не позволяют это решать.',
    'needs-parameter': 'Влияние не вычислить: оно зависит от того, что не указано (--facts ФАЙЛ).',
    'not-monotone': 'Влияние не вычислить: по этому правилу голос «за» может привести к отклонению.',
    'too-many-conditions': 'Влияние не вычислить: в правиле больше условий, чем учитывается.',
  },
  columns: {
    party: 'Участник',
    swings: 'Решающих наборов',
    absolute: 'Банцаф',
    normalised: 'Банцаф, доля',
    shapleyShubik: 'Шепли — Шубик',
    prevent: 'Коулман, блокировать',
    initiate: 'Коулман, провести',
    deeganPackel: 'Диган — Пакел',
    holler: 'Холлер',
    johnston: 'Джонстон',
  },
  veto: 'вето',
  dummy: 'без влияния',
}
