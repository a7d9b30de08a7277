-- Who holds points. `members` is the person and can be erased; `member_heads` is the top of the
-- ledger, numbers and ids only.

create table members (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  email         text collate "C" not null default '',
  uid           text collate "C" not null default '',
  first_name    text not null default '',
  last_name     text not null default '',
  birthdate     date,
  phone         text not null default '',
  phone_country_code text not null default '',
  address_line1 text not null default '',
  address_line2 text not null default '',
  city          text not null default '',
  state         text not null default '',
  postal_code   text not null default '',
  country       text not null default '',
  language      text not null default '',
  tags          text[] not null default '{}',
  custom        jsonb not null default '{}',
  referral_code text collate "C" not null,
  referrer_id   text collate "C",
  status        text not null check (status in ('active', 'blocked', 'opted_out', 'deleted')),
  subscribed    boolean not null default true,
  unsubscribed_at timestamptz,
  enrolled_at   timestamptz not null,
  modified_at   timestamptz not null,
  profile_version integer not null default 1,
  primary key (merchant_id, id)
);
create index members__enrolled on members (merchant_id, enrolled_at, id);
create index members__unsubscribed on members (merchant_id, unsubscribed_at, id)
  where unsubscribed_at is not null;

-- One row for each thing a member is known by. It is locked before it is taken or released, and
-- may stand without a member so that it can be locked before anybody holds it.
create table identities (
  merchant_id   integer not null references merchants (id),
  kind          text collate "C" not null check (kind in ('email', 'uid', 'referral_code')),
  value         text collate "C" not null,
  member_id     text collate "C",
  primary key (merchant_id, kind, value),
  constraint identities__member foreign key (merchant_id, member_id) references members (merchant_id, id)
);
create index identities__member_id on identities (merchant_id, member_id) where member_id is not null;

create table member_heads (
  merchant_id   integer not null,
  id            text collate "C" not null,
  -- Number and hash of the last posting; the chain starts at 0 and 32 zero bytes.
  version       bigint not null default 0,
  chain         bytea not null default decode(repeat('00', 32), 'hex'),
  posted_at     timestamptz not null,
  event_seq     bigint not null default 0,
  available     bigint not null default 0,
  pending       bigint not null default 0,
  reserved      bigint not null default 0,
  -- A debt, written positive.
  owed          bigint not null default 0,
  earned        bigint not null default 0,
  redeemed      bigint not null default 0,
  deducted      bigint not null default 0,
  expired       bigint not null default 0,
  qualified     bigint not null default 0,
  tier_id       text collate "C",
  tier_since    timestamptz not null,
  purchases     integer not null default 0,
  redemptions   integer not null default 0,
  activities    integer not null default 0,
  revenue       numeric not null default 0,
  first_purchase_at timestamptz,
  last_purchase_at timestamptz,
  last_activity_at timestamptz,
  -- {activity: {range: {bucket, count}}} for activities that have a limit.
  counts        jsonb not null default '{}',
  primary key (merchant_id, id),
  constraint member_heads__member foreign key (merchant_id, id) references members (merchant_id, id),
  constraint member_heads__available check (available >= 0),
  constraint member_heads__pending check (pending >= 0),
  constraint member_heads__reserved check (reserved >= 0),
  constraint member_heads__owed check (owed >= 0)
) with (fillfactor = 70);

create trigger member_heads__kept before delete on member_heads
  for each row execute function refuse_change();
