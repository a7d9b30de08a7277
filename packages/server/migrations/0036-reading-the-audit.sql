-- The audit stream is read backwards by time, a stretch of each of its three parts at once.

create index audit_entries__time on audit_entries (merchant_id, at, id);

-- Those that somebody decided; what time brought is a thousand times as many, and nobody's deed.
create index transaction_statuses__decided on transaction_statuses (merchant_id, at, transaction_id)
  where by is not null;

-- What was done about one member, the newest first.
create index audit_entries__member_time on audit_entries (merchant_id, member_id, at, id)
  where member_id is not null;
drop index audit_entries__member;
