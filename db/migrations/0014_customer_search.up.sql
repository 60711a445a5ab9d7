-- Customers, found by name, telephone and e-mail in spite of typing errors.
create extension if not exists fuzzystrmatch;

-- Case, accents, umlauts and ligatures do not tell people apart: ä, ae and a are one, so are ss and the old ligature.
-- Letters are taken apart first, so that lower() works in every locale of the server.
create function search_fold(p_text text) returns text
language sql immutable strict parallel safe
return replace(replace(replace(replace(
  translate(
    lower(regexp_replace(normalize(p_text, nfkd), '[\u0300-\u036f]', '', 'g')),
    'ÆæŒœØøĐđŁłı', 'aaoooOddlli'),
  U&'\00DF', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

-- The words of a name, with one blank between them.
create function search_words(p_text text) returns text
language sql immutable strict parallel safe
return btrim(regexp_replace(lower(public.search_fold(p_text)), '[\s''’‘`´.,;:()/"_-]+', ' ', 'g'));

-- A word and what is left of it without any one or two of its first p_length letters. Two words that differ by at most
-- two edits have one of these in common (symmetric deletion: Garbe, SymSpell; Mor and Fraenkel 1982).
create function search_variants(p_word text, p_length int, p_deletes int) returns setof text
language plpgsql immutable strict parallel safe
as $$
declare
  head text := pg_catalog.left(p_word, p_length);
  shorter text;
begin
  return next head;
  if p_deletes < 1 or length(head) < 2 then return; end if;
  for i in 1 .. length(head) loop
    shorter := substr(head, 1, i - 1) || substr(head, i + 1);
    return next shorter;
    if p_deletes > 1 and length(shorter) > 1 then
      for j in i .. length(shorter) loop
        return next substr(shorter, 1, j - 1) || substr(shorter, j + 1);
      end loop;
    end if;
  end loop;
end
$$;

-- Names by their first six letters, addresses by nine, numbers by their last seven digits; beginnings of names as they
-- are typed; the last four digits. Hashes instead of words: half the index. The salon is part of each.
create function customer_search_keys(p_salon uuid, p_name text, p_email text, p_phone text) returns bigint[]
language sql immutable parallel safe
return (
  select array_agg(distinct hashtextextended(key, hashtextextended(p_salon::text, 0)))
  from (
    select '~' || v from unnest(string_to_array(p_name, ' ')) w, public.search_variants(w, 6, 2) v
    union all
    select '^' || left(w, n) from unnest(string_to_array(p_name, ' ')) w, generate_series(1, 5) n
    where n = length(w) or (n between 3 and length(w))
    union all
    select '@' || v from public.search_variants(split_part(p_email, '@', 1), 9, 2) v
    union all
    select '#' || v from public.search_variants(reverse(right(p_phone, 7)), 7, 2) v
    union all
    select '$' || right(p_phone, 4) where length(p_phone) > 6
  ) as keys (key)
);

alter table customer
  -- Counts as that person from then on; the row stays, so that it can be undone.
  add column merged_into uuid,
  -- Computed by the database, so that no writer forgets them.
  add column search_name text not null generated always as (search_words(first_name || ' ' || last_name)) stored,
  add column search_email text generated always as (search_fold(email)) stored,
  add foreign key (salon_id, merged_into) references customer (salon_id, id);

-- Without a list of pending entries: it would be read from end to end by every search.
create index customer_by_search_keys on customer
  using gin (customer_search_keys(salon_id, search_name, search_email, phone)) with (fastupdate = off)
  where merged_into is null;
create index customer_by_merge on customer (salon_id, merged_into) where merged_into is not null;

-- The same keys of something that was typed, of one kind.
create function customer_search_wanted(p_salon uuid, p_kind text, p_text text, p_length int, p_deletes int)
returns bigint[]
language sql immutable parallel safe
return (
  select coalesce(array_agg(hashtextextended(p_kind || v, hashtextextended(p_salon::text, 0))), '{}')
  from public.search_variants(p_text, p_length, p_deletes) v
);

-- Who is meant by what was typed: one line a person, nearest first. Guests' bookings make a row each; rows with the
-- same name and number are one line, led by the row that is a profile, else by the newest. It reads past row-level
-- security, under which no index of this kind is used; so it asks itself who asks, and in which salon.
-- Sequential scans are off because the planner must guess how many rows a list has that it has not seen.
create function search_customers(
  p_query text, p_at timestamptz, p_limit int, p_after_score int, p_after_name text, p_after_id uuid)
returns table (score int, sort_name text, id uuid, first_name text, last_name text, email text, phone text,
  entries int, last_visit timestamptz, next_visit timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  in_salon uuid := nullif(current_setting('app.salon_id', true), '')::uuid;
  digits text := regexp_replace(p_query, '[^0-9]', '', 'g');
  typed_email text;
  typed_phone text;
  words text[] := '{}';
  a text;
  b text;
  most_edits int := 2;
  -- Lists of which a row must have one; in pairs, of which it must have one of each.
  sure bigint[] := '{}';
  perhaps bigint[] := '{}';
  first_sure bigint[] := '{}';
  second_perhaps bigint[] := '{}';
  first_perhaps bigint[] := '{}';
  second_sure bigint[] := '{}';
  first_nearly bigint[] := '{}';
  second_nearly bigint[] := '{}';
begin
  if in_salon is null or coalesce(current_setting('app.actor_kind', true), '') not in ('employee', 'hq') then
    raise exception 'customers are searched by the team of the salon' using errcode = 'insufficient_privilege';
  end if;
  if length(p_query) > 200 then
    return;
  end if;
  if position('@' in p_query) > 0 then
    typed_email := search_fold(btrim(p_query));
    perhaps := customer_search_wanted(in_salon, '@', split_part(typed_email, '@', 1), 9, 2);
  elsif p_query !~ '[^0-9+() /.-]' and length(digits) >= 4 then
    typed_phone := regexp_replace(regexp_replace(p_query, '[^0-9+]', '', 'g'),
      '^((\+41|0041|41(?=[0-9]{9}$))0?|\+|00|0)', '');
    if length(typed_phone) < 7 then
      sure := customer_search_wanted(in_salon, '$', right(typed_phone, 4), 4, 0);
    else
      perhaps := customer_search_wanted(in_salon, '#', reverse(right(typed_phone, 7)), 7, 2);
    end if;
  else
    select coalesce(array_agg(w order by length(w) desc, w), '{}') into words
    from unnest(string_to_array(search_words(p_query), ' ')) w where w <> '';
    a := words[1];
    b := words[2];
    if a is null then
      return;
    end if;
    if b is null then
      most_edits := case when length(a) < 3 then 0 when length(a) < 5 then 1 else 2 end;
      sure := customer_search_wanted(in_salon, '^', left(a, 5), 5, 0);
      if most_edits > 0 then
        perhaps := customer_search_wanted(in_salon, '~', a, 6, most_edits);
      end if;
    else
      first_sure := customer_search_wanted(in_salon, '^', left(a, 5), 5, 0);
      second_sure := customer_search_wanted(in_salon, '^', left(b, 5), 5, 0);
      if length(a) > 2 then
        first_perhaps := customer_search_wanted(in_salon, '~', a, 6, 2);
      end if;
      -- A single letter is the beginning of a name, and nothing that could be mistyped.
      second_perhaps := case when length(b) > 1 then customer_search_wanted(in_salon, '~', b, 6, 2) else second_sure end;
      first_nearly := customer_search_wanted(in_salon, '~', a, 6, 1);
      second_nearly := customer_search_wanted(in_salon, '~', b, 6, 1);
    end if;
  end if;
  return query
  with candidates as materialized (
    (select c.* from customer c where c.merged_into is null and c.salon_id = in_salon
      and customer_search_keys(salon_id, search_name, search_email, phone) && sure limit 1000)
    union
    (select c.* from customer c where c.merged_into is null and c.salon_id = in_salon
      and customer_search_keys(salon_id, search_name, search_email, phone) && perhaps limit 1000)
    union
    (select c.* from customer c where c.merged_into is null and c.salon_id = in_salon
      and customer_search_keys(salon_id, search_name, search_email, phone) && first_sure
      and customer_search_keys(salon_id, search_name, search_email, phone) && second_perhaps limit 1000)
    union
    (select c.* from customer c where c.merged_into is null and c.salon_id = in_salon
      and customer_search_keys(salon_id, search_name, search_email, phone) && first_perhaps
      and customer_search_keys(salon_id, search_name, search_email, phone) && second_sure limit 1000)
    union
    (select c.* from customer c where c.merged_into is null and c.salon_id = in_salon
      and customer_search_keys(salon_id, search_name, search_email, phone) && first_nearly
      and customer_search_keys(salon_id, search_name, search_email, phone) && second_nearly limit 1000)
  ),
  -- Each edit counts two, so that the beginning of a word stands between the word itself and one like it.
  scored as (
    select c.*, case
      when typed_email is not null then 2 * levenshtein_less_equal(left(c.search_email, 255), typed_email, 2)
      when typed_phone is not null then case
        when length(typed_phone) < 7 then case when right(c.phone, length(typed_phone)) = typed_phone then 0 else 9 end
        else least(
          2 * levenshtein_less_equal(regexp_replace(c.phone, '^\+(41)?', ''), typed_phone, 2),
          -- Without the area's part, that is by fewer digits, only one of them may be wrong.
          case when levenshtein_less_equal(right(c.phone, length(typed_phone)), typed_phone, 1) < 2
            then 1 + 2 * levenshtein_less_equal(right(c.phone, length(typed_phone)), typed_phone, 1) end) end
      else (
        select case when sum(n.points / 2) <= most_edits then sum(n.points) else 9 end
        from unnest(words) t, lateral (
          select coalesce(min(case
            when w = t then 0
            when starts_with(w, t) then 1
            else 2 * levenshtein_less_equal(w, t, most_edits) end), 9) as points
          from unnest(string_to_array(c.search_name, ' ')) w
        ) n
      ) end as points
    from candidates c
  ),
  people as (
    select min(s.points)::int as points, count(*)::int as entries, array_agg(s.id) as ids,
      (array_agg(s.id order by s.appointment_id is null desc, s.created_at desc, s.id))[1] as id
    from scored s where s.points < 9 and s.points / 2 <= most_edits
    group by s.search_name, coalesce(s.phone, s.email, s.id::text)
  ),
  shown as (
    select p.points, p.entries, p.ids, s.id, s.first_name, s.last_name, s.email, s.phone,
      lower(s.last_name || ' ' || s.first_name) as sort_name
    from people p join scored s on s.id = p.id
    where p_after_id is null or (p.points, lower(s.last_name || ' ' || s.first_name), s.id)
      > (p_after_score, p_after_name, p_after_id)
    order by p.points, sort_name, s.id limit p_limit
  )
  select s.points, s.sort_name, s.id, s.first_name, s.last_name, s.email, s.phone, s.entries, v.last_visit, v.next_visit
  from shown s, lateral (
    select max(a.starts_at) filter (where a.starts_at <= p_at) as last_visit,
      min(a.starts_at) filter (where a.starts_at > p_at) as next_visit
    from appointment a
    where a.salon_id = in_salon and a.customer_id = any (s.ids)
      and a.status in ('requested', 'confirmed', 'checked_in', 'completed')
  ) v
  order by s.points, s.sort_name, s.id;
end
$$;
revoke all on function search_customers(text, timestamptz, int, int, text, uuid) from public;
grant execute on function search_customers(text, timestamptz, int, int, text, uuid) to schnittwerk_app;
