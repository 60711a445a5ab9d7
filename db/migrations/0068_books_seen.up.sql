-- What was explained is the record as it stood then: a sale that is changed once more is another difference.
alter table books_finding add column mark text not null default '' check (length(mark) <= 64);
alter table books_explained add column mark text not null default '' check (length(mark) <= 64);
alter table books_explained drop constraint books_explained_pkey;
alter table books_explained add primary key (salon_id, kind, subject_id, amount_rappen, mark);

-- A transfer by bank is posted when it was noted.
create index refund_by_transferred on refund (salon_id, settled_at) where status = 'transferred';
