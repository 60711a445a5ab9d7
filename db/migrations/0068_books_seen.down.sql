drop index refund_by_transferred;
-- Without the mark one word of each is left: which of them said it first is what counted.
delete from books_explained e using books_explained other
where other.salon_id = e.salon_id and other.kind = e.kind and other.subject_id = e.subject_id
  and other.amount_rappen = e.amount_rappen and (other.at, other.mark) < (e.at, e.mark);
alter table books_explained drop constraint books_explained_pkey;
alter table books_explained drop column mark;
alter table books_explained add primary key (salon_id, kind, subject_id, amount_rappen);
alter table books_finding drop column mark;
