drop table closing;
drop table cash_move;
drop table sale_vat;
drop table sale_tip;
drop table sale_line;
drop table sale;
drop table till;
