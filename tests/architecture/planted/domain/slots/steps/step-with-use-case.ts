import { one } from '../use-cases/one.ts'; export const step = one;
