drop function forget_gifts(timestamptz);
drop function join_gifts(uuid, uuid, uuid);
drop function shown_voucher(uuid, uuid);
drop function voucher_by_code(uuid, text, date);
drop function return_to_voucher(uuid, uuid, uuid, uuid, int, text, timestamptz);
drop function move_voucher(uuid, uuid, uuid, text, int, uuid, uuid, text, timestamptz, text);
drop function write_voucher_move(uuid, uuid, uuid, text, int, uuid, uuid, text, timestamptz);
drop table voucher_move;
drop table voucher;
alter policy placed_by_whoever_buys on shop_order
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('visitor', 'customer')
    and visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    and customer_id is not distinct from nullif(current_setting('app.customer_id', true), '')::uuid
    and stage = 'open' and paid_rappen = 0 and dispute = 'none');
alter table shop_order drop column voucher_rappen;
alter table shop_order drop constraint shop_order_delivery_check;
alter table shop_order add check (delivery in ('pick_up', 'shipping'));
alter table shop_order_line drop constraint shop_order_line_voucher;
alter table shop_order_line drop column gift;
alter table shop_order_line drop constraint shop_order_line_kind_check;
alter table shop_order_line add check (kind in ('product', 'shipping'));
drop table cart_gift;
