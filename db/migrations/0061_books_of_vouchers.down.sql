drop index shop_order_covered;
