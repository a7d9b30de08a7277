-- The audit stream is read backwards by time, a stretch of each of its three parts at once.

create index audit_entries__time on audit_entries (merchant_id, at, id);

-- Those that somebody decided; what time brought is a thousand times as many, and nobody's deed.
create index transaction_statuses__decided on transaction_statuses (merchant_id, at, transaction_id)
  where by is not null;
