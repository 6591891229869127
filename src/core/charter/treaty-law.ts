/**
 * What holds where an instrument says nothing: rules of the Vienna Convention on the Law of Treaties of 23 May 1969, as
 * data, each with its article. A charter turns them off with `treatyLaw: false`.
 *
 * Article 4 lets the Convention itself govern only treaties that states conclude once it binds them; for older ones, such
 * as most charters of organisations, these rules are cited as the Convention words them. Article 5 leaves the rules of
 * the organisation before them: so does `lawOf`, since each is asked for only where the charter is silent.
 */
import { period, type Period } from '../period.ts'
import type { Charter, Source } from './charter.ts'

export const TREATY_LAW_SOURCE: Source = {
  title: 'Vienna Convention on the Law of Treaties, Vienna, 23 May 1969',
  locator: 'Articles 7, 8, 14 to 25, 44, 54 to 56, 68, 70, 77 to 79',
  date: '1969-05-23',
  seen: 'text',
  via: 'Dutch treaty series, BWBV0003441 (authentic English text)',
}

export interface TreatyLaw {
  /** Who represents a state without full powers: for every act, and beside them for the adoption of a text. */
  readonly fullPowers: {
    readonly exempt: readonly string[]
    readonly exemptForAdoption: readonly string[]
    readonly clause: string
  }
  readonly confirmation: { readonly clause: string }
  readonly receipt: { readonly clause: string }
  /** In force once all negotiating states have consented; for later ones on the day of their consent. */
  readonly entryIntoForce: { readonly clause: string; readonly thereafter: string }
  readonly provisional: { readonly clause: string; readonly end: string }
  readonly reservations: {
    readonly when: string
    readonly confirmed: string
    readonly organ: string
    readonly objection: string
    readonly silence: Period
    readonly silenceClause: string
  }
  /** No withdrawal where nothing provides for it; with an implied right, so much notice. */
  readonly withdrawal: {
    readonly clause: string
    readonly notice: Period
    readonly noticeClause: string
    readonly whole: string
    readonly revocable: string
  }
  readonly reduction: { readonly clause: string }
  /** No number of days is given: the depositary specifies an appropriate one. */
  readonly correction: { readonly clause: string; readonly abInitio: string }
}

const article = (number: string): string => `Vienna Convention on the Law of Treaties, Art. ${number}`

/** The source of a clause of treaty law; undefined for any other clause. */
export function sourceOfLaw(clause: string): Source | undefined {
  return clause.startsWith(article('')) ? TREATY_LAW_SOURCE : undefined
}

export const TREATY_LAW: TreatyLaw = {
  fullPowers: {
    exempt: ['head-of-state', 'head-of-government', 'foreign-minister'],
    exemptForAdoption: ['head-of-mission', 'accredited-representative'],
    clause: article('7'),
  },
  confirmation: { clause: article('8') },
  receipt: { clause: article('78(b)') },
  entryIntoForce: { clause: article('24(2)'), thereafter: article('24(3)') },
  provisional: { clause: article('25(1)'), end: article('25(2)') },
  reservations: {
    when: article('19'),
    confirmed: article('23(2)'),
    organ: article('20(3)'),
    objection: article('20(4)(b)'),
    silence: period('12 months')!,
    silenceClause: article('20(5)'),
  },
  withdrawal: {
    clause: article('56(1)'),
    notice: period('12 months')!,
    noticeClause: article('56(2)'),
    whole: article('44(1)'),
    revocable: article('68'),
  },
  reduction: { clause: article('55') },
  correction: { clause: article('79(2)'), abInitio: article('79(4)') },
}

/** The rules that stand in where an instrument of the charter is silent; undefined where the charter turns them off. */
export function lawOf(charter: Pick<Charter, 'treatyLaw'>): TreatyLaw | undefined {
  return charter.treatyLaw ? TREATY_LAW : undefined
}
