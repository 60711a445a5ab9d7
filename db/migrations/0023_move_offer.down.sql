drop function settle_move_offer(uuid, uuid, text, timestamptz);
drop table move_offer;
