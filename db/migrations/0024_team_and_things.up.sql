-- A category without services can go; its foreign key keeps one that has any.
grant delete on service_category to schnittwerk_app;

-- A kind of resource is a word of the salon's own, and Swiss words have umlauts and accents.
alter table resource drop constraint resource_kind_check;
alter table resource add constraint resource_kind_check check (kind ~ '^[a-zäöüàâéèêëîïôœùûç_]{2,30}$');
