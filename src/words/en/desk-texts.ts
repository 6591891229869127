/** What the desk says of texts, in English. */

export const deskTexts = {
  title: 'Texts',
  lead: 'Texts before the bodies of the organisation. What is tabled is never edited: another wording is another issue.',
  none: 'No text is tabled.',
  table: 'Table a text',
  tableLead: 'Type or paste it in each language. All languages are of equal standing.',
  symbol: 'Symbol',
  symbolHint: 'Latin letters, figures and / ( ) . + # _ -. All issues share it.',
  organ: 'Before which body',
  inLanguage: (language: string) => `In ${language}`,
  textTitle: 'Title',
  provisions: 'Provisions',
  hint: 'One provision a line. A number begins it: 1. or 3 bis. or (a) or (i) or Article 4. After an empty line a paragraph without a number stands by itself.',
  limits: 'At most 1,000 provisions of 20,000 characters, 1,000,000 bytes a language.',
  another: 'A further language',
  anotherCode: 'Code of the language, such as fr',
  add: 'Add',
  check: 'Check',
  send: 'Look it over and sign',
  right: 'It can be read. So it would be tabled:',
  wrong: 'It cannot be tabled so.',
  nothing: 'No language has a title or provisions.',
  half: (language: string) => `${language}: a title and provisions are needed.`,
  apartInNumber: (language: string, found: string, right: string) =>
    `${language} has ${found} provisions, the other language ${right}.`,
  apartAt: (language: string, place: number, found: string, right: string) =>
    `${language}: the provision in place ${place} is ${found}, in the other language ${right}.`,
  nobody: (who: string) => `You cannot table texts here. Those who can: ${who}.`,
  notYours: (who: string) => `Whoever tabled it tables it again: ${who}.`,
  noCorrector: (who: string) => `You cannot correct texts here. Those who can: ${who}.`,
  underDecision: (question: string) =>
    `It is corrected once the question ${question} on it is over. Until then another wording is another issue.`,
  revise: (issue: number) => `Table issue ${issue}`,
  reviseLead: (issue: number) =>
    `Issue ${issue} stands as it is. What is tabled now does not change what is already put to decision.`,
  translate: (issue: number) => `Add a language to issue ${issue}`,
  translateLead: 'With the same provisions in the same order, under the same numbers.',
  correct: (issue: number) => `Correct issue ${issue}`,
  correctLead:
    'Change what is wrong in the languages concerned. The correction is an act of its own; what was tabled stays on the record.',
  put: 'Put under silence or to decision',
  putHeading: 'Decision',
  putIssue: (issue: number) => `Issue ${issue}, by its digests.`,
  missing: (languages: string) => `Not yet in ${languages}: without them no question can be put on it.`,
  publicPage: 'On the public record',
  issue: (issue: number) => `Issue ${issue}`,
  whole: 'The text',
  chosen: (title: string, issue: number) => `${title}, issue ${issue}`,
  chosenNote:
    'The question is put on this issue, by the digest of each language. A later issue changes nothing of it.',
  noSuchIssue: 'That issue of the text is not on the record.',
  unchanged: 'Nothing is changed in any language.',
  powers: { chair: 'the chair', member: 'members of the body', party: 'parties' },
}
export type DeskTextWords = typeof deskTexts
