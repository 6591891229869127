/** The kinds of act, by name. A new act is one file and one line here. */
import { acceptanceDeposited } from './acceptance-deposited.ts'
import { accessionDeposited } from './accession-deposited.ts'
import { actConfirmed } from './act-confirmed.ts'
import { actReported } from './act-reported.ts'
import { adoptionConfirmed } from './adoption-confirmed.ts'
import { assistanceRequested } from './assistance-requested.ts'
import { chairAssumed } from './chair-assumed.ts'
import { claimNoted } from './claim-noted.ts'
import { consultationHeld } from './consultation-held.ts'
import { consultationObjected } from './consultation-objected.ts'
import { consultationRequested } from './consultation-requested.ts'
import { contingentAuthorised } from './contingent-authorised.ts'
import { contingentDeployed } from './contingent-deployed.ts'
import { contingentPledged } from './contingent-pledged.ts'
import { contingentWithdrawn } from './contingent-withdrawn.ts'
import { correctionObjected } from './correction-objected.ts'
import { decidedNotwithstanding } from './decided-notwithstanding.ts'
import { errorCorrected } from './error-corrected.ts'
import { errorNotified } from './error-notified.ts'
import { credentialsChallenged } from './credentials-challenged.ts'
import { credentialsExamined } from './credentials-examined.ts'
import { credentialsLodged } from './credentials-lodged.ts'
import { divisionObjected } from './division-objected.ts'
import { factFound } from './fact-found.ts'
import { amendmentTabled } from './amendment-tabled.ts'
import { deadlineExtended } from './deadline-extended.ts'
import { procedureObjected } from './procedure-objected.ts'
import { procedureProlonged } from './procedure-prolonged.ts'
import { procedureProposed } from './procedure-proposed.ts'
import { questionWithdrawn } from './question-withdrawn.ts'
import { statementAttached } from './statement-attached.ts'
import { textCorrected } from './text-corrected.ts'
import { textTabled } from './text-tabled.ts'
import { textPublished } from './text-published.ts'
import { keyEnrolled } from './key-enrolled.ts'
import { keyRevoked } from './key-revoked.ts'
import { documentRedacted } from './document-redacted.ts'
import { keyRotated } from './key-rotated.ts'
import { refusalNoted } from './refusal-noted.ts'
import { recoveryCompleted } from './recovery-completed.ts'
import { recoveryObjected } from './recovery-objected.ts'
import { recoveryRequested } from './recovery-requested.ts'
import { recoverySupported } from './recovery-supported.ts'
import { witnessEnrolled } from './witness-enrolled.ts'
import { witnessRevoked } from './witness-revoked.ts'
import { positionsDisclosed } from './positions-disclosed.ts'
import { restrictedLogAnchored } from './restricted-log-anchored.ts'
import { restrictedLogClosed } from './restricted-log-closed.ts'
import { restrictedLogMarked } from './restricted-log-marked.ts'
import { restrictedLogOpened } from './restricted-log-opened.ts'
import { portalClosed } from './portal-closed.ts'
import { portalOpened } from './portal-opened.ts'
import type { Kind } from './kind.ts'
import { meetingHeld } from './meeting-held.ts'
import { membershipContinued } from './membership-continued.ts'
import { membershipCeased } from './membership-ceased.ts'
import { matterContested } from './matter-contested.ts'
import { membershipLapsed } from './membership-lapsed.ts'
import { membershipRestored } from './membership-restored.ts'
import { membershipSuspended } from './membership-suspended.ts'
import { motionDisposed } from './motion-disposed.ts'
import { motionMade } from './motion-made.ts'
import { motionSeconded } from './motion-seconded.ts'
import { observerAdmitted } from './observer-admitted.ts'
import { operationCompleted } from './operation-completed.ts'
import { operationEnded } from './operation-ended.ts'
import { operationMandated } from './operation-mandated.ts'
import { orderChallenged } from './order-challenged.ts'
import { orderRuled } from './order-ruled.ts'
import { organEstablished } from './organ-established.ts'
import { noticeAcknowledged } from './notice-acknowledged.ts'
import { paperEntered } from './paper-entered.ts'
import { partnerAdmitted } from './partner-admitted.ts'
import { participantInvited } from './participant-invited.ts'
import { positionTaken } from './position-taken.ts'
import { powersGranted } from './powers-granted.ts'
import { powersProduced } from './powers-produced.ts'
import { powersWithdrawn } from './powers-withdrawn.ts'
import { provisionalApplicationEnded } from './provisional-application-ended.ts'
import { provisionalApplicationNotified } from './provisional-application-notified.ts'
import { proxyGiven } from './proxy-given.ts'
import { questionDecided } from './question-decided.ts'
import { questionPut } from './question-put.ts'
import { ratificationDeposited } from './ratification-deposited.ts'
import { recordOpened } from './record-opened.ts'
import { reportCorrected } from './report-corrected.ts'
import { reservationAccepted } from './reservation-accepted.ts'
import { reservationFormulated } from './reservation-formulated.ts'
import { reservationObjected } from './reservation-objected.ts'
import { seatFilled } from './seat-filled.ts'
import { signatureConfirmed } from './signature-confirmed.ts'
import { representativeSeated } from './representative-seated.ts'
import { sessionConvened } from './session-convened.ts'
import { sessionRequested } from './session-requested.ts'
import { sittingHeld } from './sitting-held.ts'
import { standingOpened } from './standing-opened.ts'
import { statementMade } from './statement-made.ts'
import { textAdopted } from './text-adopted.ts'
import { treatyEnteredIntoForce } from './treaty-entered-into-force.ts'
import { treatySigned } from './treaty-signed.ts'
import { withdrawalNotified } from './withdrawal-notified.ts'
import { withdrawalRevoked } from './withdrawal-revoked.ts'

const LIST: readonly Kind<unknown>[] = [
  recordOpened,
  standingOpened,
  keyEnrolled,
  keyRotated,
  keyRevoked,
  actConfirmed,
  powersGranted,
  powersWithdrawn,
  paperEntered,
  noticeAcknowledged,
  restrictedLogOpened,
  restrictedLogMarked,
  restrictedLogClosed,
  restrictedLogAnchored,
  positionsDisclosed,
  documentRedacted,
  portalOpened,
  portalClosed,
  recoveryRequested,
  recoverySupported,
  recoveryObjected,
  recoveryCompleted,
  refusalNoted,
  witnessEnrolled,
  witnessRevoked,
  actReported,
  reportCorrected,
  powersProduced,
  textAdopted,
  adoptionConfirmed,
  signatureConfirmed,
  treatySigned,
  ratificationDeposited,
  acceptanceDeposited,
  accessionDeposited,
  reservationFormulated,
  reservationAccepted,
  reservationObjected,
  provisionalApplicationNotified,
  provisionalApplicationEnded,
  treatyEnteredIntoForce,
  errorNotified,
  correctionObjected,
  errorCorrected,
  withdrawalNotified,
  withdrawalRevoked,
  membershipLapsed,
  membershipCeased,
  membershipSuspended,
  membershipRestored,
  membershipContinued,
  observerAdmitted,
  partnerAdmitted,
  organEstablished,
  seatFilled,
  chairAssumed,
  sessionRequested,
  sessionConvened,
  sittingHeld,
  meetingHeld,
  credentialsLodged,
  credentialsChallenged,
  credentialsExamined,
  representativeSeated,
  participantInvited,
  motionMade,
  motionSeconded,
  motionDisposed,
  orderRuled,
  orderChallenged,
  textTabled,
  questionPut,
  divisionObjected,
  matterContested,
  factFound,
  positionTaken,
  procedureProposed,
  procedureObjected,
  procedureProlonged,
  deadlineExtended,
  amendmentTabled,
  questionWithdrawn,
  proxyGiven,
  questionDecided,
  decidedNotwithstanding,
  textPublished,
  textCorrected,
  statementAttached,
  consultationRequested,
  consultationObjected,
  consultationHeld,
  assistanceRequested,
  operationMandated,
  contingentPledged,
  contingentAuthorised,
  contingentDeployed,
  contingentWithdrawn,
  operationEnded,
  operationCompleted,
  statementMade,
  claimNoted,
]

export const KINDS: ReadonlyMap<string, Kind<unknown>> = new Map(LIST.map((kind) => [kind.kind, kind]))
