-- What ended since the sums of endpoint_health were brought up to date, a row for each handful of deliveries. To add to
-- those sums at once changed one row a hundred times a second: workers waited for each other there, and while somebody's
-- open session kept its old versions, each look at it went through all of them.
create table delivery_counts (
  id          bigint generated always as identity primary key,
  merchant_id integer not null,
  endpoint_id text collate "C" not null,
  series      integer not null,
  delivered   integer not null,
  given_up    integer not null,
  dropped     integer not null,
  foreign key (merchant_id, endpoint_id) references endpoints (merchant_id, id)
);
create index delivery_counts__of on delivery_counts (merchant_id, endpoint_id, series);
