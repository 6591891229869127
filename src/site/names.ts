/** What the formats of the open data call things, in the words of a view. */
import type { Names } from '../formats/names.ts'
import { words } from '../words/index.ts'
import { actorText, kindText, organisationText, organText, partyText, plain, type View } from './view.ts'

/** The names for a reader. */
export function namesOf(view: View): Names {
  const { lang, site, w, reading } = view
  const { names } = words(lang).data
  return {
    lang,
    organisation: organisationText(view),
    text: (text) => plain(lang, text),
    kind: (kind) => kindText(view, kind),
    actor: (actor, on) => actorText(view, actor, on),
    party: (party, on) => partyText(view, party, on),
    organ: (organ) => organText(view, organ),
    matter: (matter) => {
      const found = reading.charter.matters[matter as never]
      return found ? plain(lang, found.title) : matter
    },
    outcome: (outcome) => site.outcome[outcome],
    position: (position) => (site.position as Readonly<Record<string, string>>)[position] ?? position,
    status: (status) => (site.status as Readonly<Record<string, string>>)[status] ?? status,
    of: (what, whose) => w.of(what, whose),
    chair: names.chair,
    titles: names,
  }
}

/** What a column of a table holds, in the words of a language. */
export function saysColumn(lang: View['lang']): (table: string, column: string) => string {
  const { columns } = words(lang).data
  return (table, column) => columns[`${table}.${column}`] ?? columns[column] ?? ''
}
