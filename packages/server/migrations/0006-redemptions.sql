-- Redemptions that wait in a cart and can be taken back; codes that are made on the spot.

-- What a redemption took out of which lots is looked up when it is given back. Nothing else is in
-- this index, so that other postings cost nothing more.
create index postings__drawn on postings (merchant_id, transaction_id)
  where source = 'available' and target in ('reserved', 'redeemed');

-- How many codes there were when it was last told that few are left; a new upload makes more.
alter table reward_stocks add column told_low_at integer not null default 0;

alter table coupons
  -- The order that it came back with.
  add column order_id text collate "C",
  -- Its redemption was cancelled.
  add column burned_at timestamptz;
create index coupons__given_out on coupons (merchant_id, code) where transaction_id is not null;

create table generated_coupons (
  merchant_id   integer not null,
  code          text collate "C" not null,
  reward_id     text collate "C" not null,
  expires_at    timestamptz,
  member_id     text collate "C" not null,
  transaction_id text collate "C" not null,
  issued_at     timestamptz not null,
  redeemed_at   timestamptz,
  order_id      text collate "C",
  burned_at     timestamptz,
  -- By code first: an order tells nothing but that.
  primary key (merchant_id, code, reward_id)
);

-- What is told of a pool. It happens to no member, so it has no place among the events, which are
-- numbered for each member.
create table stock_alerts (
  merchant_id   integer not null,
  id            text collate "C" not null,
  alert         text not null check (alert in ('reward.stock_low', 'reward.paused')),
  reward_id     text collate "C" not null,
  uploaded      integer not null,
  issued        integer not null,
  at            timestamptz not null,
  primary key (merchant_id, id)
);
create index stock_alerts__reward on stock_alerts (merchant_id, reward_id, issued);
