-- The schema that the migrations make. Written by "npm run schema:dump"; a test compares.

-- types
type account: available, pending, reserved, owed, issued, redeemed, deducted, expired, transfer

-- tables
active_days.merchant_id integer not null
active_days.member_id text collate "C" not null
active_days.day date not null
active_sums.merchant_id integer not null
active_sums.day date not null
active_sums.day_before date not null
active_sums.members bigint not null
agent_actions.merchant_id integer not null
agent_actions.id text collate "C" not null
agent_actions.desk_id text collate "C" not null
agent_actions.member_id text collate "C" not null
agent_actions.kind text not null
agent_actions.agent text not null
agent_actions.conversation text
agent_actions.correlation text
agent_actions.fingerprint bytea not null
agent_actions.subject text not null
agent_actions.passed bigint
agent_actions.points bigint not null
agent_actions.day date not null
agent_actions.state text not null
agent_actions.under_way integer not null
agent_actions.submits integer not null
agent_actions.code text
agent_actions.transaction_id text collate "C"
agent_actions.status smallint
agent_actions.answer text
agent_actions.begun_at timestamp with time zone not null default clock_timestamp()
agent_actions.touched_at timestamp with time zone not null default clock_timestamp()
agent_awards.merchant_id integer not null
agent_awards.person_id text collate "C" not null
agent_awards.id text collate "C" not null
agent_awards.day date not null
agent_awards.points bigint not null
agent_awards.created_at timestamp with time zone not null default clock_timestamp()
agent_limits.merchant_id integer not null
agent_limits.award_max bigint
agent_limits.daily_max bigint
agent_limits.updated_at timestamp with time zone not null default clock_timestamp()
alarms.merchant_id integer not null
alarms.id text collate "C" not null
alarms.kind text not null
alarms.endpoint_id text collate "C" not null
alarms.raised_at timestamp with time zone not null default clock_timestamp()
alarms.ended_at timestamp with time zone
alarms.detail json not null
api_keys.merchant_id integer not null
api_keys.identifier text collate "C" not null
api_keys.scope text not null
api_keys.digest bytea not null
api_keys.sealed bytea not null
api_keys.last_four text not null
api_keys.created_at timestamp with time zone not null default now()
api_keys.revoked_at timestamp with time zone
api_keys.last_used_on date
api_keys.write_limit integer
api_keys.general_limit integer
approvals.merchant_id integer not null
approvals.id text collate "C" not null
approvals.kind text collate "C" not null
approvals.subject text collate "C" not null
approvals.what text not null
approvals.asked_by text not null
approvals.asked_person text collate "C"
approvals.asked_at timestamp with time zone not null default clock_timestamp()
approvals.state text not null default 'waiting'::text
approvals.decided_by text
approvals.decided_person text collate "C"
approvals.decided_at timestamp with time zone
approvals.reason text
attempts.merchant_id integer not null
attempts.id text collate "C" not null
attempts.endpoint_id text collate "C" not null
attempts.cause text not null
attempts.event_ids text[] not null
attempts.number integer not null
attempts.started_at timestamp with time zone not null
attempts.took_ms integer not null
attempts.timings json
attempts.url text not null
attempts.address text
attempts.request_headers json not null
attempts.body_digest bytea not null
attempts.outcome text not null
attempts.status integer
attempts.failure text
attempts.response_headers json
attempts.response_body text
audit_entries.merchant_id integer not null
audit_entries.id text collate "C" not null
audit_entries.at timestamp with time zone not null default clock_timestamp()
audit_entries.actor text not null
audit_entries.action text not null
audit_entries.subject text not null
audit_entries.member_id text collate "C"
audit_entries.before json
audit_entries.after json
award_hours.merchant_id integer not null
award_hours.hour integer not null
award_hours.activity_id text collate "C" not null
award_hours.slot smallint not null
award_hours.awards bigint not null
award_hours.points bigint not null
award_hours.greatest bigint not null
award_hours.held bigint not null
award_hours.released_awards bigint not null
award_hours.released_points bigint not null
backtests.merchant_id integer not null
backtests.id text collate "C" not null
backtests.document jsonb not null
backtests.from_at timestamp with time zone
backtests.to_at timestamp with time zone
backtests.created_by text not null
backtests.created_at timestamp with time zone not null default clock_timestamp()
backtests.state text not null default 'queued'::text
backtests.started_at timestamp with time zone
backtests.touched_at timestamp with time zone not null default clock_timestamp()
backtests.ended_at timestamp with time zone
backtests.tries integer not null default 0
backtests.per_mille smallint not null default 0
backtests.report jsonb
backtests.problems jsonb
band_raises.merchant_id integer not null
band_raises.activity_id text collate "C" not null
band_raises.version integer not null
band_raises.times integer not null
band_raises.raised_by text not null
band_raises.raised_at timestamp with time zone not null
breakage_estimates.merchant_id integer not null
breakage_estimates.id text collate "C" not null
breakage_estimates.month text collate "C" not null
breakage_estimates.made_at timestamp with time zone not null default clock_timestamp()
breakage_estimates.made_by text not null
breakage_estimates.share numeric
breakage_estimates.estimate json not null
breaker_openings.merchant_id integer not null
breaker_openings.id text collate "C" not null
breaker_openings.activity_id text collate "C" not null
breaker_openings.reason text not null
breaker_openings.seen bigint not null
breaker_openings.allowed bigint not null
breaker_openings.bound_by text not null
breaker_openings.before_version integer
breaker_openings.before_points bigint
breaker_openings.version integer not null
breaker_openings.opened_at timestamp with time zone not null
breaker_openings.ended_at timestamp with time zone
breaker_openings.ended_by text
breaker_openings.ended_how text
breaker_openings.told_at timestamp with time zone
breaker_openings.mailed_at timestamp with time zone
breaker_openings.mail_tries smallint not null default 0
budget_moves.merchant_id integer not null
budget_moves.budget_id text collate "C" not null
budget_moves.transaction_id text collate "C" not null
budget_moves.released boolean not null
budget_moves.member_id text collate "C" not null
budget_moves.points bigint not null
budget_moves.uses bigint not null
budget_moves.at timestamp with time zone not null
budget_moves.moment bigint
budget_moves.place integer
budgets.merchant_id integer not null
budgets.budget_id text collate "C" not null
budgets.points bigint not null default 0
budgets.uses bigint not null default 0
busy_days.merchant_id integer not null
busy_days.member_id text collate "C" not null
busy_days.day date not null
busy_days.awards integer not null
busy_days.in_hour integer not null
cached_purchases.merchant_id integer not null
cached_purchases.email text collate "C" not null
cached_purchases.id text collate "C" not null
cached_purchases.order_id text collate "C" not null
cached_purchases.at timestamp with time zone not null
cached_purchases.command json not null
cached_purchases.status text not null default 'waiting'::text
cached_purchases.code text
claims.merchant_id integer not null
claims.scope text collate "C" not null
claims.key text collate "C" not null
claims.member_id text collate "C"
claims.transaction_id text collate "C" not null
clock_advances.merchant_id integer not null
clock_advances.id text collate "C" not null
clock_advances.actor text not null
clock_advances.asked_at timestamp with time zone not null default clock_timestamp()
clock_advances.from_at timestamp with time zone not null
clock_advances.to_at timestamp with time zone not null
clock_advances.reached_at timestamp with time zone not null
clock_advances.settled integer not null default 0
clock_advances.lapsed integer not null default 0
clock_advances.days integer not null default 0
clock_advances.touched_at timestamp with time zone not null default clock_timestamp()
clock_advances.ended_at timestamp with time zone
correction_lines.merchant_id integer not null
correction_lines.correction_id text collate "C" not null
correction_lines.line integer not null
correction_lines.member_id text collate "C" not null
correction_lines.award_id text collate "C"
correction_lines.state text not null
correction_lines.change json
correction_lines.predicted bigint
correction_lines.shortfall bigint not null default 0
correction_lines.tier_from text
correction_lines.tier_to text
correction_lines.code text
correction_lines.transaction_id text collate "C"
correction_lines.undo_transaction_id text collate "C"
correction_lines.undo_owed bigint not null default 0
corrections.merchant_id integer not null
corrections.id text collate "C" not null
corrections.name text not null
corrections.reason text not null
corrections.document json not null
corrections.judged_by json
corrections.state text not null
corrections.stop_asked boolean not null default false
corrections.created_at timestamp with time zone not null
corrections.created_by text not null
corrections.changed_at timestamp with time zone not null
corrections.selected integer
corrections.foreseen json
corrections.needs_approval boolean not null default false
corrections.approved_by text
corrections.approved_at timestamp with time zone
corrections.error text
coupons.merchant_id integer not null
coupons.reward_id text collate "C" not null
coupons.number integer not null
coupons.code text collate "C" not null
coupons.expires_at timestamp with time zone
coupons.member_id text collate "C"
coupons.transaction_id text collate "C"
coupons.issued_at timestamp with time zone
coupons.redeemed_at timestamp with time zone
coupons.order_id text collate "C"
coupons.burned_at timestamp with time zone
coupons.uploaded_moment bigint
coupons.issued_moment bigint
coupons.issued_place integer
daily_sums.merchant_id integer not null
daily_sums.happened_on date not null
daily_sums.known_on date not null
daily_sums.source account not null
daily_sums.target account not null
daily_sums.cohort text collate "C" not null
daily_sums.lapses text collate "C" not null
daily_sums.activity_id text collate "C" not null
daily_sums.points bigint not null
daily_sums.postings bigint not null
deliveries.merchant_id integer not null
deliveries.endpoint_id text collate "C" not null
deliveries.line text collate "C" not null
deliveries.sequence bigint not null
deliveries.event_id text collate "C" not null
deliveries.member_id text collate "C" not null
deliveries.series integer not null
deliveries.counted boolean not null
deliveries.replay boolean not null default false
deliveries.written_at timestamp with time zone not null
delivery_counts.id bigint not null identity
delivery_counts.merchant_id integer not null
delivery_counts.endpoint_id text collate "C" not null
delivery_counts.series integer not null
delivery_counts.delivered integer not null
delivery_counts.given_up integer not null
delivery_counts.dropped integer not null
delivery_ends.merchant_id integer not null
delivery_ends.endpoint_id text collate "C" not null
delivery_ends.event_id text collate "C" not null
delivery_ends.outcome text not null
delivery_ends.ended_at timestamp with time zone not null default clock_timestamp()
delivery_ends.attempt_id text collate "C"
delivery_lines.merchant_id integer not null
delivery_lines.endpoint_id text collate "C" not null
delivery_lines.line text collate "C" not null
delivery_lines.due_at timestamp with time zone not null
delivery_lines.lease bigint not null default 0
delivery_lines.failures integer not null default 0
delivery_lines.leased boolean not null default false
dues.merchant_id integer not null
dues.member_id text collate "C" not null
dues.kind text not null
dues.key text collate "C" not null
dues.due_at timestamp with time zone not null
endpoint_health.merchant_id integer not null
endpoint_health.endpoint_id text collate "C" not null
endpoint_health.failing_since timestamp with time zone
endpoint_health.last_success_at timestamp with time zone
endpoint_health.last_failure_at timestamp with time zone
endpoint_health.last_failure text
endpoint_health.open_until timestamp with time zone
endpoint_health.opened integer not null default 0
endpoint_health.series integer not null default 1
endpoint_health.delivered bigint not null default 0
endpoint_health.given_up bigint not null default 0
endpoint_health.dropped bigint not null default 0
endpoint_health.owed bigint not null default 0
endpoint_health.place_era integer
endpoint_health.place_by xid8
endpoints.merchant_id integer not null
endpoints.id text collate "C" not null
endpoints.kind text not null
endpoints.name text not null
endpoints.url text not null
endpoints.types text[] not null
endpoints.batch_size integer not null
endpoints.in_order boolean not null
endpoints.early_retries integer
endpoints.goes_on boolean not null
endpoints.rate integer
endpoints.status text not null
endpoints.paused_for text
endpoints.secret bytea
endpoints.old_secret bytea
endpoints.old_until timestamp with time zone
endpoints.series integer not null default 1
endpoints.since_era integer
endpoints.since_by xid8
endpoints.created_at timestamp with time zone not null default clock_timestamp()
endpoints.updated_at timestamp with time zone not null default clock_timestamp()
event_eras.number integer not null
event_eras.began_at timestamp with time zone not null default clock_timestamp()
event_outbox.merchant_id integer not null
event_outbox.member_id text collate "C" not null
event_outbox.sequence bigint not null
event_outbox.event_id text collate "C" not null
event_outbox.type text not null
event_outbox.written_by xid8 not null default pg_current_xact_id()
event_outbox.written_at timestamp with time zone not null default clock_timestamp()
events.merchant_id integer not null
events.id text collate "C" not null
events.member_id text collate "C" not null
events.sequence bigint not null
events.type text not null
events.transaction_id text collate "C"
events.at timestamp with time zone not null
events.quiet boolean not null
events.data json
events.written_by xid8 not null default pg_current_xact_id()
events.era integer not null default 1
expiry_sums.merchant_id integer not null
expiry_sums.member_id text collate "C" not null
expiry_sums.expires_at timestamp with time zone not null
expiry_sums.points bigint not null
fraud_signals.merchant_id integer not null
fraud_signals.id text collate "C" not null
fraud_signals.kind text not null
fraud_signals.subject text collate "C" not null
fraud_signals.member_id text collate "C"
fraud_signals.other_ids text[] not null
fraud_signals.transaction_ids text[] not null
fraud_signals.severity text not null
fraud_signals.facts json not null
fraud_signals.score bigint not null
fraud_signals.times integer not null default 1
fraud_signals.first_seen_at timestamp with time zone not null
fraud_signals.last_seen_at timestamp with time zone not null
fraud_signals.state text not null default 'open'::text
fraud_signals.settled_by text
fraud_signals.settled_at timestamp with time zone
fraud_signals.reason text
fraud_signals.settled_score bigint
fraud_signals.told_at timestamp with time zone
fraud_signals.mailed_at timestamp with time zone
generated_coupons.merchant_id integer not null
generated_coupons.code text collate "C" not null
generated_coupons.reward_id text collate "C" not null
generated_coupons.expires_at timestamp with time zone
generated_coupons.member_id text collate "C" not null
generated_coupons.transaction_id text collate "C" not null
generated_coupons.issued_at timestamp with time zone not null
generated_coupons.redeemed_at timestamp with time zone
generated_coupons.order_id text collate "C"
generated_coupons.burned_at timestamp with time zone
goodwill_days.merchant_id integer not null
goodwill_days.agent text collate "C" not null
goodwill_days.member_id text collate "C" not null
goodwill_days.day date not null
goodwill_days.gifts integer not null
goodwill_days.points bigint not null
half_sessions.merchant_id integer not null
half_sessions.digest bytea not null
half_sessions.person_id text collate "C" not null
half_sessions.tries integer not null default 0
half_sessions.expires_at timestamp with time zone not null
held_awards.merchant_id integer not null
held_awards.transaction_id text collate "C" not null
held_awards.member_id text collate "C" not null
held_awards.activity_id text collate "C" not null
held_awards.reason text not null
held_awards.seen bigint not null
held_awards.allowed bigint not null
held_awards.version integer not null
held_awards.held_at timestamp with time zone not null
held_awards.settled_at timestamp with time zone
held_awards.outcome text
help_desks.merchant_id integer not null
help_desks.id text collate "C" not null
help_desks.kind text not null
help_desks.name text not null
help_desks.status text not null
help_desks.settings json not null
help_desks.secret bytea
help_desks.key_identifier text collate "C" not null
help_desks.actions boolean not null
help_desks.award_max bigint
help_desks.agent_daily_max bigint
help_desks.daily_max bigint
help_desks.created_at timestamp with time zone not null default clock_timestamp()
help_desks.updated_at timestamp with time zone not null default clock_timestamp()
identities.merchant_id integer not null
identities.kind text collate "C" not null
identities.value text collate "C" not null
identities.member_id text collate "C"
integrations.merchant_id integer not null
integrations.id text collate "C" not null
integrations.token text collate "C" not null
integrations.type text not null
integrations.status text not null
integrations.secret bytea
integrations.events text[] not null
integrations.mapping jsonb not null
integrations.created_at timestamp with time zone not null default clock_timestamp()
integrations.updated_at timestamp with time zone not null default clock_timestamp()
journal.merchant_id integer not null
journal.id text collate "C" not null
journal.member_id text collate "C"
journal.moment bigint not null
journal.place integer not null
journal.decided_at timestamp with time zone not null
journal.program_version integer not null
journal.command json
journal.cached_id text collate "C"
learnt_bands.merchant_id integer not null
learnt_bands.activity_id text collate "C" not null
learnt_bands.points_per_award bigint
learnt_bands.points_per_hour bigint
learnt_bands.awards_per_hour bigint
learnt_bands.hours integer not null
learnt_bands.awards bigint not null
learnt_bands.first_hour integer not null
learnt_bands.learnt_at timestamp with time zone not null
liability_assumptions.merchant_id integer not null
liability_assumptions.version integer not null
liability_assumptions.effective_from text collate "C" not null
liability_assumptions.point_value numeric not null
liability_assumptions.currency text not null
liability_assumptions.breakage_share numeric
liability_assumptions.reason text not null
liability_assumptions.made_by text not null
liability_assumptions.made_at timestamp with time zone not null default clock_timestamp()
locked_months.merchant_id integer not null
locked_months.month text collate "C" not null
locked_months.locked_at timestamp with time zone not null default clock_timestamp()
locked_months.locked_by text not null
locked_months.lines json not null
lots.merchant_id integer not null
lots.id text collate "C" not null
lots.member_id text collate "C" not null
lots.points bigint not null
lots.remaining bigint not null
lots.used bigint not null default 0
lots.deducted bigint not null default 0
lots.expired bigint not null default 0
lots.expires_at timestamp with time zone
lots.opened_at timestamp with time zone not null
lots.idle boolean not null default false
mail_settings.merchant_id integer not null
mail_settings.endpoint_id text collate "C" not null
mail_settings.messages text[] not null
mail_settings.language text not null
mail_settings.sender_name text not null
mail_settings.reply_to text not null
mail_settings.web_url text not null
mail_settings.dashboard_url text not null
mail_settings.updated_at timestamp with time zone not null default clock_timestamp()
mail_templates.merchant_id integer not null
mail_templates.message text collate "C" not null
mail_templates.language text collate "C" not null
mail_templates.subject text not null
mail_templates.body_text text not null
mail_templates.body_html text
mail_templates.updated_at timestamp with time zone not null default clock_timestamp()
mails.merchant_id integer not null
mails.id text collate "C" not null
mails.member_id text collate "C"
mails.friend_id text collate "C"
mails.message text not null
mails.language text not null
mails.recipient text not null
mails.subject text not null
mails.body_text text not null
mails.body_html text
mails.kept_at timestamp with time zone not null default clock_timestamp()
member_heads.merchant_id integer not null
member_heads.id text collate "C" not null
member_heads.version bigint not null default 0
member_heads.chain bytea not null default decode(repeat('00'::text, 32), 'hex'::text)
member_heads.posted_at timestamp with time zone not null
member_heads.event_seq bigint not null default 0
member_heads.available bigint not null default 0
member_heads.pending bigint not null default 0
member_heads.reserved bigint not null default 0
member_heads.owed bigint not null default 0
member_heads.earned bigint not null default 0
member_heads.redeemed bigint not null default 0
member_heads.deducted bigint not null default 0
member_heads.expired bigint not null default 0
member_heads.qualified bigint not null default 0
member_heads.tier_id text collate "C"
member_heads.tier_since timestamp with time zone not null
member_heads.purchases integer not null default 0
member_heads.redemptions integer not null default 0
member_heads.activities integer not null default 0
member_heads.revenue numeric not null default 0
member_heads.first_purchase_at timestamp with time zone
member_heads.last_purchase_at timestamp with time zone
member_heads.last_activity_at timestamp with time zone
member_heads.counts jsonb not null default '{}'::jsonb
member_heads.standing jsonb
member_heads.merged_into text collate "C"
member_heads.idle_points bigint not null default 0
member_heads.idle_lapsed bigint not null default 0
member_heads.idle_since timestamp with time zone
member_heads.idle_lapses_at timestamp with time zone
member_heads.idle_due_at timestamp with time zone default 
CASE
    WHEN (idle_lapsed > 0) THEN idle_since
    WHEN (idle_points > 0) THEN idle_lapses_at
    ELSE NULL::timestamp with time zone
END
member_marks.merchant_id integer not null
member_marks.kind text not null
member_marks.digest bytea not null
member_marks.member_id text collate "C" not null
member_marks.transaction_id text collate "C" not null
member_marks.first_seen_at timestamp with time zone not null
member_marks.last_seen_at timestamp with time zone not null
member_merges.merchant_id integer not null
member_merges.id text collate "C" not null
member_merges.from_id text collate "C" not null
member_merges.into_id text collate "C" not null
member_merges.at timestamp with time zone not null
member_merges.actor text not null
member_merges.with_ids text[] not null
member_merges.owed bigint not null
member_merges.filled text[] not null
member_merges.into_tier_id text collate "C"
member_merges.into_terms jsonb
member_merges.undone_at timestamp with time zone
member_merges.undone_by text
member_merges.kept_redeemed bigint not null default 0
members.merchant_id integer not null
members.id text collate "C" not null
members.email text collate "C" not null default ''::text
members.uid text collate "C" not null default ''::text
members.first_name text not null default ''::text
members.last_name text not null default ''::text
members.birthdate date
members.phone text not null default ''::text
members.phone_country_code text not null default ''::text
members.address_line1 text not null default ''::text
members.address_line2 text not null default ''::text
members.city text not null default ''::text
members.state text not null default ''::text
members.postal_code text not null default ''::text
members.country text not null default ''::text
members.language text not null default ''::text
members.tags text[] not null default '{}'::text[]
members.custom jsonb not null default '{}'::jsonb
members.referral_code text collate "C" not null
members.referrer_id text collate "C"
members.status text not null
members.subscribed boolean not null default true
members.unsubscribed_at timestamp with time zone
members.enrolled_at timestamp with time zone not null
members.modified_at timestamp with time zone not null
members.profile_version integer not null default 1
members.deleted_at timestamp with time zone
members.erased_at timestamp with time zone
members.anniversary_date date
members.gender text not null default ''::text
members.twitter_handle text not null default ''::text
members.instagram_handle text not null default ''::text
merchants.id integer not null identity
merchants.partner_id text collate "C" not null
merchants.public_id text collate "C" not null
merchants.name text not null
merchants.host text
merchants.is_test boolean not null default false
merchants.clock_offset_ms bigint not null default 0
merchants.v1_refusals text not null default 'by_kind'::text
merchants.keeps_events boolean not null default true
merchants.running_version integer not null default 0
merchants.created_at timestamp with time zone not null default now()
merchants.occasions_zone text
merchants.occasions_done_on date
merchants.occasions text[] not null default '{birthday,anniversary}'::text[]
merchants.correction_points_max bigint
merchants.correction_members_max integer
order_returns.merchant_id integer not null
order_returns.transaction_id text collate "C" not null
order_returns.member_id text collate "C" not null
order_returns.points bigint not null
order_returns.amount numeric not null
order_returns.quantities jsonb not null
order_returns.pending_ids text[] not null default '{}'::text[]
order_returns.budgets jsonb
order_returns.corrected bigint not null default 0
order_returns.corrected_back bigint not null default 0
people.merchant_id integer not null
people.id text collate "C" not null
people.email text collate "C" not null
people.name text not null
people.role text not null
people.password text
people.password_at timestamp with time zone
people.failed_tries integer not null default 0
people.created_at timestamp with time zone not null default clock_timestamp()
people.signed_in_at timestamp with time zone
people.disabled_at timestamp with time zone
people.removed_at timestamp with time zone
people.second_factor bytea
people.second_factor_at timestamp with time zone
people.second_factor_offered bytea
people.second_factor_step bigint not null default 0
person_accounts.merchant_id integer not null
person_accounts.issuer text collate "C" not null
person_accounts.subject text collate "C" not null
person_accounts.person_id text collate "C" not null
person_accounts.linked_at timestamp with time zone not null default clock_timestamp()
person_links.merchant_id integer not null
person_links.digest bytea not null
person_links.person_id text collate "C" not null
person_links.purpose text not null
person_links.created_by text not null
person_links.created_at timestamp with time zone not null default clock_timestamp()
person_links.expires_at timestamp with time zone not null
postings.merchant_id integer not null
postings.member_id text collate "C" not null
postings.version bigint not null
postings.transaction_id text collate "C" not null
postings.lot_id text collate "C"
postings.source account not null
postings.target account not null
postings.amount bigint not null
postings.at timestamp with time zone not null
postings.hash bytea not null
postings.keeps_from timestamp with time zone
postings.keeps_until timestamp with time zone
program_drafts.merchant_id integer not null
program_drafts.id text collate "C" not null
program_drafts.name text not null
program_drafts.document jsonb not null
program_drafts.base_version integer not null
program_drafts.revision integer not null
program_drafts.created_by text not null
program_drafts.created_at timestamp with time zone not null default clock_timestamp()
program_drafts.updated_by text not null
program_drafts.updated_at timestamp with time zone not null default clock_timestamp()
program_versions.merchant_id integer not null
program_versions.version integer not null
program_versions.document jsonb not null
program_versions.stamps jsonb not null
program_versions.applied_at timestamp with time zone not null default now()
program_versions.applied_by text not null
program_versions.origin text not null default 'apply'::text
program_versions.origin_version integer
program_versions.origin_name text
receipts.merchant_id integer not null
receipts.id text collate "C" not null
receipts.member_id text collate "C" not null
receipts.transaction_id text collate "C"
receipts.content_type text not null
receipts.size integer not null
receipts.sha256 bytea not null
receipts.width integer
receipts.height integer
receipts.pages integer
receipts.has_thumbnail boolean not null
receipts.look1 integer
receipts.look2 integer
receipts.look3 integer
receipts.look4 integer
receipts.created_at timestamp with time zone not null default clock_timestamp()
receipts.reading text
receipts.reading_tries smallint not null default 0
receipts.read_total text
receipts.read_currency text
receipts.read_date date
receipts.read_shop text
receipts.read_confidence smallint
receipts.read_at timestamp with time zone
recovery_codes.merchant_id integer not null
recovery_codes.person_id text collate "C" not null
recovery_codes.digest bytea not null
recovery_codes.created_at timestamp with time zone not null default clock_timestamp()
refusals.merchant_id integer not null
refusals.id text collate "C" not null
refusals.member_id text collate "C"
refusals.at timestamp with time zone not null
refusals.code text not null
refusals.program_version integer not null
refusals.command json not null
refusals.trace json not null
refusals.moment bigint
refusals.place integer
reminder_places.merchant_id integer not null
reminder_places.kind text not null
reminder_places.days smallint not null
reminder_places.reached_at timestamp with time zone not null
reminder_places.member_id text collate "C" not null
request_keys.merchant_id integer not null
request_keys.key text collate "C" not null
request_keys.fingerprint bytea not null
request_keys.status smallint not null
request_keys.body text not null
request_keys.member_id text collate "C"
request_keys.created_at timestamp with time zone not null
retention_sums.merchant_id integer not null
retention_sums.cohort text collate "C" not null
retention_sums.month text collate "C" not null
retention_sums.members bigint not null
reward_stocks.merchant_id integer not null
reward_stocks.reward_id text collate "C" not null
reward_stocks.uploaded integer not null default 0
reward_stocks.issued integer not null default 0
reward_stocks.told_low_at integer not null default 0
schema_migrations.version integer not null
schema_migrations.name text not null
schema_migrations.checksum text not null
schema_migrations.applied_at timestamp with time zone not null default now()
schema_migrations.bears_from integer not null default 1
seal_keys.id text collate "C" not null
seal_keys.public_key bytea not null
seal_keys.private_key bytea not null
seal_keys.created_at timestamp with time zone not null default clock_timestamp()
seal_keys.retired_at timestamp with time zone
seal_proofs.merchant_id integer not null
seal_proofs.first_seal integer not null
sealed_heads.merchant_id integer not null
sealed_heads.member_id text collate "C" not null
sealed_heads.first_seal integer not null
sealed_heads.next_seal integer
sealed_heads.version bigint not null
sealed_heads.chain bytea not null
sealed_heads.available bigint not null
sealed_heads.pending bigint not null
sealed_heads.reserved bigint not null
sealed_heads.owed bigint not null
seals.merchant_id integer not null
seals.number integer not null
seals.sealed_at timestamp with time zone not null
seals.members bigint not null
seals.root bytea not null
seals.available numeric not null
seals.pending numeric not null
seals.reserved numeric not null
seals.owed numeric not null
seals.previous bytea not null
seals.hash bytea not null
seals.key_id text collate "C" not null
seals.signature bytea not null
seals.subtrees jsonb not null
sessions.merchant_id integer not null
sessions.id text collate "C" not null
sessions.person_id text collate "C" not null
sessions.digest bytea not null
sessions.created_at timestamp with time zone not null default clock_timestamp()
sessions.used_at timestamp with time zone not null default clock_timestamp()
sessions.expires_at timestamp with time zone not null
sessions.user_agent text not null
sessions.address text not null
sessions.by_provider boolean not null default false
sign_in_rules.merchant_id integer not null
sign_in_rules.needs_second_factor boolean not null
sign_in_rules.updated_at timestamp with time zone not null default clock_timestamp()
signal_places.merchant_id integer not null
signal_places.reached_at timestamp with time zone not null
signal_places.read_at timestamp with time zone not null
signal_places.mailed_on date
stock_alerts.merchant_id integer not null
stock_alerts.id text collate "C" not null
stock_alerts.alert text not null
stock_alerts.reward_id text collate "C" not null
stock_alerts.uploaded integer not null
stock_alerts.issued integer not null
stock_alerts.at timestamp with time zone not null
store_events.merchant_id integer not null
store_events.id text collate "C" not null
store_events.integration_id text collate "C" not null
store_events.digest bytea not null
store_events.received_at timestamp with time zone not null default clock_timestamp()
store_events.event text not null
store_events.named text
store_events.member_id text collate "C"
store_events.order_id text
store_events.outcome text not null default 'received'::text
store_events.code text
store_events.reason text
store_events.transaction_ids text[] not null default '{}'::text[]
storefront_designs.merchant_id integer not null
storefront_designs.document jsonb not null
storefront_designs.logo bytea
storefront_designs.revision integer not null
storefront_designs.updated_by text not null
storefront_designs.updated_at timestamp with time zone not null default clock_timestamp()
subject_sums.merchant_id integer not null
subject_sums.happened_on date not null
subject_sums.activity_id text collate "C" not null
subject_sums.reward_id text collate "C" not null
subject_sums.source account not null
subject_sums.target account not null
subject_sums.points bigint not null
sum_places.merchant_id integer not null
sum_places.zone text not null
sum_places.reached_at timestamp with time zone not null
sum_places.postings bigint not null
tier_moves.merchant_id integer not null
tier_moves.day date not null
tier_moves.from_tier text collate "C" not null
tier_moves.to_tier text collate "C" not null
tier_moves.members bigint not null
tier_sums.merchant_id integer not null
tier_sums.day date not null
tier_sums.tier_id text collate "C" not null
tier_sums.members integer not null
transaction_details.merchant_id integer not null
transaction_details.transaction_id text collate "C" not null
transaction_details.member_id text collate "C" not null
transaction_details.salt bytea not null
transaction_details.details json not null
transaction_notes.merchant_id integer not null
transaction_notes.transaction_id text collate "C" not null
transaction_notes.member_id text collate "C" not null
transaction_notes.number smallint not null
transaction_notes.what text not null
transaction_notes.points bigint
transaction_notes.at timestamp with time zone not null
transaction_notes.by text
transaction_notes.reason text
transaction_notes.amendment json
transaction_statuses.merchant_id integer not null
transaction_statuses.transaction_id text collate "C" not null
transaction_statuses.member_id text collate "C" not null
transaction_statuses.number smallint not null
transaction_statuses.status text not null
transaction_statuses.at timestamp with time zone not null
transaction_statuses.by text
transaction_statuses.expires_at timestamp with time zone
transaction_sums.merchant_id integer not null
transaction_sums.happened_on date not null
transaction_sums.kind text not null
transaction_sums.activity_id text collate "C" not null
transaction_sums.reward_id text collate "C" not null
transaction_sums.transactions bigint not null
transactions.merchant_id integer not null
transactions.id text collate "C" not null
transactions.member_id text collate "C" not null
transactions.kind text not null
transactions.status text not null
transactions.points bigint not null
transactions.basis numeric
transactions.activity_id text collate "C"
transactions.reward_id text collate "C"
transactions.order_id text collate "C"
transactions.related_id text collate "C"
transactions.qualifies boolean not null
transactions.occurred_at timestamp with time zone not null
transactions.recorded_at timestamp with time zone not null
transactions.approves_at timestamp with time zone
transactions.approved_at timestamp with time zone
transactions.approved_by text
transactions.expires_at timestamp with time zone
transactions.program_version integer not null
transactions.actor text not null
transactions.details_digest bytea not null
transactions.modified_points bigint
used_sign_ons.merchant_id integer not null
used_sign_ons.digest bytea not null
used_sign_ons.expires_at timestamp with time zone not null
usual_counts.merchant_id integer not null
usual_counts.day date not null
usual_counts.measure text collate "C" not null
usual_counts.seen integer not null
usual_counts.times bigint not null
verified_heads.merchant_id integer not null
verified_heads.member_id text collate "C" not null
verified_heads.version bigint not null
verified_heads.chain bytea not null
verified_heads.available bigint not null
verified_heads.pending bigint not null
verified_heads.reserved bigint not null
verified_heads.owed bigint not null
verify_places.merchant_id integer not null
verify_places.reached text collate "C" not null
verify_places.round_at timestamp with time zone not null
verify_places.verified_at timestamp with time zone
verify_places.postings bigint not null default 0
verify_places.problem text
verify_places.touched_at timestamp with time zone not null default clock_timestamp()
zendesk_hours.merchant_id integer not null
zendesk_hours.desk_id text collate "C" not null
zendesk_hours.hour timestamp with time zone not null
zendesk_hours.requests bigint not null default 0
zendesk_hours.sent bigint not null default 0
zendesk_hours.unchanged bigint not null default 0
zendesk_hours.skipped bigint not null default 0
zendesk_hours.failed bigint not null default 0
zendesk_jobs.merchant_id integer not null
zendesk_jobs.desk_id text collate "C" not null
zendesk_jobs.job_id text collate "C" not null
zendesk_jobs.sent_at timestamp with time zone not null
zendesk_jobs.poll_at timestamp with time zone not null
zendesk_members.merchant_id integer not null
zendesk_members.desk_id text collate "C" not null
zendesk_members.member_id text collate "C" not null
zendesk_members.marks bigint not null default 0
zendesk_members.first_dirty_at timestamp with time zone
zendesk_members.dirty_at timestamp with time zone
zendesk_members.due_at timestamp with time zone
zendesk_members.priority smallint not null default 0
zendesk_members.attempts integer not null default 0
zendesk_members.state text not null default 'waiting'::text
zendesk_members.user_id text collate "C"
zendesk_members.digest bytea
zendesk_members.sent_at timestamp with time zone
zendesk_members.tried_at timestamp with time zone
zendesk_members.error text
zendesk_members.error_at timestamp with time zone
zendesk_members.lease bigint not null default 0
zendesk_members.leased_until timestamp with time zone
zendesk_members.job_id text collate "C"
zendesk_members.job_digest bytea
zendesk_members.job_marks bigint
zendesk_states.merchant_id integer not null
zendesk_states.desk_id text collate "C" not null
zendesk_states.state text not null default 'ok'::text
zendesk_states.reason text
zendesk_states.probe_at timestamp with time zone
zendesk_states.paused_until timestamp with time zone
zendesk_states.acts_as json
zendesk_states.token bytea
zendesk_states.token_renews_at timestamp with time zone
zendesk_states.token_ends_at timestamp with time zone
zendesk_states.rate_limit integer
zendesk_states.rate_remaining integer
zendesk_states.rate_seen_at timestamp with time zone
zendesk_states.spaced_at timestamp with time zone not null default '1970-01-01 00:00:00+00'::timestamp with time zone
zendesk_states.fields json
zendesk_states.fields_at timestamp with time zone
zendesk_states.backfill text not null default 'none'::text
zendesk_states.backfill_began_at timestamp with time zone
zendesk_states.backfill_ended_at timestamp with time zone
zendesk_states.users_cursor text not null default ''::text
zendesk_states.members_cursor text collate "C" not null default ''::text
zendesk_states.users_read bigint not null default 0
zendesk_states.users_known bigint not null default 0
zendesk_states.members_marked bigint not null default 0
zendesk_states.backfill_at timestamp with time zone
zendesk_states.backfill_lease bigint not null default 0
zendesk_states.backfill_leased_until timestamp with time zone
zendesk_states.sends_jobs boolean not null default true

-- table settings
active_days autovacuum_vacuum_cost_delay=10
audit_stream security_invoker=true
award_hours fillfactor=50
busy_days autovacuum_vacuum_cost_delay=10
claims autovacuum_vacuum_cost_delay=10
deliveries autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000
delivery_lines fillfactor=70, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000
endpoint_health fillfactor=50
event_outbox autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000
events autovacuum_vacuum_cost_delay=10
expiry_sums fillfactor=80, autovacuum_vacuum_cost_delay=10
lots fillfactor=90, autovacuum_vacuum_cost_delay=10
member_heads fillfactor=70
postings autovacuum_vacuum_cost_delay=10
sealed_heads fillfactor=90, autovacuum_vacuum_cost_delay=10
transaction_details autovacuum_vacuum_cost_delay=10
transactions autovacuum_vacuum_cost_delay=10
verified_heads fillfactor=80
zendesk_hours fillfactor=50
zendesk_members fillfactor=70
zendesk_states fillfactor=50

-- constraints
active_days active_days_pkey: PRIMARY KEY (merchant_id, member_id, day)
active_sums active_sums_pkey: PRIMARY KEY (merchant_id, day, day_before)
agent_actions agent_actions_kind_check: CHECK ((kind = ANY (ARRAY['award'::text, 'redeem'::text])))
agent_actions agent_actions_merchant_id_desk_id_fkey: FOREIGN KEY (merchant_id, desk_id) REFERENCES help_desks(merchant_id, id)
agent_actions agent_actions_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
agent_actions agent_actions_pkey: PRIMARY KEY (merchant_id, id)
agent_actions agent_actions_points_check: CHECK ((points >= 0))
agent_actions agent_actions_state_check: CHECK ((state = ANY (ARRAY['started'::text, 'refused'::text, 'ended'::text, 'done'::text])))
agent_actions agent_actions_under_way_check: CHECK ((under_way >= 0))
agent_awards agent_awards_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
agent_awards agent_awards_merchant_id_person_id_fkey: FOREIGN KEY (merchant_id, person_id) REFERENCES people(merchant_id, id)
agent_awards agent_awards_pkey: PRIMARY KEY (merchant_id, person_id, id)
agent_awards agent_awards_points_check: CHECK ((points >= 0))
agent_limits agent_limits_award_max_check: CHECK ((award_max > 0))
agent_limits agent_limits_daily_max_check: CHECK ((daily_max > 0))
agent_limits agent_limits_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
agent_limits agent_limits_pkey: PRIMARY KEY (merchant_id)
alarms alarms_kind_check: CHECK ((kind = ANY (ARRAY['late'::text, 'failing'::text, 'paused'::text, 'events_missing'::text])))
alarms alarms_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
alarms alarms_pkey: PRIMARY KEY (merchant_id, id)
api_keys api_keys_general_limit_check: CHECK ((general_limit >= 0))
api_keys api_keys_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
api_keys api_keys_pkey: PRIMARY KEY (merchant_id, identifier)
api_keys api_keys_scope_check: CHECK ((scope = ANY (ARRAY['admin'::text, 'write'::text, 'support'::text, 'read'::text])))
api_keys api_keys_write_limit_check: CHECK ((write_limit >= 0))
approvals approvals__decided: CHECK (((state = 'waiting'::text) = (decided_at IS NULL)))
approvals approvals__four_eyes: CHECK (((state <> ALL (ARRAY['approved'::text, 'refused'::text])) OR ((decided_person IS NOT NULL) AND (decided_person IS DISTINCT FROM asked_person))))
approvals approvals_merchant_id_asked_person_fkey: FOREIGN KEY (merchant_id, asked_person) REFERENCES people(merchant_id, id)
approvals approvals_merchant_id_decided_person_fkey: FOREIGN KEY (merchant_id, decided_person) REFERENCES people(merchant_id, id)
approvals approvals_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
approvals approvals_pkey: PRIMARY KEY (merchant_id, id)
approvals approvals_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
attempts attempts_cause_check: CHECK ((cause = ANY (ARRAY['event'::text, 'replay'::text, 'test'::text])))
attempts attempts_outcome_check: CHECK ((outcome = ANY (ARRAY['delivered'::text, 'failed'::text, 'gone'::text])))
attempts attempts_pkey: PRIMARY KEY (merchant_id, id)
audit_entries audit_entries_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
audit_entries audit_entries_pkey: PRIMARY KEY (merchant_id, id)
award_hours award_hours_pkey: PRIMARY KEY (merchant_id, hour, activity_id, slot)
backtests backtests__ended: CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text]))))
backtests backtests__report: CHECK (((report IS NOT NULL) = (state = 'done'::text)))
backtests backtests_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
backtests backtests_per_mille_check: CHECK (((per_mille >= 0) AND (per_mille <= 1000)))
backtests backtests_pkey: PRIMARY KEY (merchant_id, id)
backtests backtests_state_check: CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
band_raises band_raises_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
band_raises band_raises_pkey: PRIMARY KEY (merchant_id, activity_id, version)
band_raises band_raises_times_check: CHECK (((times >= 2) AND (times <= 1000)))
breakage_estimates breakage_estimates_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
breakage_estimates breakage_estimates_pkey: PRIMARY KEY (merchant_id, id)
breakage_estimates breakage_estimates_share_check: CHECK (((share >= (0)::numeric) AND (share < (1)::numeric)))
breaker_openings breaker_openings__ended: CHECK ((num_nulls(ended_at, ended_by, ended_how) = ANY (ARRAY[0, 3])))
breaker_openings breaker_openings_bound_by_check: CHECK ((bound_by = ANY (ARRAY['learnt'::text, 'program'::text, 'version'::text])))
breaker_openings breaker_openings_ended_how_check: CHECK ((ended_how = ANY (ARRAY['quiet'::text, 'meant'::text])))
breaker_openings breaker_openings_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
breaker_openings breaker_openings_pkey: PRIMARY KEY (merchant_id, id)
breaker_openings breaker_openings_reason_check: CHECK ((reason = ANY (ARRAY['changed_rules'::text, 'points_per_award'::text, 'points_per_hour'::text, 'awards_per_hour'::text])))
budget_moves budget_moves__some: CHECK (((points >= 0) AND (uses >= 0) AND ((points + uses) > 0)))
budget_moves budget_moves_pkey: PRIMARY KEY (merchant_id, budget_id, transaction_id, released)
budgets budgets__given: CHECK (((points >= 0) AND (uses >= 0)))
budgets budgets_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
budgets budgets_pkey: PRIMARY KEY (merchant_id, budget_id)
busy_days busy_days_pkey: PRIMARY KEY (merchant_id, member_id, day)
cached_purchases cached_purchases_pkey: PRIMARY KEY (merchant_id, email, id)
cached_purchases cached_purchases_status_check: CHECK ((status = ANY (ARRAY['waiting'::text, 'converted'::text, 'refused'::text, 'returned'::text])))
claims claims_pkey: PRIMARY KEY (merchant_id, scope, key)
clock_advances clock_advances__forward: CHECK ((to_at > from_at))
clock_advances clock_advances_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
clock_advances clock_advances_pkey: PRIMARY KEY (merchant_id, id)
correction_lines correction_lines_merchant_id_correction_id_fkey: FOREIGN KEY (merchant_id, correction_id) REFERENCES corrections(merchant_id, id)
correction_lines correction_lines_pkey: PRIMARY KEY (merchant_id, correction_id, line)
correction_lines correction_lines_state_check: CHECK ((state = ANY (ARRAY['selected'::text, 'foreseen'::text, 'refused'::text, 'applied'::text, 'left_out'::text, 'undone'::text, 'kept'::text])))
corrections corrections_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
corrections corrections_pkey: PRIMARY KEY (merchant_id, id)
corrections corrections_state_check: CHECK ((state = ANY (ARRAY['previewing'::text, 'previewed'::text, 'waiting_for_approval'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'failed'::text, 'cancelled'::text])))
coupons coupons_pkey: PRIMARY KEY (merchant_id, reward_id, number)
daily_sums daily_sums_pkey: PRIMARY KEY (merchant_id, happened_on, known_on, source, target, cohort, lapses, activity_id)
deliveries deliveries_pkey: PRIMARY KEY (merchant_id, endpoint_id, line, sequence)
delivery_counts delivery_counts_merchant_id_endpoint_id_fkey: FOREIGN KEY (merchant_id, endpoint_id) REFERENCES endpoints(merchant_id, id)
delivery_counts delivery_counts_pkey: PRIMARY KEY (id)
delivery_ends delivery_ends_outcome_check: CHECK ((outcome = ANY (ARRAY['delivered'::text, 'given_up'::text, 'dropped'::text])))
delivery_ends delivery_ends_pkey: PRIMARY KEY (merchant_id, endpoint_id, event_id)
delivery_lines delivery_lines_pkey: PRIMARY KEY (merchant_id, endpoint_id, line)
dues dues_pkey: PRIMARY KEY (merchant_id, member_id, kind, key)
endpoint_health endpoint_health_merchant_id_endpoint_id_fkey: FOREIGN KEY (merchant_id, endpoint_id) REFERENCES endpoints(merchant_id, id)
endpoint_health endpoint_health_pkey: PRIMARY KEY (merchant_id, endpoint_id)
endpoints endpoints_batch_size_check: CHECK (((batch_size >= 1) AND (batch_size <= 100)))
endpoints endpoints_early_retries_check: CHECK (((early_retries >= 0) AND (early_retries <= 100)))
endpoints endpoints_kind_check: CHECK ((kind = ANY (ARRAY['webhook_v1'::text, 'webhook_v2'::text, 'mail'::text, 'zendesk'::text])))
endpoints endpoints_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
endpoints endpoints_paused_for_check: CHECK ((paused_for = ANY (ARRAY['merchant'::text, 'gone'::text, 'failing'::text])))
endpoints endpoints_pkey: PRIMARY KEY (merchant_id, id)
endpoints endpoints_rate_check: CHECK ((rate > 0))
endpoints endpoints_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'inactive'::text, 'deleted'::text])))
event_eras event_eras_pkey: PRIMARY KEY (number)
event_outbox event_outbox_pkey: PRIMARY KEY (merchant_id, member_id, sequence)
events events_pkey: PRIMARY KEY (merchant_id, id)
expiry_sums expiry_sums_pkey: PRIMARY KEY (merchant_id, member_id, expires_at)
expiry_sums expiry_sums_points_check: CHECK ((points >= 0))
fraud_signals fraud_signals__settled: CHECK ((((state = 'open'::text) = (settled_by IS NULL)) AND ((state = 'open'::text) = (settled_at IS NULL)) AND ((state = 'open'::text) = (settled_score IS NULL))))
fraud_signals fraud_signals_kind_check: CHECK ((kind = ANY (ARRAY['velocity'::text, 'sharing'::text, 'referrals'::text, 'returns'::text, 'receipts'::text, 'goodwill'::text])))
fraud_signals fraud_signals_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
fraud_signals fraud_signals_merchant_id_member_id_fkey: FOREIGN KEY (merchant_id, member_id) REFERENCES member_heads(merchant_id, id)
fraud_signals fraud_signals_pkey: PRIMARY KEY (merchant_id, id)
fraud_signals fraud_signals_severity_check: CHECK ((severity = ANY (ARRAY['notable'::text, 'severe'::text])))
fraud_signals fraud_signals_state_check: CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text, 'acted_on'::text])))
generated_coupons generated_coupons_pkey: PRIMARY KEY (merchant_id, code, reward_id)
goodwill_days goodwill_days_pkey: PRIMARY KEY (merchant_id, agent, member_id, day)
half_sessions half_sessions_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
half_sessions half_sessions_merchant_id_person_id_fkey: FOREIGN KEY (merchant_id, person_id) REFERENCES people(merchant_id, id)
half_sessions half_sessions_pkey: PRIMARY KEY (merchant_id, digest)
held_awards held_awards__settled: CHECK (((settled_at IS NULL) = (outcome IS NULL)))
held_awards held_awards_merchant_id_member_id_fkey: FOREIGN KEY (merchant_id, member_id) REFERENCES members(merchant_id, id)
held_awards held_awards_outcome_check: CHECK ((outcome = ANY (ARRAY['released'::text, 'rejected'::text])))
held_awards held_awards_pkey: PRIMARY KEY (merchant_id, transaction_id)
held_awards held_awards_reason_check: CHECK ((reason = ANY (ARRAY['changed_rules'::text, 'points_per_award'::text, 'points_per_hour'::text, 'awards_per_hour'::text])))
help_desks help_desks_agent_daily_max_check: CHECK ((agent_daily_max > 0))
help_desks help_desks_award_max_check: CHECK ((award_max > 0))
help_desks help_desks_daily_max_check: CHECK ((daily_max > 0))
help_desks help_desks_kind_check: CHECK ((kind = ANY (ARRAY['zendesk'::text, 'gladly'::text])))
help_desks help_desks_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
help_desks help_desks_pkey: PRIMARY KEY (merchant_id, id)
help_desks help_desks_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'deleted'::text])))
identities identities__member: FOREIGN KEY (merchant_id, member_id) REFERENCES members(merchant_id, id)
identities identities_kind_check: CHECK (((kind = ANY (ARRAY['email'::text, 'uid'::text, 'referral_code'::text])) OR (kind ~~ 'attribute:_%'::text)))
identities identities_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
identities identities_pkey: PRIMARY KEY (merchant_id, kind, value)
integrations integrations_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
integrations integrations_pkey: PRIMARY KEY (merchant_id, id)
integrations integrations_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])))
journal journal__one_command: CHECK (((command IS NULL) = (cached_id IS NOT NULL)))
journal journal_pkey: PRIMARY KEY (merchant_id, id)
learnt_bands learnt_bands__whole: CHECK ((num_nulls(points_per_award, points_per_hour, awards_per_hour) = ANY (ARRAY[0, 3])))
learnt_bands learnt_bands_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
learnt_bands learnt_bands_pkey: PRIMARY KEY (merchant_id, activity_id)
liability_assumptions liability_assumptions_breakage_share_check: CHECK (((breakage_share >= (0)::numeric) AND (breakage_share < (1)::numeric)))
liability_assumptions liability_assumptions_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
liability_assumptions liability_assumptions_pkey: PRIMARY KEY (merchant_id, version)
liability_assumptions liability_assumptions_point_value_check: CHECK ((point_value >= (0)::numeric))
liability_assumptions liability_assumptions_version_check: CHECK ((version > 0))
locked_months locked_months_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
locked_months locked_months_pkey: PRIMARY KEY (merchant_id, month)
lots lots__idle_undated: CHECK (((NOT idle) OR (expires_at IS NULL)))
lots lots_check: CHECK (((remaining >= 0) AND (remaining <= points)))
lots lots_pkey: PRIMARY KEY (merchant_id, id)
lots lots_points_check: CHECK ((points >= 0))
mail_settings mail_settings_merchant_id_endpoint_id_fkey: FOREIGN KEY (merchant_id, endpoint_id) REFERENCES endpoints(merchant_id, id)
mail_settings mail_settings_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
mail_settings mail_settings_pkey: PRIMARY KEY (merchant_id)
mail_templates mail_templates_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
mail_templates mail_templates_pkey: PRIMARY KEY (merchant_id, message, language)
mails mails_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
mails mails_pkey: PRIMARY KEY (merchant_id, id)
member_heads member_heads__available: CHECK ((available >= 0))
member_heads member_heads__member: FOREIGN KEY (merchant_id, id) REFERENCES members(merchant_id, id)
member_heads member_heads__merged: CHECK (((merged_into IS NULL) OR ((merged_into <> id) AND (available = 0) AND (pending = 0) AND (reserved = 0) AND (owed = 0))))
member_heads member_heads__owed: CHECK ((owed >= 0))
member_heads member_heads__pending: CHECK ((pending >= 0))
member_heads member_heads__reserved: CHECK ((reserved >= 0))
member_heads member_heads_idle_lapsed_check: CHECK ((idle_lapsed >= 0))
member_heads member_heads_idle_points_check: CHECK ((idle_points >= 0))
member_heads member_heads_pkey: PRIMARY KEY (merchant_id, id)
member_marks member_marks_kind_check: CHECK ((kind = ANY (ARRAY['device'::text, 'network'::text, 'address'::text])))
member_marks member_marks_pkey: PRIMARY KEY (merchant_id, kind, digest, member_id)
member_merges member_merges__from: FOREIGN KEY (merchant_id, from_id) REFERENCES member_heads(merchant_id, id)
member_merges member_merges__into: FOREIGN KEY (merchant_id, into_id) REFERENCES member_heads(merchant_id, id)
member_merges member_merges_owed_check: CHECK ((owed >= 0))
member_merges member_merges_pkey: PRIMARY KEY (merchant_id, id)
members members_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
members members_pkey: PRIMARY KEY (merchant_id, id)
members members_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'blocked'::text, 'opted_out'::text, 'deleted'::text])))
merchants merchants__clock: CHECK ((is_test OR (clock_offset_ms = 0)))
merchants merchants_partner_id_key: UNIQUE (partner_id)
merchants merchants_pkey: PRIMARY KEY (id)
merchants merchants_public_id_key: UNIQUE (public_id)
merchants merchants_v1_refusals_check: CHECK ((v1_refusals = ANY (ARRAY['by_kind'::text, 'always_200'::text])))
order_returns order_returns_pkey: PRIMARY KEY (merchant_id, transaction_id)
people people_email_check: CHECK (((email <> ''::text) AND (email = lower(email))))
people people_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
people people_pkey: PRIMARY KEY (merchant_id, id)
people people_role_check: CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'agent'::text, 'analyst'::text])))
person_accounts person_accounts_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
person_accounts person_accounts_merchant_id_person_id_fkey: FOREIGN KEY (merchant_id, person_id) REFERENCES people(merchant_id, id)
person_accounts person_accounts_pkey: PRIMARY KEY (merchant_id, issuer, subject)
person_links person_links_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
person_links person_links_merchant_id_person_id_fkey: FOREIGN KEY (merchant_id, person_id) REFERENCES people(merchant_id, id)
person_links person_links_pkey: PRIMARY KEY (merchant_id, digest)
person_links person_links_purpose_check: CHECK ((purpose = 'set_password'::text))
postings postings__keeps: CHECK ((((keeps_from IS NULL) = (keeps_until IS NULL)) AND (keeps_from < keeps_until)))
postings postings__lot_named: CHECK ((((source = 'available'::account) OR (target = 'available'::account)) = (lot_id IS NOT NULL)))
postings postings__member: FOREIGN KEY (merchant_id, member_id) REFERENCES member_heads(merchant_id, id)
postings postings__two_accounts: CHECK ((source <> target))
postings postings_amount_check: CHECK ((amount >= 0))
postings postings_pkey: PRIMARY KEY (merchant_id, member_id, version)
postings postings_version_check: CHECK ((version > 0))
program_drafts program_drafts_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
program_drafts program_drafts_pkey: PRIMARY KEY (merchant_id, id)
program_drafts program_drafts_revision_check: CHECK ((revision > 0))
program_versions program_versions_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
program_versions program_versions_origin_check: CHECK ((origin = ANY (ARRAY['apply'::text, 'draft'::text, 'rollback'::text, 'promote'::text])))
program_versions program_versions_pkey: PRIMARY KEY (merchant_id, version)
program_versions program_versions_version_check: CHECK ((version > 0))
receipts receipts__look: CHECK ((num_nulls(look1, look2, look3, look4) = ANY (ARRAY[0, 4])))
receipts receipts__member: FOREIGN KEY (merchant_id, member_id) REFERENCES member_heads(merchant_id, id)
receipts receipts__reading: CHECK (((NOT (reading IS DISTINCT FROM 'read'::text)) OR (num_nonnulls(read_total, read_currency, read_date, read_shop, read_confidence) = 0)))
receipts receipts_content_type_check: CHECK ((content_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text])))
receipts receipts_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
receipts receipts_pkey: PRIMARY KEY (merchant_id, id)
receipts receipts_read_confidence_check: CHECK (((read_confidence >= 0) AND (read_confidence <= 100)))
receipts receipts_reading_check: CHECK ((reading = ANY (ARRAY['waiting'::text, 'read'::text, 'unreadable'::text])))
receipts receipts_sha256_check: CHECK ((length(sha256) = 32))
receipts receipts_size_check: CHECK ((size > 0))
recovery_codes recovery_codes_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
recovery_codes recovery_codes_merchant_id_person_id_fkey: FOREIGN KEY (merchant_id, person_id) REFERENCES people(merchant_id, id)
recovery_codes recovery_codes_pkey: PRIMARY KEY (merchant_id, person_id, digest)
refusals refusals_pkey: PRIMARY KEY (merchant_id, id)
reminder_places reminder_places_kind_check: CHECK ((kind = ANY (ARRAY['dated'::text, 'idle'::text])))
reminder_places reminder_places_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
reminder_places reminder_places_pkey: PRIMARY KEY (merchant_id, kind, days)
request_keys request_keys_pkey: PRIMARY KEY (merchant_id, key)
retention_sums retention_sums_pkey: PRIMARY KEY (merchant_id, cohort, month)
reward_stocks reward_stocks__issued: CHECK (((issued >= 0) AND (issued <= uploaded)))
reward_stocks reward_stocks_pkey: PRIMARY KEY (merchant_id, reward_id)
schema_migrations schema_migrations_pkey: PRIMARY KEY (version)
seal_keys seal_keys_pkey: PRIMARY KEY (id)
seal_proofs seal_proofs_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
seal_proofs seal_proofs_pkey: PRIMARY KEY (merchant_id)
sealed_heads sealed_heads_pkey: PRIMARY KEY (merchant_id, member_id, first_seal)
seals seals_key_id_fkey: FOREIGN KEY (key_id) REFERENCES seal_keys(id)
seals seals_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
seals seals_number_check: CHECK ((number > 0))
seals seals_pkey: PRIMARY KEY (merchant_id, number)
sessions sessions_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
sessions sessions_merchant_id_person_id_fkey: FOREIGN KEY (merchant_id, person_id) REFERENCES people(merchant_id, id)
sessions sessions_pkey: PRIMARY KEY (merchant_id, id)
sign_in_rules sign_in_rules_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
sign_in_rules sign_in_rules_pkey: PRIMARY KEY (merchant_id)
signal_places signal_places_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
signal_places signal_places_pkey: PRIMARY KEY (merchant_id)
stock_alerts stock_alerts_alert_check: CHECK ((alert = ANY (ARRAY['reward.stock_low'::text, 'reward.paused'::text])))
stock_alerts stock_alerts_pkey: PRIMARY KEY (merchant_id, id)
store_events store_events_outcome_check: CHECK ((outcome = ANY (ARRAY['received'::text, 'busy'::text, 'done'::text, 'ignored'::text, 'refused'::text])))
store_events store_events_pkey: PRIMARY KEY (merchant_id, id)
storefront_designs storefront_designs_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
storefront_designs storefront_designs_pkey: PRIMARY KEY (merchant_id)
subject_sums subject_sums_pkey: PRIMARY KEY (merchant_id, happened_on, activity_id, reward_id, source, target)
sum_places sum_places_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
sum_places sum_places_pkey: PRIMARY KEY (merchant_id)
tier_moves tier_moves_pkey: PRIMARY KEY (merchant_id, day, from_tier, to_tier)
tier_sums tier_sums_pkey: PRIMARY KEY (merchant_id, day, tier_id)
transaction_details transaction_details_pkey: PRIMARY KEY (merchant_id, transaction_id)
transaction_notes transaction_notes__amendment: CHECK (((amendment IS NULL) OR (what = 'modified'::text)))
transaction_notes transaction_notes__points: CHECK (((what = 'modified'::text) = (points IS NOT NULL)))
transaction_notes transaction_notes_pkey: PRIMARY KEY (merchant_id, transaction_id, number)
transaction_notes transaction_notes_points_check: CHECK ((points >= 0))
transaction_notes transaction_notes_what_check: CHECK ((what = ANY (ARRAY['approved'::text, 'rejected'::text, 'modified'::text])))
transaction_statuses transaction_statuses_pkey: PRIMARY KEY (merchant_id, transaction_id, number)
transaction_sums transaction_sums_pkey: PRIMARY KEY (merchant_id, happened_on, kind, activity_id, reward_id)
transactions transactions__member: FOREIGN KEY (merchant_id, member_id) REFERENCES member_heads(merchant_id, id)
transactions transactions_kind_check: CHECK ((kind = ANY (ARRAY['award'::text, 'redeem'::text, 'deduct'::text, 'return'::text, 'reverse'::text, 'expire'::text, 'adjust'::text, 'merge'::text, 'unmerge'::text])))
transactions transactions_modified_points_check: CHECK ((modified_points >= 0))
transactions transactions_pkey: PRIMARY KEY (merchant_id, id)
transactions transactions_points_check: CHECK ((points >= 0))
transactions transactions_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'auto_approved'::text, 'rejected'::text, 'redeemed'::text, 'deducted'::text, 'pending_deduction'::text, 'expired'::text])))
used_sign_ons used_sign_ons_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
used_sign_ons used_sign_ons_pkey: PRIMARY KEY (merchant_id, digest)
usual_counts usual_counts_measure_check: CHECK ((measure = ANY (ARRAY['awards_in_hour'::text, 'awards_in_day'::text, 'orders'::text, 'returns'::text])))
usual_counts usual_counts_pkey: PRIMARY KEY (merchant_id, day, measure, seen)
verified_heads verified_heads_pkey: PRIMARY KEY (merchant_id, member_id)
verify_places verify_places_merchant_id_fkey: FOREIGN KEY (merchant_id) REFERENCES merchants(id)
verify_places verify_places_pkey: PRIMARY KEY (merchant_id)
zendesk_hours zendesk_hours_pkey: PRIMARY KEY (merchant_id, desk_id, hour)
zendesk_jobs zendesk_jobs_pkey: PRIMARY KEY (merchant_id, desk_id, job_id)
zendesk_members zendesk_members_merchant_id_desk_id_fkey: FOREIGN KEY (merchant_id, desk_id) REFERENCES zendesk_states(merchant_id, desk_id)
zendesk_members zendesk_members_pkey: PRIMARY KEY (merchant_id, desk_id, member_id)
zendesk_members zendesk_members_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'ambiguous'::text, 'skipped_staff'::text, 'skipped_missing'::text, 'partial'::text, 'failed'::text, 'rejected'::text])))
zendesk_states zendesk_states_backfill_check: CHECK ((backfill = ANY (ARRAY['none'::text, 'mapping'::text, 'sending'::text, 'done'::text])))
zendesk_states zendesk_states_merchant_id_desk_id_fkey: FOREIGN KEY (merchant_id, desk_id) REFERENCES help_desks(merchant_id, id)
zendesk_states zendesk_states_pkey: PRIMARY KEY (merchant_id, desk_id)
zendesk_states zendesk_states_state_check: CHECK ((state = ANY (ARRAY['ok'::text, 'needs_reconnect'::text])))

-- indexes
CREATE UNIQUE INDEX active_days_pkey ON public.active_days USING btree (merchant_id, member_id, day)
CREATE UNIQUE INDEX active_sums_pkey ON public.active_sums USING btree (merchant_id, day, day_before)
CREATE INDEX agent_actions__day ON public.agent_actions USING btree (merchant_id, desk_id, day, agent) INCLUDE (points) WHERE ((kind = 'award'::text) AND (state = ANY (ARRAY['started'::text, 'done'::text])))
CREATE INDEX agent_actions__member ON public.agent_actions USING btree (merchant_id, member_id, begun_at)
CREATE INDEX agent_actions__started ON public.agent_actions USING btree (touched_at) WHERE (state = 'started'::text)
CREATE UNIQUE INDEX agent_actions_pkey ON public.agent_actions USING btree (merchant_id, id)
CREATE INDEX agent_awards__day ON public.agent_awards USING btree (merchant_id, person_id, day) INCLUDE (points)
CREATE INDEX agent_awards__old ON public.agent_awards USING btree (created_at)
CREATE UNIQUE INDEX agent_awards_pkey ON public.agent_awards USING btree (merchant_id, person_id, id)
CREATE UNIQUE INDEX agent_limits_pkey ON public.agent_limits USING btree (merchant_id)
CREATE UNIQUE INDEX alarms__open ON public.alarms USING btree (merchant_id, endpoint_id, kind) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX alarms_pkey ON public.alarms USING btree (merchant_id, id)
CREATE UNIQUE INDEX api_keys__digest ON public.api_keys USING btree (merchant_id, digest)
CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (merchant_id, identifier)
CREATE INDEX approvals__listed ON public.approvals USING btree (merchant_id, state, asked_at, id)
CREATE UNIQUE INDEX approvals__waiting ON public.approvals USING btree (merchant_id, kind, subject) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX approvals_pkey ON public.approvals USING btree (merchant_id, id)
CREATE INDEX attempts__events ON public.attempts USING gin (event_ids)
CREATE INDEX attempts__of ON public.attempts USING btree (merchant_id, endpoint_id, id)
CREATE INDEX attempts__time ON public.attempts USING brin (started_at)
CREATE UNIQUE INDEX attempts_pkey ON public.attempts USING btree (merchant_id, id)
CREATE INDEX audit_entries__member_time ON public.audit_entries USING btree (merchant_id, member_id, at, id) WHERE (member_id IS NOT NULL)
CREATE INDEX audit_entries__time ON public.audit_entries USING btree (merchant_id, at, id)
CREATE UNIQUE INDEX audit_entries_pkey ON public.audit_entries USING btree (merchant_id, id)
CREATE UNIQUE INDEX award_hours_pkey ON public.award_hours USING btree (merchant_id, hour, activity_id, slot)
CREATE INDEX backtests__ended_at ON public.backtests USING btree (ended_at) WHERE (ended_at IS NOT NULL)
CREATE INDEX backtests__newest ON public.backtests USING btree (merchant_id, created_at DESC, id)
CREATE UNIQUE INDEX backtests__one ON public.backtests USING btree (merchant_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX backtests_pkey ON public.backtests USING btree (merchant_id, id)
CREATE UNIQUE INDEX band_raises_pkey ON public.band_raises USING btree (merchant_id, activity_id, version)
CREATE INDEX breakage_estimates__month ON public.breakage_estimates USING btree (merchant_id, month, id)
CREATE UNIQUE INDEX breakage_estimates_pkey ON public.breakage_estimates USING btree (merchant_id, id)
CREATE INDEX breaker_openings__ended ON public.breaker_openings USING btree (merchant_id, ended_at)
CREATE UNIQUE INDEX breaker_openings__open ON public.breaker_openings USING btree (merchant_id, activity_id) WHERE (ended_at IS NULL)
CREATE INDEX breaker_openings__unmailed ON public.breaker_openings USING btree (merchant_id, id) WHERE (mailed_at IS NULL)
CREATE INDEX breaker_openings__untold ON public.breaker_openings USING btree (merchant_id, id) WHERE (told_at IS NULL)
CREATE UNIQUE INDEX breaker_openings_pkey ON public.breaker_openings USING btree (merchant_id, id)
CREATE UNIQUE INDEX budget_moves_pkey ON public.budget_moves USING btree (merchant_id, budget_id, transaction_id, released)
CREATE UNIQUE INDEX budgets_pkey ON public.budgets USING btree (merchant_id, budget_id)
CREATE INDEX busy_days__old ON public.busy_days USING btree (((day + 0)))
CREATE UNIQUE INDEX busy_days_pkey ON public.busy_days USING btree (merchant_id, member_id, day)
CREATE INDEX cached_purchases__id ON public.cached_purchases USING btree (merchant_id, id)
CREATE INDEX cached_purchases__waiting ON public.cached_purchases USING btree (merchant_id, email, at, id) WHERE (status = 'waiting'::text)
CREATE UNIQUE INDEX cached_purchases_pkey ON public.cached_purchases USING btree (merchant_id, email, id)
CREATE UNIQUE INDEX claims_pkey ON public.claims USING btree (merchant_id, scope, key)
CREATE UNIQUE INDEX clock_advances__one ON public.clock_advances USING btree (merchant_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX clock_advances_pkey ON public.clock_advances USING btree (merchant_id, id)
CREATE INDEX correction_lines__by_member ON public.correction_lines USING btree (merchant_id, member_id)
CREATE INDEX correction_lines__by_state ON public.correction_lines USING btree (merchant_id, correction_id, state, line)
CREATE UNIQUE INDEX correction_lines_pkey ON public.correction_lines USING btree (merchant_id, correction_id, line)
CREATE INDEX corrections__working ON public.corrections USING btree (merchant_id, changed_at) WHERE (state = ANY (ARRAY['previewing'::text, 'applying'::text, 'undoing'::text]))
CREATE UNIQUE INDEX corrections_pkey ON public.corrections USING btree (merchant_id, id)
CREATE UNIQUE INDEX coupons__code ON public.coupons USING btree (merchant_id, reward_id, code)
CREATE INDEX coupons__given_out ON public.coupons USING btree (merchant_id, code) WHERE (transaction_id IS NOT NULL)
CREATE UNIQUE INDEX coupons_pkey ON public.coupons USING btree (merchant_id, reward_id, number)
CREATE UNIQUE INDEX daily_sums_pkey ON public.daily_sums USING btree (merchant_id, happened_on, known_on, source, target, cohort, lapses, activity_id)
CREATE INDEX deliveries__event ON public.deliveries USING btree (merchant_id, event_id)
CREATE INDEX deliveries__member ON public.deliveries USING btree (merchant_id, member_id)
CREATE UNIQUE INDEX deliveries_pkey ON public.deliveries USING btree (merchant_id, endpoint_id, line, sequence)
CREATE INDEX delivery_counts__of ON public.delivery_counts USING btree (merchant_id, endpoint_id, series)
CREATE UNIQUE INDEX delivery_counts_pkey ON public.delivery_counts USING btree (id)
CREATE INDEX delivery_ends__time ON public.delivery_ends USING brin (ended_at)
CREATE UNIQUE INDEX delivery_ends_pkey ON public.delivery_ends USING btree (merchant_id, endpoint_id, event_id)
CREATE INDEX delivery_lines__due ON public.delivery_lines USING btree (merchant_id, endpoint_id, due_at)
CREATE UNIQUE INDEX delivery_lines_pkey ON public.delivery_lines USING btree (merchant_id, endpoint_id, line)
CREATE INDEX dues__time ON public.dues USING btree (merchant_id, due_at)
CREATE UNIQUE INDEX dues_pkey ON public.dues USING btree (merchant_id, member_id, kind, key)
CREATE UNIQUE INDEX endpoint_health_pkey ON public.endpoint_health USING btree (merchant_id, endpoint_id)
CREATE UNIQUE INDEX endpoints__mail ON public.endpoints USING btree (merchant_id) WHERE ((kind = 'mail'::text) AND (status <> 'deleted'::text))
CREATE UNIQUE INDEX endpoints_pkey ON public.endpoints USING btree (merchant_id, id)
CREATE UNIQUE INDEX event_eras_pkey ON public.event_eras USING btree (number)
CREATE INDEX event_outbox__written ON public.event_outbox USING btree (written_by)
CREATE UNIQUE INDEX event_outbox_pkey ON public.event_outbox USING btree (merchant_id, member_id, sequence)
CREATE INDEX events__followed ON public.events USING btree (merchant_id, era, written_by, id)
CREATE UNIQUE INDEX events__sequence ON public.events USING btree (merchant_id, member_id, sequence)
CREATE INDEX events__standing ON public.events USING btree (merchant_id, member_id, sequence) WHERE (type = ANY (ARRAY['member.enrolled'::text, 'member.deleted'::text, 'member.readmitted'::text, 'member.erased'::text, 'member.blocked'::text, 'member.opted_out'::text, 'member.merged'::text, 'member.unmerged'::text, 'tier.upgraded'::text, 'tier.downgraded'::text, 'tier.assigned'::text]))
CREATE INDEX events__standing_time ON public.events USING btree (merchant_id, at) WHERE (type = ANY (ARRAY['member.enrolled'::text, 'member.deleted'::text, 'member.readmitted'::text, 'member.erased'::text, 'member.blocked'::text, 'member.opted_out'::text, 'member.merged'::text, 'member.unmerged'::text, 'tier.upgraded'::text, 'tier.downgraded'::text, 'tier.assigned'::text]))
CREATE INDEX events__tiers ON public.events USING btree (merchant_id, member_id, sequence) WHERE (type = ANY (ARRAY['member.enrolled'::text, 'tier.upgraded'::text, 'tier.downgraded'::text, 'tier.assigned'::text]))
CREATE UNIQUE INDEX events_pkey ON public.events USING btree (merchant_id, id)
CREATE INDEX expiry_sums__due ON public.expiry_sums USING btree (merchant_id, expires_at, member_id) WHERE (points > 0)
CREATE UNIQUE INDEX expiry_sums_pkey ON public.expiry_sums USING btree (merchant_id, member_id, expires_at)
CREATE INDEX fraud_signals__listed ON public.fraud_signals USING btree (merchant_id, state, last_seen_at, id)
CREATE INDEX fraud_signals__member ON public.fraud_signals USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL)
CREATE INDEX fraud_signals__old ON public.fraud_signals USING btree (merchant_id, last_seen_at)
CREATE UNIQUE INDEX fraud_signals__subject ON public.fraud_signals USING btree (merchant_id, kind, subject)
CREATE INDEX fraud_signals__unmailed ON public.fraud_signals USING btree (merchant_id, id) WHERE ((state = 'open'::text) AND (severity = 'severe'::text) AND (mailed_at IS NULL))
CREATE INDEX fraud_signals__untold ON public.fraud_signals USING btree (merchant_id, id) WHERE ((state = 'open'::text) AND (severity = 'severe'::text) AND (told_at IS NULL))
CREATE UNIQUE INDEX fraud_signals_pkey ON public.fraud_signals USING btree (merchant_id, id)
CREATE UNIQUE INDEX generated_coupons_pkey ON public.generated_coupons USING btree (merchant_id, code, reward_id)
CREATE INDEX goodwill_days__all ON public.goodwill_days USING btree (merchant_id, day) WHERE (member_id = ''::text)
CREATE INDEX goodwill_days__member ON public.goodwill_days USING btree (merchant_id, member_id)
CREATE INDEX goodwill_days__old ON public.goodwill_days USING btree (merchant_id, day)
CREATE UNIQUE INDEX goodwill_days_pkey ON public.goodwill_days USING btree (merchant_id, agent, member_id, day)
CREATE INDEX half_sessions__old ON public.half_sessions USING btree (expires_at)
CREATE INDEX half_sessions__person ON public.half_sessions USING btree (merchant_id, person_id)
CREATE UNIQUE INDEX half_sessions_pkey ON public.half_sessions USING btree (merchant_id, digest)
CREATE INDEX held_awards__activity ON public.held_awards USING btree (merchant_id, activity_id, transaction_id) WHERE (settled_at IS NULL)
CREATE INDEX held_awards__member ON public.held_awards USING btree (merchant_id, member_id)
CREATE INDEX held_awards__time ON public.held_awards USING btree (merchant_id, activity_id, held_at)
CREATE INDEX held_awards__waiting ON public.held_awards USING btree (merchant_id, transaction_id) WHERE (settled_at IS NULL)
CREATE UNIQUE INDEX held_awards_pkey ON public.held_awards USING btree (merchant_id, transaction_id)
CREATE UNIQUE INDEX help_desks__key ON public.help_desks USING btree (merchant_id, key_identifier)
CREATE UNIQUE INDEX help_desks_pkey ON public.help_desks USING btree (merchant_id, id)
CREATE INDEX identities__member_id ON public.identities USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL)
CREATE UNIQUE INDEX identities_pkey ON public.identities USING btree (merchant_id, kind, value)
CREATE UNIQUE INDEX integrations__token ON public.integrations USING btree (merchant_id, token)
CREATE UNIQUE INDEX integrations_pkey ON public.integrations USING btree (merchant_id, id)
CREATE INDEX journal__member ON public.journal USING btree (merchant_id, member_id, id) WHERE (member_id IS NOT NULL)
CREATE UNIQUE INDEX journal_pkey ON public.journal USING btree (merchant_id, id)
CREATE UNIQUE INDEX learnt_bands_pkey ON public.learnt_bands USING btree (merchant_id, activity_id)
CREATE UNIQUE INDEX liability_assumptions_pkey ON public.liability_assumptions USING btree (merchant_id, version)
CREATE UNIQUE INDEX locked_months_pkey ON public.locked_months USING btree (merchant_id, month)
CREATE INDEX lots__open ON public.lots USING btree (merchant_id, member_id, expires_at, idle DESC, opened_at, id) WHERE (remaining > 0)
CREATE UNIQUE INDEX lots_pkey ON public.lots USING btree (merchant_id, id)
CREATE UNIQUE INDEX mail_settings_pkey ON public.mail_settings USING btree (merchant_id)
CREATE UNIQUE INDEX mail_templates_pkey ON public.mail_templates USING btree (merchant_id, message, language)
CREATE INDEX mails__friend ON public.mails USING btree (merchant_id, friend_id) WHERE (friend_id IS NOT NULL)
CREATE INDEX mails__member ON public.mails USING btree (merchant_id, member_id)
CREATE INDEX mails__time ON public.mails USING brin (kept_at)
CREATE UNIQUE INDEX mails_pkey ON public.mails USING btree (merchant_id, id)
CREATE INDEX member_heads__idle ON public.member_heads USING btree (merchant_id, idle_due_at, id) WHERE (idle_due_at IS NOT NULL)
CREATE INDEX member_heads__merged_into ON public.member_heads USING btree (merchant_id, merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX member_heads__tier ON public.member_heads USING btree (merchant_id, lower(tier_id), id)
CREATE UNIQUE INDEX member_heads_pkey ON public.member_heads USING btree (merchant_id, id)
CREATE INDEX member_marks__member ON public.member_marks USING btree (merchant_id, member_id)
CREATE INDEX member_marks__old ON public.member_marks USING btree (merchant_id, last_seen_at)
CREATE UNIQUE INDEX member_marks_pkey ON public.member_marks USING btree (merchant_id, kind, digest, member_id)
CREATE INDEX member_merges__from_id ON public.member_merges USING btree (merchant_id, from_id)
CREATE INDEX member_merges__into_id ON public.member_merges USING btree (merchant_id, into_id)
CREATE UNIQUE INDEX member_merges_pkey ON public.member_merges USING btree (merchant_id, id)
CREATE INDEX members__anniversary ON public.members USING btree (merchant_id, (((EXTRACT(month FROM COALESCE(anniversary_date, ((enrolled_at AT TIME ZONE 'UTC'::text))::date)) * (100)::numeric) + EXTRACT(day FROM COALESCE(anniversary_date, ((enrolled_at AT TIME ZONE 'UTC'::text))::date)))), id)
CREATE INDEX members__birthday ON public.members USING btree (merchant_id, (((EXTRACT(month FROM birthdate) * (100)::numeric) + EXTRACT(day FROM birthdate))), id) WHERE (birthdate IS NOT NULL)
CREATE INDEX members__custom ON public.members USING gin (custom jsonb_path_ops) WHERE ((erased_at IS NULL) AND (custom <> '{}'::jsonb))
CREATE INDEX members__enrolled ON public.members USING btree (merchant_id, enrolled_at, id)
CREATE INDEX members__first_name ON public.members USING btree (merchant_id, lower(first_name) COLLATE "C") WHERE (erased_at IS NULL)
CREATE INDEX members__inactive ON public.members USING btree (merchant_id, status, enrolled_at, id) WHERE ((erased_at IS NULL) AND (status <> 'active'::text))
CREATE INDEX members__last_name ON public.members USING btree (merchant_id, lower(last_name) COLLATE "C") WHERE (erased_at IS NULL)
CREATE INDEX members__listed ON public.members USING btree (merchant_id, enrolled_at, id) WHERE (erased_at IS NULL)
CREATE INDEX members__modified ON public.members USING btree (merchant_id, modified_at, id)
CREATE INDEX members__phone_abroad ON public.members USING btree (merchant_id, regexp_replace((phone_country_code || phone), '\D'::text, ''::text, 'g'::text) COLLATE "C") WHERE ((erased_at IS NULL) AND (phone <> ''::text))
CREATE INDEX members__phone_digits ON public.members USING btree (merchant_id, regexp_replace(phone, '\D'::text, ''::text, 'g'::text) COLLATE "C") WHERE ((erased_at IS NULL) AND (phone <> ''::text))
CREATE INDEX members__referrer ON public.members USING btree (merchant_id, referrer_id, id) WHERE (referrer_id IS NOT NULL)
CREATE INDEX members__tags ON public.members USING gin (lower_each(tags)) WHERE ((erased_at IS NULL) AND (tags <> '{}'::text[]))
CREATE INDEX members__unsubscribed ON public.members USING btree (merchant_id, unsubscribed_at, id) WHERE (unsubscribed_at IS NOT NULL)
CREATE UNIQUE INDEX members_pkey ON public.members USING btree (merchant_id, id)
CREATE UNIQUE INDEX merchants_partner_id_key ON public.merchants USING btree (partner_id)
CREATE UNIQUE INDEX merchants_pkey ON public.merchants USING btree (id)
CREATE UNIQUE INDEX merchants_public_id_key ON public.merchants USING btree (public_id)
CREATE UNIQUE INDEX order_returns_pkey ON public.order_returns USING btree (merchant_id, transaction_id)
CREATE UNIQUE INDEX people__email ON public.people USING btree (merchant_id, email) WHERE (removed_at IS NULL)
CREATE INDEX people__sign_in ON public.people USING btree (email) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX people_pkey ON public.people USING btree (merchant_id, id)
CREATE UNIQUE INDEX person_accounts__person ON public.person_accounts USING btree (merchant_id, person_id, issuer)
CREATE INDEX person_accounts__sign_in ON public.person_accounts USING btree (issuer, subject)
CREATE UNIQUE INDEX person_accounts_pkey ON public.person_accounts USING btree (merchant_id, issuer, subject)
CREATE INDEX person_links__old ON public.person_links USING btree (expires_at)
CREATE UNIQUE INDEX person_links__person ON public.person_links USING btree (merchant_id, person_id, purpose)
CREATE UNIQUE INDEX person_links_pkey ON public.person_links USING btree (merchant_id, digest)
CREATE INDEX postings__drawn ON public.postings USING btree (merchant_id, transaction_id) WHERE ((source = 'available'::account) AND (target = ANY (ARRAY['reserved'::account, 'redeemed'::account, 'deducted'::account])))
CREATE INDEX postings__time ON public.postings USING btree (merchant_id, at, transaction_id)
CREATE UNIQUE INDEX postings_pkey ON public.postings USING btree (merchant_id, member_id, version)
CREATE UNIQUE INDEX program_drafts__name ON public.program_drafts USING btree (merchant_id, name)
CREATE UNIQUE INDEX program_drafts_pkey ON public.program_drafts USING btree (merchant_id, id)
CREATE UNIQUE INDEX program_versions_pkey ON public.program_versions USING btree (merchant_id, version)
CREATE INDEX receipts__look1 ON public.receipts USING btree (merchant_id, look1, id) WHERE (look1 IS NOT NULL)
CREATE INDEX receipts__look2 ON public.receipts USING btree (merchant_id, look2, id) WHERE (look2 IS NOT NULL)
CREATE INDEX receipts__look3 ON public.receipts USING btree (merchant_id, look3, id) WHERE (look3 IS NOT NULL)
CREATE INDEX receipts__look4 ON public.receipts USING btree (merchant_id, look4, id) WHERE (look4 IS NOT NULL)
CREATE INDEX receipts__member ON public.receipts USING btree (merchant_id, member_id, id)
CREATE INDEX receipts__read_at ON public.receipts USING btree (merchant_id, read_at, id) WHERE (read_at IS NOT NULL)
CREATE INDEX receipts__said ON public.receipts USING btree (merchant_id, read_date, read_total, id) WHERE ((reading = 'read'::text) AND (read_date IS NOT NULL) AND (read_total IS NOT NULL))
CREATE INDEX receipts__sha256 ON public.receipts USING btree (merchant_id, sha256, id)
CREATE INDEX receipts__to_read ON public.receipts USING btree (merchant_id, id) WHERE ((reading = 'waiting'::text) AND (transaction_id IS NOT NULL))
CREATE INDEX receipts__unclaimed ON public.receipts USING btree (merchant_id, created_at, id) WHERE (transaction_id IS NULL)
CREATE UNIQUE INDEX receipts_pkey ON public.receipts USING btree (merchant_id, id)
CREATE UNIQUE INDEX recovery_codes_pkey ON public.recovery_codes USING btree (merchant_id, person_id, digest)
CREATE INDEX refusals__member ON public.refusals USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL)
CREATE INDEX refusals__stranger ON public.refusals USING btree (merchant_id, id) WHERE (member_id IS NULL)
CREATE UNIQUE INDEX refusals_pkey ON public.refusals USING btree (merchant_id, id)
CREATE UNIQUE INDEX reminder_places_pkey ON public.reminder_places USING btree (merchant_id, kind, days)
CREATE INDEX request_keys__created ON public.request_keys USING brin (created_at)
CREATE INDEX request_keys__member ON public.request_keys USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL)
CREATE UNIQUE INDEX request_keys_pkey ON public.request_keys USING btree (merchant_id, key)
CREATE UNIQUE INDEX retention_sums_pkey ON public.retention_sums USING btree (merchant_id, cohort, month)
CREATE UNIQUE INDEX reward_stocks_pkey ON public.reward_stocks USING btree (merchant_id, reward_id)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (version)
CREATE UNIQUE INDEX seal_keys__signs ON public.seal_keys USING btree ((true)) WHERE (retired_at IS NULL)
CREATE UNIQUE INDEX seal_keys_pkey ON public.seal_keys USING btree (id)
CREATE UNIQUE INDEX seal_proofs_pkey ON public.seal_proofs USING btree (merchant_id)
CREATE INDEX sealed_heads__closed ON public.sealed_heads USING btree (merchant_id, next_seal) WHERE (next_seal IS NOT NULL)
CREATE UNIQUE INDEX sealed_heads__newest ON public.sealed_heads USING btree (merchant_id, member_id) WHERE (next_seal IS NULL)
CREATE UNIQUE INDEX sealed_heads_pkey ON public.sealed_heads USING btree (merchant_id, member_id, first_seal)
CREATE UNIQUE INDEX seals_pkey ON public.seals USING btree (merchant_id, number)
CREATE UNIQUE INDEX sessions__digest ON public.sessions USING btree (merchant_id, digest)
CREATE INDEX sessions__old ON public.sessions USING btree (expires_at)
CREATE INDEX sessions__person ON public.sessions USING btree (merchant_id, person_id, created_at)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (merchant_id, id)
CREATE UNIQUE INDEX sign_in_rules_pkey ON public.sign_in_rules USING btree (merchant_id)
CREATE UNIQUE INDEX signal_places_pkey ON public.signal_places USING btree (merchant_id)
CREATE INDEX stock_alerts__reward ON public.stock_alerts USING btree (merchant_id, reward_id, issued)
CREATE UNIQUE INDEX stock_alerts_pkey ON public.stock_alerts USING btree (merchant_id, id)
CREATE UNIQUE INDEX store_events__digest ON public.store_events USING btree (merchant_id, integration_id, digest)
CREATE INDEX store_events__member ON public.store_events USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL)
CREATE INDEX store_events__named ON public.store_events USING btree (merchant_id, lower(named)) WHERE (named IS NOT NULL)
CREATE INDEX store_events__of ON public.store_events USING btree (merchant_id, integration_id, id)
CREATE INDEX store_events__received ON public.store_events USING brin (received_at)
CREATE UNIQUE INDEX store_events_pkey ON public.store_events USING btree (merchant_id, id)
CREATE UNIQUE INDEX storefront_designs_pkey ON public.storefront_designs USING btree (merchant_id)
CREATE UNIQUE INDEX subject_sums_pkey ON public.subject_sums USING btree (merchant_id, happened_on, activity_id, reward_id, source, target)
CREATE UNIQUE INDEX sum_places_pkey ON public.sum_places USING btree (merchant_id)
CREATE UNIQUE INDEX tier_moves_pkey ON public.tier_moves USING btree (merchant_id, day, from_tier, to_tier)
CREATE UNIQUE INDEX tier_sums_pkey ON public.tier_sums USING btree (merchant_id, day, tier_id)
CREATE UNIQUE INDEX transaction_details_pkey ON public.transaction_details USING btree (merchant_id, transaction_id)
CREATE UNIQUE INDEX transaction_notes_pkey ON public.transaction_notes USING btree (merchant_id, transaction_id, number)
CREATE INDEX transaction_statuses__decided ON public.transaction_statuses USING btree (merchant_id, at, transaction_id) WHERE (by IS NOT NULL)
CREATE UNIQUE INDEX transaction_statuses_pkey ON public.transaction_statuses USING btree (merchant_id, transaction_id, number)
CREATE UNIQUE INDEX transaction_sums_pkey ON public.transaction_sums USING btree (merchant_id, happened_on, kind, activity_id, reward_id)
CREATE INDEX transactions__activity ON public.transactions USING btree (merchant_id, activity_id, recorded_at, id) WHERE (activity_id IS NOT NULL)
CREATE INDEX transactions__by_hand ON public.transactions USING btree (merchant_id, recorded_at, id) INCLUDE (member_id, activity_id) WHERE ((kind = 'award'::text) AND (status = 'pending'::text) AND (approves_at IS NULL))
CREATE INDEX transactions__member_time ON public.transactions USING btree (merchant_id, member_id, occurred_at, id)
CREATE INDEX transactions__no_award ON public.transactions USING btree (merchant_id, recorded_at, id) WHERE (kind <> 'award'::text)
CREATE INDEX transactions__pending ON public.transactions USING btree (merchant_id, recorded_at, id) WHERE (status = 'pending'::text)
CREATE INDEX transactions__pending_activity ON public.transactions USING btree (merchant_id, activity_id, recorded_at, id) WHERE (status = 'pending'::text)
CREATE INDEX transactions__pending_member ON public.transactions USING btree (merchant_id, member_id, recorded_at, id) WHERE (status = 'pending'::text)
CREATE INDEX transactions__recorded ON public.transactions USING btree (merchant_id, recorded_at, id)
CREATE INDEX transactions__related ON public.transactions USING btree (merchant_id, related_id) WHERE (related_id IS NOT NULL)
CREATE INDEX transactions__reward ON public.transactions USING btree (merchant_id, reward_id, recorded_at, id) WHERE (reward_id IS NOT NULL)
CREATE INDEX transactions__time ON public.transactions USING btree (merchant_id, occurred_at, id)
CREATE INDEX transactions__waiting ON public.transactions USING btree (merchant_id, member_id, id) WHERE (status = ANY (ARRAY['pending'::text, 'pending_deduction'::text]))
CREATE UNIQUE INDEX transactions_pkey ON public.transactions USING btree (merchant_id, id)
CREATE INDEX used_sign_ons__old ON public.used_sign_ons USING btree (expires_at)
CREATE UNIQUE INDEX used_sign_ons_pkey ON public.used_sign_ons USING btree (merchant_id, digest)
CREATE UNIQUE INDEX usual_counts_pkey ON public.usual_counts USING btree (merchant_id, day, measure, seen)
CREATE UNIQUE INDEX verified_heads_pkey ON public.verified_heads USING btree (merchant_id, member_id)
CREATE UNIQUE INDEX verify_places_pkey ON public.verify_places USING btree (merchant_id)
CREATE UNIQUE INDEX zendesk_hours_pkey ON public.zendesk_hours USING btree (merchant_id, desk_id, hour)
CREATE UNIQUE INDEX zendesk_jobs_pkey ON public.zendesk_jobs USING btree (merchant_id, desk_id, job_id)
CREATE INDEX zendesk_members__due ON public.zendesk_members USING btree (merchant_id, desk_id, priority, due_at) WHERE (due_at IS NOT NULL)
CREATE INDEX zendesk_members__errors ON public.zendesk_members USING btree (merchant_id, desk_id, error_at) WHERE (error_at IS NOT NULL)
CREATE INDEX zendesk_members__job ON public.zendesk_members USING btree (merchant_id, desk_id, job_id) WHERE (job_id IS NOT NULL)
CREATE INDEX zendesk_members__member ON public.zendesk_members USING btree (merchant_id, member_id)
CREATE INDEX zendesk_members__state ON public.zendesk_members USING btree (merchant_id, desk_id, state, member_id)
CREATE UNIQUE INDEX zendesk_members_pkey ON public.zendesk_members USING btree (merchant_id, desk_id, member_id)
CREATE UNIQUE INDEX zendesk_states_pkey ON public.zendesk_states USING btree (merchant_id, desk_id)

-- sequences
delivery_leases bigint
zendesk_leases bigint

-- triggers
CREATE TRIGGER audit_entries__append_only BEFORE DELETE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER audit_entries__kept BEFORE UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_unless_forgetting('before', 'after')
CREATE TRIGGER breakage_estimates__append_only BEFORE DELETE OR UPDATE ON public.breakage_estimates FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER budget_moves__append_only BEFORE DELETE OR UPDATE ON public.budget_moves FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER events__kept BEFORE UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_unless_forgetting('data')
CREATE TRIGGER journal__kept BEFORE UPDATE ON public.journal FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER liability_assumptions__append_only BEFORE DELETE OR UPDATE ON public.liability_assumptions FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER locked_months__append_only BEFORE DELETE OR UPDATE ON public.locked_months FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER member_heads__kept BEFORE DELETE ON public.member_heads FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER member_merges__append_only BEFORE DELETE ON public.member_merges FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER postings__append_only BEFORE DELETE OR UPDATE ON public.postings FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER postings__not_truncated BEFORE TRUNCATE ON public.postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER program_versions__append_only BEFORE DELETE OR UPDATE ON public.program_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER seals__append_only BEFORE DELETE OR UPDATE ON public.seals FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER transaction_details__kept BEFORE DELETE ON public.transaction_details FOR EACH ROW EXECUTE FUNCTION refuse_unless_forgetting()
CREATE TRIGGER transaction_notes__append_only BEFORE DELETE ON public.transaction_notes FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER transaction_notes__kept BEFORE UPDATE ON public.transaction_notes FOR EACH ROW EXECUTE FUNCTION refuse_changed_note()
CREATE TRIGGER transaction_statuses__append_only BEFORE DELETE OR UPDATE ON public.transaction_statuses FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER transactions__append_only BEFORE DELETE ON public.transactions FOR EACH ROW EXECUTE FUNCTION refuse_change()
CREATE TRIGGER transactions__facts BEFORE UPDATE ON public.transactions FOR EACH ROW EXECUTE FUNCTION refuse_changed_facts()

-- policies
active_days across to fealty_across: true
active_days wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
active_sums across to fealty_across: true
active_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
agent_actions across to fealty_across: true
agent_actions wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
agent_awards across to fealty_across: true
agent_awards wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
agent_limits across to fealty_across: true
agent_limits wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
alarms across to fealty_across: true
alarms wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
api_keys across to fealty_across: true
api_keys wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
approvals across to fealty_across: true
approvals wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
attempts across to fealty_across: true
attempts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
audit_entries across to fealty_across: true
audit_entries wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
award_hours across to fealty_across: true
award_hours wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
backtests across to fealty_across: true
backtests wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
band_raises across to fealty_across: true
band_raises wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
breakage_estimates across to fealty_across: true
breakage_estimates wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
breaker_openings across to fealty_across: true
breaker_openings wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
budget_moves across to fealty_across: true
budget_moves wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
budgets across to fealty_across: true
budgets wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
busy_days across to fealty_across: true
busy_days wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
cached_purchases across to fealty_across: true
cached_purchases wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
claims across to fealty_across: true
claims wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
clock_advances across to fealty_across: true
clock_advances wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
correction_lines across to fealty_across: true
correction_lines wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
corrections across to fealty_across: true
corrections wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
coupons across to fealty_across: true
coupons wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
daily_sums across to fealty_across: true
daily_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
deliveries across to fealty_across: true
deliveries wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
delivery_counts across to fealty_across: true
delivery_counts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
delivery_ends across to fealty_across: true
delivery_ends wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
delivery_lines across to fealty_across: true
delivery_lines wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
dues across to fealty_across: true
dues wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
endpoint_health across to fealty_across: true
endpoint_health wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
endpoints across to fealty_across: true
endpoints wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
event_outbox across to fealty_across: true
event_outbox wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
events across to fealty_across: true
events wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
expiry_sums across to fealty_across: true
expiry_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
fraud_signals across to fealty_across: true
fraud_signals wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
generated_coupons across to fealty_across: true
generated_coupons wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
goodwill_days across to fealty_across: true
goodwill_days wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
half_sessions across to fealty_across: true
half_sessions wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
held_awards across to fealty_across: true
held_awards wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
help_desks across to fealty_across: true
help_desks wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
identities across to fealty_across: true
identities wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
integrations across to fealty_across: true
integrations wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
journal across to fealty_across: true
journal wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
learnt_bands across to fealty_across: true
learnt_bands wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
liability_assumptions across to fealty_across: true
liability_assumptions wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
locked_months across to fealty_across: true
locked_months wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
lots across to fealty_across: true
lots wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
mail_settings across to fealty_across: true
mail_settings wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
mail_templates across to fealty_across: true
mail_templates wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
mails across to fealty_across: true
mails wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
member_heads across to fealty_across: true
member_heads wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
member_marks across to fealty_across: true
member_marks wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
member_merges across to fealty_across: true
member_merges wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
members across to fealty_across: true
members wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
merchants across to fealty_across: true
merchants wall to public: (id = (current_setting('fealty.merchant_id'::text))::integer)
order_returns across to fealty_across: true
order_returns wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
people across to fealty_across: true
people wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
person_accounts across to fealty_across: true
person_accounts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
person_links across to fealty_across: true
person_links wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
postings across to fealty_across: true
postings wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
program_drafts across to fealty_across: true
program_drafts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
program_versions across to fealty_across: true
program_versions wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
receipts across to fealty_across: true
receipts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
recovery_codes across to fealty_across: true
recovery_codes wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
refusals across to fealty_across: true
refusals wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
reminder_places across to fealty_across: true
reminder_places wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
request_keys across to fealty_across: true
request_keys wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
retention_sums across to fealty_across: true
retention_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
reward_stocks across to fealty_across: true
reward_stocks wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
seal_proofs across to fealty_across: true
seal_proofs wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
sealed_heads across to fealty_across: true
sealed_heads wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
seals across to fealty_across: true
seals wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
sessions across to fealty_across: true
sessions wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
sign_in_rules across to fealty_across: true
sign_in_rules wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
signal_places across to fealty_across: true
signal_places wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
stock_alerts across to fealty_across: true
stock_alerts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
store_events across to fealty_across: true
store_events wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
storefront_designs across to fealty_across: true
storefront_designs wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
subject_sums across to fealty_across: true
subject_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
sum_places across to fealty_across: true
sum_places wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
tier_moves across to fealty_across: true
tier_moves wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
tier_sums across to fealty_across: true
tier_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
transaction_details across to fealty_across: true
transaction_details wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
transaction_notes across to fealty_across: true
transaction_notes wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
transaction_statuses across to fealty_across: true
transaction_statuses wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
transaction_sums across to fealty_across: true
transaction_sums wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
transactions across to fealty_across: true
transactions wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
used_sign_ons across to fealty_across: true
used_sign_ons wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
usual_counts across to fealty_across: true
usual_counts wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
verified_heads across to fealty_across: true
verified_heads wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
verify_places across to fealty_across: true
verify_places wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
zendesk_hours across to fealty_across: true
zendesk_hours wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
zendesk_jobs across to fealty_across: true
zendesk_jobs wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
zendesk_members across to fealty_across: true
zendesk_members wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)
zendesk_states across to fealty_across: true
zendesk_states wall to public: (merchant_id = (current_setting('fealty.merchant_id'::text))::integer)

-- views
audit_stream: merchant_id integer, at timestamp with time zone, actor text, action text, subject text, member_id text, before json, after json

-- functions
CREATE OR REPLACE FUNCTION public.begin_event_era()
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  running integer := (select max(number) from event_eras);
begin
  if not exists (
    select from merchants m where exists (
      select from events e where e.merchant_id = m.id and e.era = running
        and e.written_by >= pg_snapshot_xmax(pg_current_snapshot()))) then
    return false;
  end if;
  insert into event_eras (number) values (running + 1);
  execute format('alter table events alter column era set default %s', running + 1);
  return true;
end $function$
CREATE OR REPLACE FUNCTION public.expect_rows(p_touched bigint, p_expected bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if p_touched <> p_expected then
    raise exception '% rows were touched, % were expected', p_touched, p_expected
      using errcode = 'serialization_failure';
  end if;
end $function$
CREATE OR REPLACE FUNCTION public.lots_covering(p_merchant integer, p_member text, p_need bigint, p_now timestamp with time zone)
 RETURNS SETOF lots
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  lot lots;
  covered bigint := 0;
  known boolean := false;
  since timestamptz;
  lapses timestamptz;
begin
  for lot in
    select * from lots
     where merchant_id = p_merchant and member_id = p_member and remaining > 0
       and (expires_at is null or expires_at > p_now - interval '1 minute')
     order by expires_at, idle desc, opened_at, id
  loop
    if lot.idle then
      -- Looked up only for members who have such lots.
      if not known then
        select h.idle_since, h.idle_lapses_at into since, lapses from member_heads h
         where h.merchant_id = p_merchant and h.id = p_member;
        known := true;
      end if;
      continue when lot.opened_at < since or lapses <= p_now - interval '1 minute';
    end if;
    return next lot;
    if (case when lot.idle then lapses > p_now
             else lot.expires_at is null or lot.expires_at > p_now end) then
      covered := covered + lot.remaining;
    end if;
    exit when covered >= p_need;
  end loop;
end $function$
CREATE OR REPLACE FUNCTION public.lower_each(texts text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select array(select lower(one) from unnest(texts) as each (one)) $function$
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% of % is refused: it is append-only', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION public.refuse_changed_facts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.merchant_id, new.id, new.member_id, new.kind, new.points, new.basis, new.activity_id,
      new.reward_id, new.order_id, new.related_id, new.qualifies, new.occurred_at, new.recorded_at,
      new.approves_at, new.program_version, new.actor, new.details_digest)
     is distinct from
     (old.merchant_id, old.id, old.member_id, old.kind, old.points, old.basis, old.activity_id,
      old.reward_id, old.order_id, old.related_id, old.qualifies, old.occurred_at, old.recorded_at,
      old.approves_at, old.program_version, old.actor, old.details_digest)
  then
    raise exception 'the facts of transaction % are not to be changed', old.id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.refuse_changed_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.reason is not null or new.amendment is not null or
     (new.merchant_id, new.transaction_id, new.member_id, new.number, new.what, new.points, new.at,
      new."by")
     is distinct from
     (old.merchant_id, old.transaction_id, old.member_id, old.number, old.what, old.points, old.at,
      old."by")
  then
    raise exception 'a note of transaction % is not to be changed', old.transaction_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION public.refuse_unless_forgetting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  forgotten boolean := exists (
    select 1 from members m
     where m.merchant_id = old.merchant_id and m.id = old.member_id and m.erased_at is not null);
begin
  if tg_op = 'UPDATE' then
    forgotten := forgotten
      and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv
      and not exists (select 1 from unnest(tg_argv) as emptied (name)
                       where to_jsonb(new) -> emptied.name <> 'null');
  end if;
  if not forgotten then
    raise exception '% of % is refused: it is about nobody erased', tg_op, tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$
CREATE OR REPLACE PROCEDURE public.wall_off(IN walled regclass, IN merchant name DEFAULT 'merchant_id'::name)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security, force row level security', walled);
  execute format(
    'create policy wall on %s using (%I = current_setting(''fealty.merchant_id'')::integer)',
    walled, merchant);
  execute format('create policy across on %s to fealty_across using (true)', walled);
end $procedure$
