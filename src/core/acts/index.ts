/** The kinds of act, by name. A new act is one file and one line here. */
import { accessionDeposited } from './accession-deposited.ts'
import { actReported } from './act-reported.ts'
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
import { decidedNotwithstanding } from './decided-notwithstanding.ts'
import { factFound } from './fact-found.ts'
import { amendmentTabled } from './amendment-tabled.ts'
import { deadlineExtended } from './deadline-extended.ts'
import { procedureObjected } from './procedure-objected.ts'
import { procedureProlonged } from './procedure-prolonged.ts'
import { procedureProposed } from './procedure-proposed.ts'
import { questionWithdrawn } from './question-withdrawn.ts'
import { statementAttached } from './statement-attached.ts'
import { textPublished } from './text-published.ts'
import { keyEnrolled } from './key-enrolled.ts'
import { keyRevoked } from './key-revoked.ts'
import type { Kind } from './kind.ts'
import { membershipContinued } from './membership-continued.ts'
import { membershipLapsed } from './membership-lapsed.ts'
import { membershipRestored } from './membership-restored.ts'
import { membershipSuspended } from './membership-suspended.ts'
import { observerAdmitted } from './observer-admitted.ts'
import { operationCompleted } from './operation-completed.ts'
import { operationEnded } from './operation-ended.ts'
import { operationMandated } from './operation-mandated.ts'
import { organEstablished } from './organ-established.ts'
import { positionTaken } from './position-taken.ts'
import { proxyGiven } from './proxy-given.ts'
import { questionDecided } from './question-decided.ts'
import { questionPut } from './question-put.ts'
import { ratificationDeposited } from './ratification-deposited.ts'
import { recordOpened } from './record-opened.ts'
import { reportCorrected } from './report-corrected.ts'
import { seatFilled } from './seat-filled.ts'
import { sittingHeld } from './sitting-held.ts'
import { standingOpened } from './standing-opened.ts'
import { statementMade } from './statement-made.ts'
import { treatyEnteredIntoForce } from './treaty-entered-into-force.ts'
import { treatySigned } from './treaty-signed.ts'

const LIST: readonly Kind<unknown>[] = [
  recordOpened,
  standingOpened,
  keyEnrolled,
  keyRevoked,
  actReported,
  reportCorrected,
  treatySigned,
  ratificationDeposited,
  accessionDeposited,
  treatyEnteredIntoForce,
  membershipLapsed,
  membershipSuspended,
  membershipRestored,
  membershipContinued,
  observerAdmitted,
  organEstablished,
  seatFilled,
  chairAssumed,
  sittingHeld,
  questionPut,
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
