/** What the acts on a text carry: the digests in the body, and the documents they are of. */
import {
  digestsOf,
  documentName,
  languagesOf,
  type Digests,
  type Issue,
  type NegotiatedText,
} from '../core/texts.ts'
import type { JsonObject } from '../core/json.ts'
import type { DraftDocument } from '../record/author.ts'
import type { Crypto } from '../record/crypto.ts'
import { documentDigest } from '../record/digest.ts'
import { documentBytes, MEDIA, type TextDocument } from './document.ts'

/** The body of an act and the documents that come with it. */
export interface Carried {
  readonly body: JsonObject
  readonly documents: readonly DraftDocument[]
}

/** An issue as `text.tabled` carries it. The documents are those of its languages, with as many provisions each. */
export function tabling(
  crypto: Crypto,
  of: { readonly text: string; readonly issue: number; readonly organ: string },
  documents: readonly TextDocument[],
): Carried {
  const provisions = documents[0]?.provisions.length ?? 0
  const { digests, carried } = carry(crypto, documents)
  return { body: { ...of, provisions, digests }, documents: carried }
}

/** A correction as `text.corrected` carries it: the documents are of the languages that it corrects alone. */
export function correcting(
  crypto: Crypto,
  of: { readonly text: string; readonly issue: number; readonly corrigendum: number },
  documents: readonly TextDocument[],
): Carried {
  const { digests, carried } = carry(crypto, documents)
  return { body: { ...of, digests }, documents: carried }
}

/** An issue as `question.put` names it: as it stands, in all its languages. */
export function putting({ id }: NegotiatedText, issue: Issue): JsonObject {
  return { text: id, issue: issue.issue, digests: { ...digestsOf(issue) } }
}

function carry(
  crypto: Crypto,
  documents: readonly TextDocument[],
): { digests: Record<string, string>; carried: readonly DraftDocument[] } {
  const made = documents.map((document) => ({ language: document.language, bytes: documentBytes(document) }))
  const digests: Digests = Object.fromEntries(
    made.map(({ language, bytes }) => [language, documentDigest(crypto, bytes)]),
  )
  const sorted = Object.fromEntries(languagesOf(digests).map((language) => [language, digests[language]!]))
  const carried = made.map(({ language, bytes }): DraftDocument => ({
    name: documentName(language),
    media: MEDIA,
    bytes,
    committed: false,
  }))
  return { digests: sorted, carried }
}
