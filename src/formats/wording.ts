/** The wording of texts behind the digests that acts name, as formats give it. */
import type { Text } from '../core/charter/charter.ts'
import type { Happened } from '../core/chronicle.ts'
import type { Digests } from '../core/texts.ts'
import { readDocument, type TextDocument } from '../texts/document.ts'
import type { Published } from './published.ts'

/** The digests of the text that an act tables, corrects, puts or decides on; undefined where it is on none. */
export function digestsIn({ kind, body }: Pick<Happened, 'kind' | 'body'>): Digests | undefined {
  const { text, digests } = body as { readonly text?: unknown; readonly digests?: Digests }
  if (kind === 'text.tabled' || kind === 'text.corrected') return digests
  const asks = kind === 'question.put' || kind === 'question.decided'
  return asks && typeof text === 'object' && text !== null
    ? (text as { digests: Digests }).digests
    : undefined
}

/** Each language that the record holds and that is a text, in the order of their codes. */
export function wordingsIn(from: Pick<Published, 'document'>, digests: Digests): readonly TextDocument[] {
  return Object.entries(digests)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, digest]) => {
      const bytes = from.document(digest)
      const read = bytes && readDocument(bytes)
      return read?.ok ? [read.value] : []
    })
}

/** The wording in a language; where it is not there the first. */
export function wordingFor(wordings: readonly TextDocument[], language: string): TextDocument | undefined {
  return wordings.find((one) => one.language === language) ?? wordings[0]
}

/** The titles of a text by language; in English stands the first where there is no English one. */
export function titlesOf(wordings: readonly TextDocument[]): Text | undefined {
  const [first] = wordings
  if (!first) return undefined
  const own = Object.fromEntries(wordings.map(({ language, title }) => [language, title]))
  return { en: first.title, ...own }
}
