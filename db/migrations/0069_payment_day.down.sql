alter table payment drop column paid_at;
