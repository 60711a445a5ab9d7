import './postgres/store.ts'; export const compose = 1;
