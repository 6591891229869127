import { keyReasons } from './key-reasons.ts'
import type { ReasonCode } from '../../core/refusal.ts'

/** What a sentence on a reason may name. Empty where the reason does not say. */
export interface Said {
  readonly needed: string
  readonly reached: string
  /** Names of parties, joined. */
  readonly parties: string
  readonly parameter: string
  readonly options: string
  /** What was counted, where it is not one vote a member: a table of weights, a class, other stands than yes. */
  readonly weight: string
  readonly class: string
  readonly counted: string
}

/** What a tally counted: ` votes for` where nothing else is said. */
function counted({ weight, class: of, counted: stands }: Said): string {
  return `${weight ? ` of ${weight}` : stands ? '' : ' votes'}${stands ? ` (${stands})` : ' for'}${of ? `, ${of}` : ''}`
}

export type ReasonWords = Readonly<Record<ReasonCode, (said: Said) => string>>

/** One sentence a reason, English. The clause follows in brackets. */
export const reasons: ReasonWords = {
  'sufficient-votes': (said) => `${said.reached}${counted(said)}; ${said.needed} needed.`,
  'insufficient-votes': (said) => `${said.reached}${counted(said)}; ${said.needed} needed.`,
  'no-veto': () => 'No member with a veto voted against.',
  veto: ({ parties }) => `Vetoed: ${parties} voted against.`,
  'blocking-vote': ({ parties }) => `Cannot be adopted: ${parties}, with a veto, voted against.`,
  consensus: () => 'No member’s stand prevents consensus.',
  objection: ({ parties }) => `Objection: ${parties}.`,
  'absence-blocks': ({ parties }) => `Absent or not taking part, which prevents adoption here: ${parties}.`,
  'silence-blocks': ({ parties }) => `Silent, which prevents adoption here: ${parties}.`,
  'abstention-blocks': ({ parties }) => `Abstained, which prevents adoption here: ${parties}.`,
  'not-voted-blocks': ({ parties }) => `Not voted, which prevents adoption here: ${parties}.`,
  'no-rule': () => 'No rule provides for this.',
  'not-a-member': ({ parties }) => `Not a member that day: ${parties}.`,
  'no-members': () => 'The organ had no members that day.',
  'needs-parameter': ({ parameter, options }) =>
    `The charter is silent on something that decides: “${parameter}”${options ? ` (${options})` : ''}.`,
  'not-settled': (said) =>
    said.needed ? `Still open: ${said.reached}${counted(said)}, ${said.needed} needed.` : 'Still open.',
  settled: () => 'Settled, whatever the rest do.',
  'within-limit': (said) => `${said.reached}${counted(said)}; ${said.needed} would prevent adoption.`,
  'limit-reached': (said) => `${said.reached}${counted(said)}; ${said.needed} prevent adoption.`,
  'no-blocking-minority': ({ needed, reached }) =>
    `${reached} members have not voted for it; a blocking minority takes ${needed}.`,
  'blocking-minority': ({ needed, reached }) =>
    `${reached} members have not voted for it, which makes a blocking minority of ${needed}.`,
  'blocking-minority-open': ({ needed, reached }) =>
    `Still open: ${reached} members have not voted for it so far; a blocking minority takes ${needed}.`,
  'fact-found': ({ parameter, reached, parties }) => `Found: ${parameter}${said(reached || parties)}.`,
  'fact-lacking': ({ parameter, needed, reached }) =>
    `Not found: ${parameter}${said(needed)}${reached ? `; stated: ${reached}` : ''}.`,
  'enough-members': ({ needed, reached }) => `${reached} members; ${needed} needed.`,
  'too-few-members': ({ needed, reached }) => `${reached} members; ${needed} needed.`,
  'in-force': ({ reached }) => `In force: ${reached}.`,
  precondition: () => 'What must come first is not there.',
  deferred: () => 'The vote waits; nothing is rejected.',
  'no-quorum': (said) =>
    `No quorum: ${said.reached}${said.weight ? ` of ${said.weight}` : ''} present; ${said.needed} needed.`,
  'too-many-excluded': ({ needed, reached, parties }) =>
    `${reached} are to be left out (${parties}); at most ${needed} may be.`,
  'unit-split': ({ parties }) => `These vote as one, and differ: ${parties}.`,
  'too-many-proxies': ({ needed, reached, parties }) =>
    `It would act for ${reached} others (${parties}); at most ${needed} may be.`,
  'no-proxy': ({ parties }) => `It may not act here for ${parties}: no proxy was given to it.`,
  'only-reported': ({ reached }) => `Acts of the kind ${reached} are only reported, not performed.`,
  'unknown-kind': ({ reached }) => `There is no kind of act ${reached}.`,
  malformed: ({ reached }) => `The body of the act has another form at ${reached}.`,
  'not-authorised': ({ needed }) => `Only these may do this: ${needed || 'nobody'}.`,
  'unknown-organ': ({ reached }) => `The charter knows no organ ${reached}.`,
  'unknown-matter': ({ reached }) => `The charter knows no matter ${reached}.`,
  'unknown-instrument': ({ reached }) => `The charter knows no instrument ${reached}.`,
  'unknown-question': ({ reached }) => `There is no question ${reached} on the record.`,
  'unknown-position': ({ needed, reached }) => `The rule knows no position ${reached}; it knows: ${needed}.`,
  'unknown-fact': ({ needed, reached }) =>
    `The rule asks for no fact ${reached}; it asks for: ${needed || 'none'}.`,
  'already-done': ({ reached }) => `Done already${reached ? `: ${reached}` : ''}.`,
  'already-a-member': () => 'Bound by it already.',
  'not-signed': ({ parties }) => `Not signed before${parties ? `: ${parties}` : ''}.`,
  'signed-before': () => 'It has signed: it consents by ratification.',
  'closed-to-signature': () => 'The instrument is not open to this.',
  'not-in-force': () => 'The instrument is not in force.',
  'not-ratified': ({ parties }) => `Has not consented to be bound: ${parties}.`,
  'no-full-powers': ({ reached }) => `No full powers were produced for ${reached}.`,
  'not-confirmed': ({ parties }) =>
    `Done without full powers and not confirmed${parties ? `: ${parties}` : ''}.`,
  'wrong-organ': ({ needed, reached }) => `Decided by ${reached}; it is for ${needed} to decide.`,
  'too-few-ratifications': ({ needed, reached }) =>
    `${reached} have consented to be bound; ${needed} needed.`,
  'named-state-missing': ({ parties }) => `Named by the instrument and not among them: ${parties}.`,
  'organ-acceptance-missing': ({ needed }) => `Not accepted yet by ${needed}.`,
  'too-early': ({ needed, reached }) => `Not before ${needed}; received ${reached}.`,
  'too-late': ({ needed, reached }) => `Until ${needed} only; received ${reached}.`,
  'obligations-unsettled': ({ needed }) => `Not settled: ${needed}.`,
  'whole-treaty-only': ({ reached }) => `From the whole treaty only, not from ${reached}.`,
  'nothing-pending': () => 'There is no such notice pending.',
  'not-revocable': () => 'The notice cannot be revoked.',
  'term-prolonged': ({ parties }) => `Took part in the prolongation: ${parties}.`,
  'status-not-in-force': ({ needed, reached }) =>
    `The status exists from ${needed}${reached ? `; received ${reached}` : ''}.`,
  'not-eligible': ({ needed }) => `Not eligible; needed: ${needed}.`,
  'not-a-party': ({ parties }) => `Neither party nor signatory${parties ? `: ${parties}` : ''}.`,
  'unknown-reservation': ({ reached }) => `There is no reservation ${reached} on the record.`,
  'reservations-forbidden': () => 'The instrument allows no reservations.',
  'for-the-organ': ({ needed }) => `It is for ${needed} to accept the reservation.`,
  'unknown-error': ({ reached }) => `No error ${reached} was notified.`,
  'time-limit-missing': () => 'No time for objections is fixed, neither by the instrument nor by the act.',
  'question-closed': ({ reached }) => `The question is decided: ${reached}.`,
  'deadline-past': ({ needed, reached }) => `Received ${reached}; the deadline was ${needed}.`,
  'deadline-not-past': ({ needed }) =>
    needed ? `Not settled before the deadline, ${needed}.` : 'Not settled.',
  'outcome-differs': ({ needed, reached }) => `The act says “${reached}”; the record gives “${needed}”.`,
  'record-not-open': () => 'The record has no genesis act.',
  'standing-open': () => 'The standing was opened before.',
  'reported-only-organisation': () => 'This record holds reported history; nobody can perform acts in it.',
  'unknown-key': ({ reached }) => `The key ${reached} is not enrolled.`,
  'key-not-valid': ({ reached }) => `The key ${reached} was revoked.`,
  'wrong-holder': ({ reached }) => `The key ${reached} is not the author’s.`,
  ...keyReasons,
  'last-key': () => 'It is the holder’s last key. Enrol another first.',
  'unknown-report': ({ reached }) => `There is no report at position ${reached}.`,
  'no-document': ({ needed }) => `A document is missing${needed ? `: ${needed}` : ''}.`,
  'not-canonical': () => 'The bytes are not canonical.',
  'too-large': ({ needed, reached }) => `${reached} bytes; at most ${needed}.`,
  'other-log': ({ needed, reached }) => `The act is of the log ${reached}; this is ${needed}.`,
  'seen-differs': () => 'The checkpoint that the act names is not one of this log.',
  'audience-elsewhere': ({ needed, reached }) =>
    `This act does not stand in the log "${reached}", but in: ${needed}.`,
  'unknown-act': ({ reached }) => `There is no act ${reached} before this one.`,
  'not-committed': ({ reached }) => `The record holds no commitment to ${reached} there.`,
  'not-hidden': ({ reached }) => `Nothing is taken in unseen on ${reached}.`,
  'not-due': ({ reached }) => `It is not due: ${reached}.`,
  'not-disclosed': ({ reached }) => `How each stood is shown first: ${reached}.`,
  'disclosure-differs': ({ needed, reached }) => `Shown: ${reached}. In the log: ${needed}.`,
  'restricted-open': ({ reached }) => `The log ${reached} is not yet closed and anchored on the public log.`,
  'restricted-closed': ({ reached }) => `Nothing more is taken in unseen: ${reached}.`,
  'restricted-missing': ({ reached }) => `The log ${reached} is not at hand.`,
  'after-differs': ({ needed, reached }) =>
    `Ruled on ${reached} entries of the public log; by its time of receipt: ${needed}.`,
  'signature-wrong': ({ reached }) => `The signature of ${reached} does not hold.`,
  'document-differs': ({ reached }) => `The document ${reached} is not the one that the act names.`,
  'charter-provides': ({ reached }) => `The charter itself gives “${reached}”: it is declared as such.`,
  'symbol-form': ({ needed, reached }) => `${reached} is no symbol of the organ; its form is ${needed}.`,
  'unknown-procedure': ({ reached }) => `The charter knows no procedure ${reached}.`,
  'procedure-not-for': ({ needed, reached }) =>
    `The procedure is limited to: ${needed}${reached ? `; this is ${reached}` : '; none of these is named'}.`,
  'procedure-not-valid': ({ needed, reached }) =>
    `The procedure may not be used on ${reached}${needed ? `; it may from ${needed}` : ''}.`,
  'deadline-missing': () => 'The procedure needs an exact expiry.',
  'notice-too-short': ({ needed, reached }) => `${needed} needed; ${reached} given.`,
  'notice-too-long': ({ needed, reached }) => `At most ${needed}; ${reached} given.`,
  'not-agreed': ({ needed, reached, parties }) =>
    `The use of the procedure is not agreed${parties ? `; objection: ${parties}` : needed ? `: ${needed}${reached ? `, not ${reached}` : ''}` : ''}.`,
  'not-at-a-sitting': ({ reached }) => `It must be proposed at a sitting; none is on record as ${reached}.`,
  'not-prolonged': () => 'The procedure is not prolonged in this way.',
  'not-adopted-under': ({ needed, reached }) => `${reached} was not adopted under ${needed}.`,
  'not-extendable': ({ needed }) =>
    needed && needed !== '0'
      ? `The deadline may be put off ${needed} times at most.`
      : 'The deadline cannot be put off.',
  'not-withdrawable': ({ reached }) =>
    reached ? 'It cannot be withdrawn: voting has begun.' : 'It cannot be withdrawn once opened.',
  'not-adopted': ({ reached }) => `Not adopted: ${reached}.`,
  'not-before-next-sitting': () => 'Not before the organ has sat again.',
  'not-published': () => 'The text is not published.',
  'unknown-consultation': ({ reached }) => `Nobody asked for a consultation ${reached} on the record.`,
  'concerns-another': ({ parties }) =>
    `A party may ask to consult because of what concerns itself; this concerns ${parties}.`,
  'cannot-block': () => 'No objection prevents this consultation.',
  'unknown-operation': ({ reached }) => `There is no operation ${reached} on the record.`,
  'not-requested': ({ reached }) => `Nobody has asked for assistance under ${reached}.`,
  'no-decision': ({ needed, reached }) =>
    `It must rest on a decision: ${needed}${reached ? `; the record has ${reached}` : ''}.`,
  'not-mandated': ({ reached }) => `The operation ${reached} has no mandate.`,
  'operation-ended': ({ reached }) => `The operation was ended: ${reached}.`,
  'not-authorised-at-home': ({ parties }) => `Not yet authorised by the party’s own bodies: ${parties}.`,
  'not-deployed': ({ parties }) => `No contingent is deployed: ${parties}.`,
  'not-ended': ({ reached }) => `No decision has ended the operation ${reached}.`,
  'contingents-remain': ({ parties }) => `Contingents not yet withdrawn: ${parties}.`,
  'clock-backwards': ({ needed, reached }) => `Received ${reached}, before the entry ahead of it, ${needed}.`,
  'too-few-requests': ({ needed, reached }) => `${reached} members have asked for it; ${needed} needed.`,
  'unknown-motion': ({ reached }) => `There is no motion ${reached} before the organ.`,
  'unknown-ruling': ({ reached }) => `There is no ruling ${reached} of the chair.`,
  precedence: ({ needed, reached }) => `${needed} comes first; ${reached} was asked for.`,
  'not-seconded': ({ reached }) => `The motion ${reached} has no seconder yet.`,
  'own-motion': () => 'Who made a motion cannot second it.',
  'not-challenged': ({ reached }) => `The ruling ${reached} was not challenged.`,
  'matter-differs': ({ needed, reached }) => `It is put as “${reached}”; it must be put as “${needed}”.`,
  'not-divisible': () => 'The rules do not provide for deciding parts of a text separately.',
  'mover-objects': ({ parties }) => `The mover${parties ? `, ${parties},` : ''} objects to a division.`,
  'part-undecided': ({ needed }) => `A part is undecided: ${needed}.`,
  'credentials-pending': ({ parties, needed }) =>
    needed
      ? `Until it is decided, ${needed} speaks for ${parties}.`
      : `Until it is decided, nobody speaks for ${parties}.`,
  'credentials-refused': ({ parties }) => `The credentials of ${parties} were not accepted.`,
  'no-credentials': ({ parties }) => `No credentials were lodged: ${parties}.`,
  'without-vote': ({ parties }) => `Takes part without a vote: ${parties}.`,
  'sits-already': ({ parties }) => `A member of the organ already: ${parties}.`,
  'not-next': ({ needed, reached }) => `It is the turn of ${needed}, not of ${reached}.`,
  'not-eligible-again': ({ parties, needed }) =>
    `Not eligible again${needed ? ` before ${needed}` : ' at once'}: ${parties}.`,
  'no-seat-free': ({ needed, reached }) => `No seat is free: ${reached} of ${needed} are held.`,
  'term-differs': ({ needed, reached }) => `The term ends ${needed}; the act says ${reached || 'nothing'}.`,
  'matter-contested': ({ needed }) =>
    `Under which rule it is decided is contested${needed ? `; that is decided first, as “${needed}”` : ''}.`,
  'not-contested': ({ reached }) => `The matter of ${reached} is not contested.`,
  'unknown-text': ({ reached }) => `No text ${reached} is tabled.`,
  'issue-differs': ({ needed, reached }) => `The next number is ${needed}; the act says ${reached}.`,
  'language-missing': ({ needed, reached }) => `Not there in ${needed}; it is in ${reached}.`,
  'text-differs': ({ needed, reached }) => `The text stands as ${needed}; the act says ${reached}.`,
  'provisions-differ': ({ needed, reached }) => `It has ${needed} provisions; the act says ${reached}.`,
  'question-open': ({ reached }) => `The question ${reached} on it is open.`,
}

function said(what: string): string {
  return what ? `: ${what}` : ''
}
