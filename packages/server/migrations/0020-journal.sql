-- Commands that changed something and made no transaction, with which they would be kept. Together with
-- those of transaction_details they are all that was ever decided; moment and place give the order.
create table journal (
  merchant_id   integer not null,
  id            text collate "C" not null,
  -- Whom it is about.
  member_id     text collate "C",
  -- The real clock under the locks of its batch, microseconds since 1970, and the place in the batch.
  moment        bigint not null,
  place         integer not null,
  -- By the merchant's clock, as it was decided.
  decided_at    timestamptz not null,
  program_version integer not null,
  command       json,
  -- A stranger's order, which keeps the command itself.
  cached_id     text collate "C",
  primary key (merchant_id, id),
  constraint journal__one_command check ((command is null) = (cached_id is not null))
);
create index journal__member on journal (merchant_id, member_id, id) where member_id is not null;
create trigger journal__kept before update on journal
  for each row execute function refuse_change();
