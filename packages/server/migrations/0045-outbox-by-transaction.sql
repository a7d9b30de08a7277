-- What is left in the outbox is found from the transaction on before which nothing is left, so that rows which are gone
-- and which somebody's open session keeps are not passed over again and again.
create index event_outbox__written on event_outbox (written_by);
