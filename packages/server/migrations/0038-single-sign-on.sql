-- Signing in by a provider: whose account there is whose here, and what was used up.

-- By which account of the provider somebody signs in. It stays his when his address changes there.
create table person_accounts (
  merchant_id   integer not null references merchants (id),
  -- The provider, and what it calls the account for ever.
  issuer        text collate "C" not null,
  subject       text collate "C" not null,
  person_id     text collate "C" not null,
  linked_at     timestamptz not null default clock_timestamp(),
  primary key (merchant_id, issuer, subject),
  foreign key (merchant_id, person_id) references people (merchant_id, id)
);
create unique index person_accounts__person on person_accounts (merchant_id, person_id, issuer);
-- Whoever signs in is known by the provider before anybody knows at which merchant.
create index person_accounts__sign_in on person_accounts (issuer, subject);

-- Sign-ins that were ended, so that what came back in a URL is good for one.
create table used_sign_ons (
  merchant_id   integer not null references merchants (id),
  -- SHA-256 of its nonce.
  digest        bytea not null,
  expires_at    timestamptz not null,
  primary key (merchant_id, digest)
);
create index used_sign_ons__old on used_sign_ons (expires_at);

-- Whether the provider said who it is; then a second factor is the provider's business.
alter table sessions add column by_provider boolean not null default false;
