drop function shop_picture(uuid, uuid, int, text);
drop function reserved_for(uuid, uuid);
drop function move_stock(uuid, uuid, uuid, text, int, uuid, text, timestamptz, int);
drop table stock_movement;
drop table product_image_file;
drop table product_image;
drop table product;
drop table product_category;
