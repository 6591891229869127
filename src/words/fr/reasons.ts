/** Why, in French: the reasons that decisions rest on most. The others stand in English. */
import type { ReasonWords, Said } from '../en/reasons.ts'
import type { Part } from '../fallback.ts'

function counted({ weight, class: of, counted: stands }: Said): string {
  return `${weight ? ` de ${weight}` : stands ? '' : ' voix'}${stands ? ` (${stands})` : ' pour'}${of ? `, ${of}` : ''}`
}

export const reasons: Part<ReasonWords> = {
  'sufficient-votes': (said) => `${said.reached}${counted(said)} ; ${said.needed} nécessaires.`,
  'insufficient-votes': (said) => `${said.reached}${counted(said)} ; ${said.needed} nécessaires.`,
  'no-veto': () => 'Aucun membre ayant le droit de veto n’a voté contre.',
  veto: ({ parties }) => `Veto : ${parties} a voté contre.`,
  'blocking-vote': ({ parties }) => `Ne peut être adopté : ${parties}, avec droit de veto, a voté contre.`,
  consensus: () => 'La position d’aucun membre n’empêche le consensus.',
  objection: ({ parties }) => `Objection : ${parties}.`,
  'absence-blocks': ({ parties }) =>
    `Absents ou non participants, ce qui empêche ici l’adoption : ${parties}.`,
  'silence-blocks': ({ parties }) => `Silence, qui empêche ici l’adoption : ${parties}.`,
  'abstention-blocks': ({ parties }) => `Abstention, qui empêche ici l’adoption : ${parties}.`,
  'not-voted-blocks': ({ parties }) => `N’ont pas voté, ce qui empêche ici l’adoption : ${parties}.`,
  'no-rule': () => 'Aucune règle ne prévoit cela.',
  'not-a-member': ({ parties }) => `N’était pas membre ce jour-là : ${parties}.`,
  'no-members': () => 'L’organe n’avait aucun membre ce jour-là.',
  'not-settled': (said) =>
    said.needed
      ? `Encore ouvert : ${said.reached}${counted(said)}, ${said.needed} nécessaires.`
      : 'Encore ouvert.',
  settled: () => 'Tranché, quoi que fassent les autres.',
  'no-blocking-minority': ({ needed, reached }) =>
    `${reached} membres n’ont pas voté pour ; une minorité de blocage en demande ${needed}.`,
  'blocking-minority': ({ needed, reached }) =>
    `${reached} membres n’ont pas voté pour, ce qui fait une minorité de blocage de ${needed}.`,
  'enough-members': ({ needed, reached }) => `${reached} membres ; ${needed} nécessaires.`,
  'too-few-members': ({ needed, reached }) => `${reached} membres ; ${needed} nécessaires.`,
}
