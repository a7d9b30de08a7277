-- These tables hardly change, they grow: what vacuum does there is urgent to nobody, and it took processors and disk from
-- whoever wanted an answer. It rests five times as long here as elsewhere.
alter table transactions set (autovacuum_vacuum_cost_delay = 10);
alter table transaction_details set (autovacuum_vacuum_cost_delay = 10);
alter table postings set (autovacuum_vacuum_cost_delay = 10);
alter table lots set (autovacuum_vacuum_cost_delay = 10);
alter table events set (autovacuum_vacuum_cost_delay = 10);
alter table claims set (autovacuum_vacuum_cost_delay = 10);
alter table expiry_sums set (autovacuum_vacuum_cost_delay = 10);
alter table active_days set (autovacuum_vacuum_cost_delay = 10);
alter table busy_days set (autovacuum_vacuum_cost_delay = 10);
alter table sealed_heads set (autovacuum_vacuum_cost_delay = 10);
