import 'temporal-polyfill'; export const zone = 1;
