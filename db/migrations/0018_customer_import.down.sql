drop table customer_import;
