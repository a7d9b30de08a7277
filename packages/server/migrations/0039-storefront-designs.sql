-- What a merchant's members see in his shop: colours, words, the logo. Without a row, ours.
create table storefront_designs (
  merchant_id integer primary key references merchants (id),
  document    jsonb not null,
  -- A PNG that was drawn here; null without one.
  logo        bytea,
  revision    integer not null,
  updated_by  text not null,
  updated_at  timestamptz not null default clock_timestamp()
);
