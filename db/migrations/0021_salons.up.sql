-- Several salons in one deployment: each with its own address and its own colours.

-- {"accent": "#rrggbb", "deep": …, "mist": …}; null: the house's own. Shown only where text on it can be read.
alter table salon add column look jsonb;
grant update (look) on salon to schnittwerk_app;

-- Where each salon is reached: links in letters are made from this and never from what a request says of itself.
create function salon_addresses() returns table (salon_id uuid, slug text, host text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select s.salon_id, s.slug, s.hosts[1] from salon s $$;
revoke all on function salon_addresses() from public;
grant execute on function salon_addresses() to schnittwerk_app, schnittwerk_jobs;
