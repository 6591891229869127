/** What the seat may do with a text now, and why not where it may not: the same powers that the record will ask for. */
import { mayAct, type Context } from '../core/acts/kind.ts'
import { openOn } from '../core/acts/text-of-question.ts'
import { correctors, tablers } from '../core/charter/texts.ts'
import { actorCode, sameActor, type OrganId } from '../core/ids.ts'
import { knownTo } from '../core/standing.ts'
import { digestsOf, issueOf, languagesOf, textSlug, type Issue, type NegotiatedText } from '../core/texts.ts'
import { wordingOf } from '../site/texts.ts'
import { actorText } from '../site/view.ts'
import type { TextDocument } from '../texts/document.ts'
import { words } from '../words/index.ts'
import type { DeskView } from './view.ts'

/** A text by its name in addresses, as it stands now. */
export function standingText({ standing }: DeskView, slug: string): NegotiatedText | undefined {
  return [...standing.texts.values()].find(({ id }) => textSlug(id) === slug)
}

/** The wording of an issue in each language that the record holds. */
export function documentsIn(view: DeskView, issue: Issue): readonly TextDocument[] {
  const digests = digestsOf(issue)
  return languagesOf(digests).flatMap((language) => wordingOf(view, digests[language]!) ?? [])
}

/** Why the seat cannot table texts in an organ; undefined where it can. */
export function whyNotTable(view: DeskView, organ: OrganId): string | undefined {
  const { power } = tablers(view.reading.charter)
  return may(view, power, organ) ? undefined : words(view.lang).deskTexts.nobody(named(view, power))
}

/** Why the seat cannot table another issue of a text; undefined where it can. */
export function whyNotRevise(view: DeskView, text: NegotiatedText): string | undefined {
  const against = whyNotTable(view, text.organ)
  if (against !== undefined) return against
  const { by } = text.issues[0]!
  const others = tablers(view.reading.charter).power.filter((who) => who !== 'member' && who !== 'party')
  if (sameActor(by, view.seat.actor) || may(view, others, text.organ)) return undefined
  return words(view.lang).deskTexts.notYours(`${actorText(view, by)} (${actorCode(by)})`)
}

/** Why the seat cannot correct the last issue of a text now; undefined where it can. */
export function whyNotCorrect(view: DeskView, text: NegotiatedText, issue: number): string | undefined {
  const w = words(view.lang).deskTexts
  const { power } = correctors(view.reading.charter)
  if (!may(view, power, text.organ)) return w.noCorrector(named(view, power))
  const open = openOn(view.standing, text.id, issue)
  return open === undefined ? undefined : w.underDecision(open)
}

/** Why the seat cannot put a question on a text to its organ, at a meeting or under a procedure; undefined where it can. */
export function whyNotPut(view: DeskView, { organ }: NegotiatedText): string | undefined {
  const { powers, procedures } = view.reading.charter
  const all = [...new Set([...powers.put, ...Object.values(procedures).flatMap(({ opens }) => opens)])]
  return may(view, all, organ) ? undefined : words(view.lang).deskTexts.noPutter(named(view, all))
}

/** The languages that the charter asks for and the issue has not. */
export function missingIn({ reading }: DeskView, issue: Issue): readonly string[] {
  const has = digestsOf(issue)
  return (reading.charter.texts?.languages ?? []).filter((language) => has[language] === undefined)
}

/** The languages that a form for a new issue begins with: those of the charter, of the text, and of the reader. */
export function languagesFor(view: DeskView, text?: NegotiatedText): readonly string[] {
  const last = text && issueOf(text, text.issues.length)
  const own = [
    ...(view.reading.charter.texts?.languages ?? []),
    ...(last ? languagesOf(digestsOf(last)) : []),
  ]
  const added = view.query.getAll('add').filter((one) => /^[a-z]{2,3}$/.test(one))
  return [...new Set([...(own.length > 0 ? own : ['en', view.lang]), ...added])]
}

function may(view: DeskView, power: readonly string[], organ: OrganId): boolean {
  const { charter } = view.reading
  const { seat, standing, now, today } = view
  const context: Context = {
    charter,
    situation: standing,
    now,
    today,
    size: 0,
    docs: [],
    knows: knownTo(charter),
  }
  return mayAct(context, power, seat.actor, organ)
}

function named(view: DeskView, power: readonly string[]): string {
  const { powers } = words(view.lang).deskTexts
  return power
    .map((who) => powers[who as keyof typeof powers] ?? actorText(view, { office: who as never }))
    .join(', ')
}
