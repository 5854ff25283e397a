import { Initial1795416095383 } from './1795416095383-initial.migration';
import { AddRuleContext1795619102453 } from './1795619102453-add-rule-context.migration';
import { MoreIncidentRules1795619601678 } from './1795619601678-more-incident-rules.migration';
import { AddRoomScans1795619659172 } from './1795619659172-add-room-scans.migration';
import { AddLiveness1795620281474 } from './1795620281474-add-liveness.migration';
import { SoundRules1795621114171 } from './1795621114171-sound-rules.migration';
import { AddRulesPolicies1795622014361 } from './1795622014361-add-rules-policies.migration';
import { AddReview1795639399208 } from './1795639399208-add-review.migration';
import { AddReceipts1795640406356 } from './1795640406356-add-receipts.migration';
import { AddLocalRecordings1795654920793 } from './1795654920793-add-local-recordings.migration';
import { IndexHeadHash1795656882601 } from './1795656882601-index-head-hash.migration';
import { AddItemKinds1795657586819 } from './1795657586819-add-item-kinds.migration';
import { AddRetention1795657696469 } from './1795657696469-add-retention.migration';
import { AddPersonObservations1795667473184 } from './1795667473184-add-person-observations.migration';
import { AddWebhooks1795667857111 } from './1795667857111-add-webhooks.migration';
import { AddItemBanks1795670017633 } from './1795670017633-add-item-banks.migration';
import { AddMarking1795670100000 } from './1795670100000-add-marking.migration';
import { AddOralExams1795679218481 } from './1795679218481-add-oral-exams.migration';
import { AddAdmissions1795679300000 } from './1795679300000-add-admissions.migration';
import { AddStatements1795681211356 } from './1795681211356-add-statements.migration';
import { AddSessionPauses1795681401872 } from './1795681401872-add-session-pauses.migration';
import { AddExamHolds1795682483964 } from './1795682483964-add-exam-holds.migration';
import { AddIdentityUnchecked1795692742026 } from './1795692742026-add-identity-unchecked.migration';
import { AddExamQuestions1795692950991 } from './1795692950991-add-exam-questions.migration';
import { AddGroups1795692960000 } from './1795692960000-add-groups.migration';
import { AddSittings1795695212602 } from './1795695212602-add-sittings.migration';
import { AddReSits1795696049383 } from './1795696049383-add-re-sits.migration';
import { AddRunReference1795697112964 } from './1795697112964-add-run-reference.migration';
import { AddStaffBySitting1795698200000 } from './1795698200000-add-staff-by-sitting.migration';
import { RecordExaminers1795707425777 } from './1795707425777-record-examiners.migration';
import { AddObservationCurves1795710031911 } from './1795710031911-add-observation-curves.migration';
import { AddMarkAppeals1795719296337 } from './1795719296337-add-mark-appeals.migration';
import { AddExamDrafts1795721684843 } from './1795721684843-add-exam-drafts.migration';
import { TellSignOuts1795722000000 } from './1795722000000-tell-sign-outs.migration';
import { IndexExaminersOfEvents1795722000001 } from './1795722000001-index-examiners-of-events.migration';
import { AddTimeCorrections1795724390199 } from './1795724390199-add-time-corrections.migration';
import { AddMarkAppealVotes1795732168934 } from './1795732168934-add-mark-appeal-votes.migration';
import { KeepConfirmedGrades1795734481489 } from './1795734481489-keep-confirmed-grades.migration';
import { AddConfirmationReasons1795735200000 } from './1795735200000-add-confirmation-reasons.migration';
import { AddExamWindows1795735600000 } from './1795735600000-add-exam-windows.migration';
import { AddIndividualBreaks1795735670615 } from './1795735670615-add-individual-breaks.migration';
import { KeepEndsOfCreditedWaits1795738527535 } from './1795738527535-keep-ends-of-credited-waits.migration';
import { NameTermsOfAppeals1795748700000 } from './1795748700000-name-terms-of-appeals.migration';
import { AddWindowMoves1795749214054 } from './1795749214054-add-window-moves.migration';
import { AddItemFingerprints1795750500000 } from './1795750500000-add-item-fingerprints.migration';
import { KeepPausesOfExams1795752000000 } from './1795752000000-keep-pauses-of-exams.migration';

/** In the order in which they run. */
export const MIGRATIONS = [
  Initial1795416095383,
  AddRuleContext1795619102453,
  MoreIncidentRules1795619601678,
  AddRoomScans1795619659172,
  AddLiveness1795620281474,
  SoundRules1795621114171,
  AddRulesPolicies1795622014361,
  AddReview1795639399208,
  AddReceipts1795640406356,
  AddLocalRecordings1795654920793,
  IndexHeadHash1795656882601,
  AddItemKinds1795657586819,
  AddRetention1795657696469,
  AddPersonObservations1795667473184,
  AddWebhooks1795667857111,
  AddItemBanks1795670017633,
  AddMarking1795670100000,
  AddOralExams1795679218481,
  AddAdmissions1795679300000,
  AddStatements1795681211356,
  AddSessionPauses1795681401872,
  AddExamHolds1795682483964,
  AddIdentityUnchecked1795692742026,
  AddExamQuestions1795692950991,
  AddGroups1795692960000,
  AddSittings1795695212602,
  AddReSits1795696049383,
  AddRunReference1795697112964,
  AddStaffBySitting1795698200000,
  RecordExaminers1795707425777,
  AddObservationCurves1795710031911,
  AddMarkAppeals1795719296337,
  AddExamDrafts1795721684843,
  TellSignOuts1795722000000,
  IndexExaminersOfEvents1795722000001,
  AddTimeCorrections1795724390199,
  AddMarkAppealVotes1795732168934,
  KeepConfirmedGrades1795734481489,
  AddConfirmationReasons1795735200000,
  AddExamWindows1795735600000,
  AddIndividualBreaks1795735670615,
  KeepEndsOfCreditedWaits1795738527535,
  NameTermsOfAppeals1795748700000,
  AddWindowMoves1795749214054,
  AddItemFingerprints1795750500000,
  KeepPausesOfExams1795752000000,
] as const;
