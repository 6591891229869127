/** What the formats of the open data call things, in the words of a view. */
import type { Names } from '../formats/names.ts'
import { unmarked } from '../words/fallback.ts'
import { words } from '../words/index.ts'
import { actorText, kindText, organisationText, organText, partyText, plain, type View } from './view.ts'

/** The names for a reader. */
export function namesOf(view: View): Names {
  const { lang, site, w, reading } = view
  const { names } = words(lang).data
  const worded = (of: Readonly<Record<string, string>>, code: string): string => unmarked(of[code] ?? code)
  return {
    lang,
    organisation: organisationText(view),
    text: (text) => plain(lang, text),
    kind: (kind) => unmarked(kindText(view, kind)),
    actor: (actor, on) => unmarked(actorText(view, actor, on)),
    party: (party, on) => partyText(view, party, on),
    organ: (organ) => organText(view, organ),
    matter: (matter) => {
      const found = reading.charter.matters[matter as never]
      return found ? plain(lang, found.title) : matter
    },
    outcome: (outcome) => unmarked(site.outcome[outcome]),
    position: (position) => worded(site.position, position),
    status: (status) => worded(site.status, status),
    of: (what, whose) => unmarked(w.of(what, whose)),
    chair: unmarked(names.chair),
    titles: {
      feed: (of) => unmarked(names.feed(of)),
      calendar: (of) => unmarked(names.calendar(of)),
      deadline: (question) => unmarked(names.deadline(question)),
      sitting: (organ) => unmarked(names.sitting(organ)),
      rules: (of) => unmarked(names.rules(of)),
      rulesNote: unmarked(names.rulesNote),
      wholeRecord: unmarked(names.wholeRecord),
      noText: unmarked(names.noText),
    },
  }
}

/** What a column of a table holds, in the words of a language. */
export function saysColumn(lang: View['lang']): (table: string, column: string) => string {
  const { columns } = words(lang).data
  return (table, column) => unmarked(columns[`${table}.${column}`] ?? columns[column] ?? '')
}
