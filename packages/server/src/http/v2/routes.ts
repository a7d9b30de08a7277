import * as v2 from '@fealty/contract/v2';
import { handleMeanAwards, handleReadBreaker } from './breaker/breaker.ts';
import { handleDecideModeration } from './breaker/decide-moderation.ts';
import {
  handleActOnSignal,
  handleDismissSignal,
  handleListSignals,
  handleLookForSignals,
  handleReopenSignal,
} from './signals/signals.ts';
import { handleReadDesign, handleUpdateDesign } from './design/design.ts';
import { handleExportLines } from './carry-over/export-lines.ts';
import { handleImportLines } from './carry-over/import-lines.ts';
import { handleReadMemberAsOf } from './members/as-of.ts';
import { handleBulkMembers } from './members/bulk-members.ts';
import {
  handleListActivities,
  handleListMemberActivities,
  handleReadActivity,
} from './offers/activities.ts';
import {
  handleAgreeApproval,
  handleAskApproval,
  handleListApprovals,
  handleReadApproval,
  handleRefuseApproval,
  handleWithdrawApproval,
} from './approvals/approvals.ts';
import { handleAward } from './transactions/award.ts';
import { handleListDecided } from './receipts/decided.ts';
import { handleListModeration } from './receipts/moderation.ts';
import {
  handleReadReceipt,
  handleReadReceiptDetails,
  handleReadThumbnail,
} from './receipts/receipts.ts';
import { handleEraseMember, handleExportMember } from './members/forget-member.ts';
import { handleListMemberDeliveries } from './members/deliveries.ts';
import {
  handleListMergedMembers,
  handleListReferrals,
  handleNameMembers,
} from './members/relations.ts';
import {
  handleChangeMemberTags,
  handleMergeMember,
  handleUnmergeMember,
} from './members/member-acts.ts';
import { handleCreateMember, handleListMembers, handleReadMember } from './members/members.ts';
import { handleFollowEvents } from './integrations/follow-events.ts';
import {
  handleCreateIntegration,
  handleListIntegrations,
  handleListStoreEvents,
  handleReadIntegration,
  handleUpdateIntegration,
} from './integrations/integrations.ts';
import { handleBulk } from './transactions/bulk.ts';
import {
  handleListMemberTransactions,
  handleListTransactions,
} from './transactions/list-transactions.ts';
import {
  handleDeduct,
  handleRedeem,
  handleReturn,
  handleReverse,
} from './transactions/move-points.ts';
import {
  handleExplainTransaction,
  handleReadTransaction,
} from './transactions/read-transaction.ts';
import { handleListMails, handleReadMail } from './mails/kept-mails.ts';
import { handleReadMailSettings, handleUpdateMailSettings } from './mails/mail-settings.ts';
import {
  handleListMailTemplates,
  handlePutMailTemplate,
  handleReadMailTemplate,
  handleResetMailTemplate,
} from './mails/mail-templates.ts';
import { handlePreviewMail, handleTestMail } from './mails/try-mail.ts';
import {
  handleApplyCorrection,
  handleCreateCorrection,
  handleExportCorrectionLines,
  handleListCorrectionLines,
  handleListCorrections,
  handleReadCorrection,
  handleStopCorrection,
  handleUndoCorrection,
} from './corrections/corrections.ts';
import { handleAddCoupons, handleListCoupons } from './offers/coupons.ts';
import { handleListMemberRewards, handleListRewards } from './offers/rewards.ts';
import {
  handleCreateDraft,
  handleDeleteDraft,
  handleListDrafts,
  handleReadDraft,
  handleUpdateDraft,
} from './program/drafts.ts';
import {
  handleCancelBacktest,
  handleCreateBacktest,
  handleListBacktests,
  handleReadBacktest,
} from './program/backtests.ts';
import { handleListVersions, handleReadRunning, handleReadVersion } from './program/versions.ts';
import { handleDescribe } from './program/describe.ts';
import { handleDrift, handlePlan } from './program/plan.ts';
import { handleTierEffect } from './program/tier-effect.ts';
import { handleTry } from './program/try.ts';
import { handleApply, handleRollBack } from './program/apply.ts';
import { handleProgramAsOf } from './liability/as-of.ts';
import { handleAssume, handleListAssumptions } from './liability/assumptions.ts';
import { handleJournal, handleJournalCsv, handleLockJournal } from './liability/journal.ts';
import { handleLiability } from './liability/liability.ts';
import {
  handleActivities,
  handleBalance,
  handleExportReport,
  handleOverview,
  handleRedemptions,
  handleRetention,
  handleTiers,
} from './reports/reports.ts';
import {
  handleListSeals,
  handleMakeSeal,
  handleProveMember,
  handleReadSeal,
} from './seals/seals.ts';
import { route, type Route } from './serving/serve.ts';
import { handleApprove, handleModify, handleReject } from './transactions/settle.ts';
import {
  handleAdvanceTestClock,
  handleReadAdvance,
  handleReadTestClock,
} from './test-clock/test-clock.ts';
import { handleListTiers } from './offers/tiers.ts';
import { handleUpdateMember } from './members/update-member.ts';
import {
  handleCreateHelpDesk,
  handleDeleteHelpDesk,
  handleListHelpDesks,
  handleReadHelpDesk,
  handleUpdateHelpDesk,
} from './help-desks/help-desks.ts';
import { handleListAlarms } from './webhooks/alarms.ts';
import { handleListAttempts, handleReadAttempt } from './webhooks/attempts.ts';
import { handleReplayEvents } from './webhooks/replay.ts';
import { handleTestWebhook } from './webhooks/send-test.ts';
import { handleListWaiting } from './webhooks/waiting.ts';
import {
  handleCreateWebhook,
  handleDeleteWebhook,
  handleListWebhooks,
  handleReadWebhook,
  handleRotateSecret,
  handleUpdateWebhook,
} from './webhooks/webhooks.ts';
import {
  handleCheckZendesk,
  handleCreateZendeskFields,
  handleListZendeskMembers,
  handleReadZendesk,
  handleRunBackfill,
  handleSyncZendeskMember,
} from './zendesk/zendesk.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(v2.createMember, handleCreateMember),
  route(v2.listMembers, handleListMembers),
  route(v2.readMember, handleReadMember),
  route(v2.updateMember, handleUpdateMember),
  route(v2.changeMemberTags, handleChangeMemberTags),
  route(v2.bulkMembers, handleBulkMembers),
  route(v2.nameMembers, handleNameMembers),
  route(v2.listReferrals, handleListReferrals),
  route(v2.listMergedMembers, handleListMergedMembers),
  route(v2.listMemberDeliveries, handleListMemberDeliveries),
  route(v2.importLines, handleImportLines),
  route(v2.exportLines, handleExportLines),
  route(v2.mergeMember, handleMergeMember),
  route(v2.unmergeMember, handleUnmergeMember),
  route(v2.exportMember, handleExportMember),
  route(v2.eraseMember, handleEraseMember),
  route(v2.award, handleAward),
  route(v2.listModeration, handleListModeration),
  route(v2.listDecided, handleListDecided),
  route(v2.decideModeration, handleDecideModeration),
  route(v2.readBreaker, handleReadBreaker),
  route(v2.meanAwards, handleMeanAwards),
  route(v2.listSignals, handleListSignals),
  route(v2.lookForSignals, handleLookForSignals),
  route(v2.dismissSignal, handleDismissSignal),
  route(v2.actOnSignal, handleActOnSignal),
  route(v2.reopenSignal, handleReopenSignal),
  route(v2.readReceipt, handleReadReceipt),
  route(v2.readThumbnail, handleReadThumbnail),
  route(v2.readReceiptDetails, handleReadReceiptDetails),
  route(v2.createIntegration, handleCreateIntegration),
  route(v2.updateIntegration, handleUpdateIntegration),
  route(v2.listIntegrations, handleListIntegrations),
  route(v2.readIntegration, handleReadIntegration),
  route(v2.listStoreEvents, handleListStoreEvents),
  route(v2.followEvents, handleFollowEvents),
  route(v2.createHelpDesk, handleCreateHelpDesk),
  route(v2.listHelpDesks, handleListHelpDesks),
  route(v2.readHelpDesk, handleReadHelpDesk),
  route(v2.updateHelpDesk, handleUpdateHelpDesk),
  route(v2.deleteHelpDesk, handleDeleteHelpDesk),
  route(v2.createWebhook, handleCreateWebhook),
  route(v2.listWebhooks, handleListWebhooks),
  route(v2.readWebhook, handleReadWebhook),
  route(v2.updateWebhook, handleUpdateWebhook),
  route(v2.deleteWebhook, handleDeleteWebhook),
  route(v2.rotateWebhookSecret, handleRotateSecret),
  route(v2.testWebhook, handleTestWebhook),
  route(v2.listAttempts, handleListAttempts),
  route(v2.readAttempt, handleReadAttempt),
  route(v2.listWaitingEvents, handleListWaiting),
  route(v2.replayEvents, handleReplayEvents),
  route(v2.listAlarms, handleListAlarms),
  route(v2.readMailSettings, handleReadMailSettings),
  route(v2.updateMailSettings, handleUpdateMailSettings),
  route(v2.listMailTemplates, handleListMailTemplates),
  route(v2.readMailTemplate, handleReadMailTemplate),
  route(v2.putMailTemplate, handlePutMailTemplate),
  route(v2.resetMailTemplate, handleResetMailTemplate),
  route(v2.previewMail, handlePreviewMail),
  route(v2.testMail, handleTestMail),
  route(v2.listMails, handleListMails),
  route(v2.readMail, handleReadMail),
  route(v2.readDesign, handleReadDesign),
  route(v2.updateDesign, handleUpdateDesign),
  route(v2.readZendeskHealth, handleReadZendesk),
  route(v2.checkZendesk, handleCheckZendesk),
  route(v2.createZendeskFields, handleCreateZendeskFields),
  route(v2.syncZendeskMember, handleSyncZendeskMember),
  route(v2.runZendeskBackfill, handleRunBackfill),
  route(v2.listZendeskMembers, handleListZendeskMembers),
  route(v2.readRunningProgram, handleReadRunning),
  route(v2.listProgramVersions, handleListVersions),
  route(v2.readProgramVersion, handleReadVersion),
  route(v2.planProgramChange, handlePlan),
  route(v2.applyProgramChange, handleApply),
  route(v2.rollBackProgram, handleRollBack),
  route(v2.compareProgram, handleDrift),
  route(v2.describeProgram, handleDescribe),
  route(v2.tryProgram, handleTry),
  route(v2.foreseeTierEffect, handleTierEffect),
  route(v2.listDrafts, handleListDrafts),
  route(v2.createDraft, handleCreateDraft),
  route(v2.readDraft, handleReadDraft),
  route(v2.updateDraft, handleUpdateDraft),
  route(v2.deleteDraft, handleDeleteDraft),
  route(v2.createBacktest, handleCreateBacktest),
  route(v2.listBacktests, handleListBacktests),
  route(v2.readBacktest, handleReadBacktest),
  route(v2.cancelBacktest, handleCancelBacktest),
  route(v2.createCorrection, handleCreateCorrection),
  route(v2.listCorrections, handleListCorrections),
  route(v2.readCorrection, handleReadCorrection),
  route(v2.listCorrectionLines, handleListCorrectionLines),
  route(v2.exportCorrectionLines, handleExportCorrectionLines),
  route(v2.applyCorrection, handleApplyCorrection),
  route(v2.stopCorrection, handleStopCorrection),
  route(v2.undoCorrection, handleUndoCorrection),
  route(v2.listApprovals, handleListApprovals),
  route(v2.askApproval, handleAskApproval),
  route(v2.readApproval, handleReadApproval),
  route(v2.agreeApproval, handleAgreeApproval),
  route(v2.refuseApproval, handleRefuseApproval),
  route(v2.withdrawApproval, handleWithdrawApproval),
  route(v2.readProgramAsOf, handleProgramAsOf),
  route(v2.makeSealNow, handleMakeSeal),
  route(v2.listSeals, handleListSeals),
  route(v2.readSeal, handleReadSeal),
  route(v2.proveMember, handleProveMember),
  route(v2.readLiability, handleLiability),
  route(v2.readJournal, handleJournal),
  route(v2.readJournalCsv, handleJournalCsv),
  route(v2.lockJournal, handleLockJournal),
  route(v2.listAssumptions, handleListAssumptions),
  route(v2.assumeLiability, handleAssume),
  route(v2.reportOverview, handleOverview),
  route(v2.reportBalance, handleBalance),
  route(v2.reportRedemptions, handleRedemptions),
  route(v2.reportActivities, handleActivities),
  route(v2.reportRetention, handleRetention),
  route(v2.reportTiers, handleTiers),
  route(v2.exportReport, handleExportReport),
  route(v2.redeem, handleRedeem),
  route(v2.deduct, handleDeduct),
  route(v2.returnOrder, handleReturn),
  route(v2.bulkTransactions, handleBulk),
  route(v2.approve, handleApprove),
  route(v2.reject, handleReject),
  route(v2.reverse, handleReverse),
  route(v2.modifyTransaction, handleModify),
  route(v2.listTransactions, handleListTransactions),
  route(v2.listMemberTransactions, handleListMemberTransactions),
  route(v2.readTransaction, handleReadTransaction),
  route(v2.explainTransaction, handleExplainTransaction),
  route(v2.readMemberAsOf, handleReadMemberAsOf),
  route(v2.listRewards, handleListRewards),
  route(v2.addCoupons, handleAddCoupons),
  route(v2.listCoupons, handleListCoupons),
  route(v2.listMemberRewards, handleListMemberRewards),
  route(v2.listActivities, handleListActivities),
  route(v2.readActivity, handleReadActivity),
  route(v2.listMemberActivities, handleListMemberActivities),
  route(v2.listTiers, handleListTiers),
  route(v2.readTestClock, handleReadTestClock),
  route(v2.advanceTestClock, handleAdvanceTestClock),
  route(v2.readAdvance, handleReadAdvance),
];
