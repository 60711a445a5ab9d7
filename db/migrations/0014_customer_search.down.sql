drop function search_customers(text, timestamptz, int, int, text, uuid);
drop function customer_search_wanted(uuid, text, text, int, int);
drop index customer_by_search_keys;
alter table customer drop column merged_into, drop column search_name, drop column search_email;
drop function customer_search_keys(uuid, text, text, text);
drop function search_variants(text, int, int);
drop function search_words(text);
drop function search_fold(text);
drop extension fuzzystrmatch;
