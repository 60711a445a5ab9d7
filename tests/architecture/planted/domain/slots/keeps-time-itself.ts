import 'temporal-polyfill';
