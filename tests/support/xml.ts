/** XML read by a program of others: libxml2. It validates against schemas of files, and fetches nothing. */
import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator, type XmlElement } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

xmlRegisterFsInputProviders()

/** Faults of a document against the schema of a file: none where it is valid. */
export function validator(schema: string): (text: string) => readonly string[] {
  const document = XmlDocument.fromBuffer(readFileSync(schema), { url: schema })
  const xsd = XsdValidator.fromDoc(document)
  return (text) => {
    const parsed = XmlDocument.fromString(text)
    try {
      xsd.validate(parsed)
      return []
    } catch (error) {
      return [(error as Error).message]
    } finally {
      parsed.dispose()
    }
  }
}

/** The texts or values that a path of XPath finds in a well-formed document. Throws where it is none. */
export function xpath(text: string, path: string, namespaces: Record<string, string>): readonly string[] {
  const parsed = XmlDocument.fromString(text)
  try {
    return parsed.find(path, namespaces).map((node) => (node as XmlElement).content)
  } finally {
    parsed.dispose()
  }
}
