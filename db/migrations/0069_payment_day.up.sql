-- When the vendor had the money: its day is the day on which it is turnover, whenever our worker heard of it.
alter table payment add column paid_at timestamptz;
grant update (paid_at) on payment to schnittwerk_jobs;
