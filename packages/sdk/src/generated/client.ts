// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../sending/operation.ts';
import { MembersResource } from './members.ts';
import { ImportsResource } from './imports.ts';
import { ExportsResource } from './exports.ts';
import { TransactionsResource } from './transactions.ts';
import { ModerationResource } from './moderation.ts';
import { BreakerResource } from './breaker.ts';
import { FraudSignalsResource } from './fraud-signals.ts';
import { ReceiptsResource } from './receipts.ts';
import { IntegrationsResource } from './integrations.ts';
import { EventsResource } from './events.ts';
import { WebhooksResource } from './webhooks.ts';
import { AlarmsResource } from './alarms.ts';
import { HelpDesksResource } from './help-desks.ts';
import { MailSettingsResource } from './mail-settings.ts';
import { MailTemplatesResource } from './mail-templates.ts';
import { MailsResource } from './mails.ts';
import { ZendeskResource } from './zendesk.ts';
import { ProgramResource } from './program.ts';
import { ProgramDraftsResource } from './program-drafts.ts';
import { BacktestsResource } from './backtests.ts';
import { CorrectionsResource } from './corrections.ts';
import { ApprovalsResource } from './approvals.ts';
import { LiabilityResource } from './liability.ts';
import { ReportsResource } from './reports.ts';
import { RewardsResource } from './rewards.ts';
import { CouponsResource } from './coupons.ts';
import { ActivitiesResource } from './activities.ts';
import { TiersResource } from './tiers.ts';
import { TestClockResource } from './test-clock.ts';

/** The API, version 2, by subject. `createClient` makes one. */
export class FealtyClient {
  readonly members: MembersResource;
  readonly imports: ImportsResource;
  readonly exports: ExportsResource;
  readonly transactions: TransactionsResource;
  readonly moderation: ModerationResource;
  readonly breaker: BreakerResource;
  readonly fraudSignals: FraudSignalsResource;
  readonly receipts: ReceiptsResource;
  readonly integrations: IntegrationsResource;
  readonly events: EventsResource;
  readonly webhooks: WebhooksResource;
  readonly alarms: AlarmsResource;
  readonly helpDesks: HelpDesksResource;
  readonly mailSettings: MailSettingsResource;
  readonly mailTemplates: MailTemplatesResource;
  readonly mails: MailsResource;
  readonly zendesk: ZendeskResource;
  readonly program: ProgramResource;
  readonly programDrafts: ProgramDraftsResource;
  readonly backtests: BacktestsResource;
  readonly corrections: CorrectionsResource;
  readonly approvals: ApprovalsResource;
  readonly liability: LiabilityResource;
  readonly reports: ReportsResource;
  readonly rewards: RewardsResource;
  readonly coupons: CouponsResource;
  readonly activities: ActivitiesResource;
  readonly tiers: TiersResource;
  readonly testClock: TestClockResource;

  constructor(sender: Sender) {
    this.members = new MembersResource(sender);
    this.imports = new ImportsResource(sender);
    this.exports = new ExportsResource(sender);
    this.transactions = new TransactionsResource(sender);
    this.moderation = new ModerationResource(sender);
    this.breaker = new BreakerResource(sender);
    this.fraudSignals = new FraudSignalsResource(sender);
    this.receipts = new ReceiptsResource(sender);
    this.integrations = new IntegrationsResource(sender);
    this.events = new EventsResource(sender);
    this.webhooks = new WebhooksResource(sender);
    this.alarms = new AlarmsResource(sender);
    this.helpDesks = new HelpDesksResource(sender);
    this.mailSettings = new MailSettingsResource(sender);
    this.mailTemplates = new MailTemplatesResource(sender);
    this.mails = new MailsResource(sender);
    this.zendesk = new ZendeskResource(sender);
    this.program = new ProgramResource(sender);
    this.programDrafts = new ProgramDraftsResource(sender);
    this.backtests = new BacktestsResource(sender);
    this.corrections = new CorrectionsResource(sender);
    this.approvals = new ApprovalsResource(sender);
    this.liability = new LiabilityResource(sender);
    this.reports = new ReportsResource(sender);
    this.rewards = new RewardsResource(sender);
    this.coupons = new CouponsResource(sender);
    this.activities = new ActivitiesResource(sender);
    this.tiers = new TiersResource(sender);
    this.testClock = new TestClockResource(sender);
  }
}
