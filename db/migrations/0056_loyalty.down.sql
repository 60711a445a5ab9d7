drop function own_points(uuid);
drop function worth_of(uuid, text, uuid);
drop table loyalty_move;
drop table loyalty_programme;
