/** Why, in Spanish: the reasons that decisions rest on most. The others stand in English. */
import type { ReasonWords, Said } from '../en/reasons.ts'
import type { Part } from '../fallback.ts'

function counted({ weight, class: of, counted: stands }: Said): string {
  return `${weight ? ` de ${weight}` : stands ? '' : ' votos'}${stands ? ` (${stands})` : ' a favor'}${of ? `, ${of}` : ''}`
}

export const reasons: Part<ReasonWords> = {
  'sufficient-votes': (said) => `${said.reached}${counted(said)}; se necesitan ${said.needed}.`,
  'insufficient-votes': (said) => `${said.reached}${counted(said)}; se necesitan ${said.needed}.`,
  'no-veto': () => 'Ningún miembro con derecho de veto votó en contra.',
  veto: ({ parties }) => `Veto: ${parties} votó en contra.`,
  'blocking-vote': ({ parties }) => `No puede aprobarse: ${parties}, con derecho de veto, votó en contra.`,
  consensus: () => 'La posición de ningún miembro impide el consenso.',
  objection: ({ parties }) => `Objeción: ${parties}.`,
  'absence-blocks': ({ parties }) =>
    `Ausentes o sin participar, lo que aquí impide la aprobación: ${parties}.`,
  'silence-blocks': ({ parties }) => `Silencio, que aquí impide la aprobación: ${parties}.`,
  'abstention-blocks': ({ parties }) => `Abstención, que aquí impide la aprobación: ${parties}.`,
  'not-voted-blocks': ({ parties }) => `No votaron, lo que aquí impide la aprobación: ${parties}.`,
  'no-rule': () => 'Ninguna regla prevé esto.',
  'not-a-member': ({ parties }) => `No era miembro ese día: ${parties}.`,
  'no-members': () => 'El órgano no tenía miembros ese día.',
  'not-settled': (said) =>
    said.needed
      ? `Aún abierto: ${said.reached}${counted(said)}, se necesitan ${said.needed}.`
      : 'Aún abierto.',
  settled: () => 'Resuelto, hagan lo que hagan los demás.',
  'no-blocking-minority': ({ needed, reached }) =>
    `${reached} miembros no votaron a favor; una minoría de bloqueo requiere ${needed}.`,
  'blocking-minority': ({ needed, reached }) =>
    `${reached} miembros no votaron a favor, lo que forma una minoría de bloqueo de ${needed}.`,
  'enough-members': ({ needed, reached }) => `${reached} miembros; se necesitan ${needed}.`,
  'too-few-members': ({ needed, reached }) => `${reached} miembros; se necesitan ${needed}.`,
}
