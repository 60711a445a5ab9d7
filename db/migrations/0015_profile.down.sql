drop function take_address(uuid, uuid, uuid, text, timestamptz);
drop function feed_of(uuid, text);
drop table calendar_feed;
drop table consent;
drop table address_change;
