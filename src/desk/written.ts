/** What a form on a text says: a title and pasted provisions in each language, read into documents, or refused with every fault. */
import type { Fault } from '../core/faults.ts'
import { LANGUAGE } from '../core/texts.ts'
import { discordances } from '../texts/concordance.ts'
import { documentBytes, documentOf, plainText, type TextDocument } from '../texts/document.ts'
import { renumbered } from '../texts/number.ts'
import { pastedOf, readPasted } from '../texts/paste.ts'

/** One language of a form, as it was typed. */
export interface Written {
  readonly language: string
  readonly title: string
  readonly pasted: string
}

/** What is wrong in a language, or in the form as a whole. */
export type Wrong =
  | { readonly is: 'nothing' }
  | { readonly is: 'unchanged' }
  | { readonly is: 'half'; readonly language: string }
  | { readonly is: 'fault'; readonly language: string; readonly fault: Fault }
  /** Not the same text as in the other languages: by the place of a provision, or by their number where there is none. */
  | {
      readonly is: 'apart'
      readonly language: string
      readonly at?: number
      readonly found: string
      readonly right: string
    }

export interface ReadForm {
  readonly documents: readonly TextDocument[]
  readonly wrong: readonly Wrong[]
}

/** The languages of a form as they were typed: of fields `title.en`, `text.en`. */
export function writtenIn(fields: URLSearchParams): readonly Written[] {
  const languages = [...fields.keys()].flatMap((name) => /^text\.(.+)$/.exec(name)?.[1] ?? [])
  return [...new Set(languages)]
    .filter((language) => LANGUAGE.test(language))
    .map((language) => ({
      language,
      title: fields.get(`title.${language}`) ?? '',
      pasted: fields.get(`text.${language}`) ?? '',
    }))
}

/** A document as a form shows it for another wording. */
export function writtenOf({ language, title, provisions }: TextDocument): Written {
  return { language, title, pasted: pastedOf(provisions) }
}

/** The documents that were typed, which must have the same provisions as each other and as those beside them; `anew` numbers them anew. A language left empty is left out. */
export function readWritten(
  all: readonly Written[],
  beside: readonly TextDocument[] = [],
  anew = false,
): ReadForm {
  const given = all.filter(({ title, pasted }) => title.trim() !== '' || pasted.trim() !== '')
  if (given.length === 0) return { documents: [], wrong: [{ is: 'nothing' }] }
  const read = given.map((one) => readOne(one, anew))
  const documents = read.flatMap(({ documents: own }) => own)
  const wrong = read.flatMap(({ wrong: own }) => own)
  if (wrong.length > 0) return { documents, wrong }
  const others = beside.filter(({ language }) => !documents.some((own) => own.language === language))
  const apart = discordances([...others, ...documents]).map(
    ({ file: language = '', pointer = '', found = '', right = '' }): Wrong => {
      const place = /^\/provisions\/(\d+)/.exec(pointer)?.[1]
      return {
        is: 'apart',
        language,
        found,
        right,
        ...(place === undefined ? {} : { at: Number(place) + 1 }),
      }
    },
  )
  return { documents, wrong: apart }
}

/** Those of the documents that differ from what stands in their language. */
export function changedFrom(
  documents: readonly TextDocument[],
  standing: readonly TextDocument[],
): readonly TextDocument[] {
  return documents.filter((document) => {
    const before = standing.find(({ language }) => language === document.language)
    return !before || !isSame(documentBytes(document), documentBytes(before))
  })
}

function readOne({ language, title, pasted }: Written, anew: boolean): ReadForm {
  if (title.trim() === '' || pasted.trim() === '') return { documents: [], wrong: [{ is: 'half', language }] }
  const provisions = readPasted(pasted)
  const fault = (one: Fault): Wrong => ({ is: 'fault', language, fault: one })
  if (!provisions.ok) return { documents: [], wrong: provisions.faults.map(fault) }
  const document = documentOf({
    v: 1,
    language,
    title: plainText(title),
    provisions: anew ? renumbered(provisions.value) : provisions.value,
    brackets: 0,
  })
  return document.ok
    ? { documents: [document.value], wrong: [] }
    : { documents: [], wrong: document.faults.map(fault) }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
