-- Orders that vouchers pay wholly have no payment: the journal reads them by the moment in which they were paid.
create index shop_order_covered on shop_order (salon_id, paid_at) where voucher_rappen = total_rappen;
