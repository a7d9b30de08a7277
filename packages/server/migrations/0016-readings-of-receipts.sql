-- What a picture of a receipt seems to say, read off it as a suggestion to whoever approves it.
-- Erasing a member removes his receipts, and this with them.

alter table receipts
  -- Null if nobody asked for it to be read.
  add column reading text check (reading in ('waiting', 'read', 'unreadable')),
  -- How often it was begun: what ends the program each time is not tried for ever.
  add column reading_tries smallint not null default 0,
  -- Decimal text, `15.84`.
  add column read_total text,
  add column read_currency text,
  add column read_date date,
  add column read_shop text,
  add column read_confidence smallint check (read_confidence between 0 and 100),
  add constraint receipts__reading check (reading is not distinct from 'read'
    or num_nonnulls(read_total, read_currency, read_date, read_shop, read_confidence) = 0);
create index receipts__to_read on receipts (merchant_id, id)
  where reading = 'waiting' and transaction_id is not null;
