/** Whether the languages of an issue are the same text: the same provisions, with the same numbers, in the same order. */
import type { Fault } from '../core/faults.ts'
import type { TextDocument } from './document.ts'

/** Where a language has another number of provisions than the first one, or another number in a place: all faults. */
export function discordances(documents: readonly TextDocument[]): readonly Fault[] {
  const [first, ...others] = documents
  if (!first) return []
  return others.flatMap((other): readonly Fault[] => {
    const file = other.language
    if (other.language === first.language) return [{ code: 'duplicate', file, found: other.language }]
    const [needed, reached] = [first, other].map(({ provisions }) => provisions.length)
    if (needed !== reached)
      return [{ code: 'wrong-form', file, pointer: '/provisions', found: `${reached}`, right: `${needed}` }]
    return other.provisions.flatMap(({ number, heading }, at): readonly Fault[] => {
      const own = first.provisions[at]!
      const pointer = `/provisions/${at}`
      const differs = (
        field: string,
        found: string | undefined,
        right: string | undefined,
      ): readonly Fault[] =>
        found === right
          ? []
          : [
              {
                code: 'wrong-form',
                file,
                pointer: `${pointer}/${field}`,
                found: found ?? '-',
                right: right ?? '-',
              },
            ]
      return [
        ...differs('number', number, own.number),
        ...((heading === undefined) === (own.heading === undefined)
          ? []
          : [
              {
                code: 'wrong-form',
                file,
                pointer: `${pointer}/heading`,
                found: heading ?? '-',
                right: own.heading ?? '-',
              } as const,
            ]),
      ]
    })
  })
}
