import { listActivities, listMemberActivities, readActivity } from './activity.ts';
import { award } from './award.ts';
import { bulkTransactions } from './bulk.ts';
import type { V2Endpoint } from './endpoint.ts';
import { listModeration, readReceipt, readReceiptDetails, readThumbnail } from './receipts.ts';
import {
  changeMemberTags,
  createMember,
  eraseMember,
  exportMember,
  listMembers,
  mergeMember,
  readMember,
  unmergeMember,
  updateMember,
} from './members.ts';
import { followEvents } from './events.ts';
import {
  createIntegration,
  listIntegrations,
  listStoreEvents,
  readIntegration,
  updateIntegration,
} from './integrations.ts';
import {
  listMailTemplates,
  putMailTemplate,
  readMailSettings,
  readMailTemplate,
  resetMailTemplate,
  updateMailSettings,
} from './mail-settings.ts';
import { listMails, previewMail, readMail, testMail } from './mails.ts';
import { cancelBacktest, createBacktest, listBacktests, readBacktest } from './backtests.ts';
import { createDraft, deleteDraft, listDrafts, readDraft, updateDraft } from './program-drafts.ts';
import {
  applyProgramChange,
  compareProgram,
  listProgramVersions,
  planProgramChange,
  readProgramVersion,
  readRunningProgram,
  rollBackProgram,
} from './program.ts';
import { listMemberRewards, listRewards } from './reward.ts';
import { advanceTestClock, readAdvance, readTestClock } from './test-clock.ts';
import { listTiers } from './tier.ts';
import {
  explainTransaction,
  listMemberTransactions,
  listTransactions,
  readMemberAsOf,
  readTransaction,
} from './transaction-reads.ts';
import {
  approve,
  deduct,
  modifyTransaction,
  redeem,
  reject,
  returnOrder,
  reverse,
} from './transaction-writes.ts';
import { listAlarms } from './alarms.ts';
import {
  listAttempts,
  listWaitingEvents,
  readAttempt,
  replayEvents,
  testWebhook,
} from './webhook-log.ts';
import {
  checkZendesk,
  createZendeskFields,
  listZendeskMembers,
  readZendeskHealth,
  runZendeskBackfill,
  syncZendeskMember,
} from './zendesk.ts';
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  readWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from './webhooks.ts';
import {
  createHelpDesk,
  deleteHelpDesk,
  listHelpDesks,
  readHelpDesk,
  updateHelpDesk,
} from './help-desks.ts';

/** Every operation of the v2 API. */
export const V2_ENDPOINTS: readonly V2Endpoint[] = [
  createMember,
  listMembers,
  readMember,
  updateMember,
  changeMemberTags,
  mergeMember,
  unmergeMember,
  exportMember,
  eraseMember,
  award,
  listModeration,
  readReceipt,
  readThumbnail,
  readReceiptDetails,
  createIntegration,
  updateIntegration,
  listIntegrations,
  readIntegration,
  listStoreEvents,
  followEvents,
  createWebhook,
  listWebhooks,
  readWebhook,
  updateWebhook,
  rotateWebhookSecret,
  testWebhook,
  listAttempts,
  readAttempt,
  listWaitingEvents,
  replayEvents,
  deleteWebhook,
  listAlarms,
  createHelpDesk,
  listHelpDesks,
  readHelpDesk,
  updateHelpDesk,
  deleteHelpDesk,
  readMailSettings,
  updateMailSettings,
  listMailTemplates,
  readMailTemplate,
  putMailTemplate,
  resetMailTemplate,
  previewMail,
  testMail,
  listMails,
  readMail,
  readZendeskHealth,
  checkZendesk,
  createZendeskFields,
  syncZendeskMember,
  runZendeskBackfill,
  listZendeskMembers,
  readRunningProgram,
  listProgramVersions,
  readProgramVersion,
  planProgramChange,
  applyProgramChange,
  rollBackProgram,
  compareProgram,
  listDrafts,
  createDraft,
  readDraft,
  updateDraft,
  deleteDraft,
  createBacktest,
  listBacktests,
  readBacktest,
  cancelBacktest,
  redeem,
  deduct,
  returnOrder,
  bulkTransactions,
  approve,
  reject,
  reverse,
  modifyTransaction,
  listTransactions,
  listMemberTransactions,
  readTransaction,
  explainTransaction,
  readMemberAsOf,
  listRewards,
  listMemberRewards,
  listActivities,
  readActivity,
  listMemberActivities,
  listTiers,
  readTestClock,
  advanceTestClock,
  readAdvance,
];
