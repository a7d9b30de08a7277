-- Help desks that a merchant connected.
create table help_desks (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  kind          text not null check (kind in ('zendesk', 'gladly')),
  name          text not null,
  -- A paused one is answered, or told, nothing; what it is owed waits.
  status        text not null check (status in ('active', 'paused', 'deleted')),
  -- What the merchant chose; its form is its kind's.
  settings      json not null,
  -- Credentials of the other side, or what it signs with, sealed; null if there are none.
  secret        bytea,
  -- The API key that it calls us with, of scope "support"; what it may do ends with the key.
  key_identifier text collate "C" not null,
  -- Whether agents may award and redeem here.
  actions       boolean not null,
  -- Points in one award, and those that one agent, or all of them, give in a day; null for no limit.
  award_max     bigint check (award_max > 0),
  agent_daily_max bigint check (agent_daily_max > 0),
  daily_max     bigint check (daily_max > 0),
  created_at    timestamptz not null default clock_timestamp(),
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id)
);
create unique index help_desks__key on help_desks (merchant_id, key_identifier);
