/** Texts as data: issues with their languages and digests, what was decided on them, and the documents of one issue. */
import { actorCode } from '../core/ids.ts'
import { digestsOf, languagesOf, textSlug, type Issue, type NegotiatedText } from '../core/texts.ts'
import { issueFor, questionsOn, stateOf, textOf, textsOf, versionsOf, wordingOf } from './texts.ts'
import type { View } from './view.ts'

/** Every text by the date. */
export function textsJson(view: View): object {
  return {
    organisation: view.shown.code,
    on: view.on,
    texts: textsOf(view).map((text) => shortOf(view, text)),
  }
}

/** One text with its issues, and the documents of the issue asked for; undefined where none is on record by the date. */
export function textJson(view: View, slug: string): object | undefined {
  const text = textOf(view, slug)
  const issue = text && issueFor(view, text)
  if (!text || !issue) return undefined
  return {
    organisation: view.shown.code,
    on: view.on,
    ...shortOf(view, text),
    issues: text.issues.map(issueData),
    questions: questionsOn(view, text).map(
      ({ asked: { id, organ, outcome, closes, text: on }, decision }) => ({
        question: id,
        organ,
        issue: on!.issue,
        digests: on!.digests,
        ...(closes === undefined ? {} : { closes }),
        ...(outcome === undefined ? {} : { outcome }),
        ...(decision ? { decision: decision.ref } : {}),
      }),
    ),
    issue: issue.issue,
    documents: Object.fromEntries(
      versionsOf(view, digestsOf(issue)).map(({ language, document }) => [language, document ?? null]),
    ),
  }
}

function shortOf(view: View, text: NegotiatedText): object {
  const last = text.issues.at(-1)!
  const digests = digestsOf(last)
  return {
    id: textSlug(text.id),
    text: text.id,
    organ: text.organ,
    titles: Object.fromEntries(
      languagesOf(digests).flatMap((language) => {
        const title = wordingOf(view, digests[language]!)?.title
        return title === undefined ? [] : [[language, title]]
      }),
    ),
    last: last.issue,
    tabled: last.day,
    languages: languagesOf(digests),
    state: stateOf(questionsOn(view, text)),
  }
}

function issueData({ issue, by, act, day, at, provisions, languages, corrigenda }: Issue): object {
  return {
    issue,
    by: actorCode(by),
    act,
    on: day,
    ...(at === undefined ? {} : { at }),
    provisions,
    languages: Object.fromEntries([...languages].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    corrigenda: corrigenda.map(({ corrigendum, act: by_, day: on, digests }) => ({
      corrigendum,
      act: by_,
      on,
      digests,
    })),
  }
}
