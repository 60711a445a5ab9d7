import { one } from '../slots/use-cases/one.ts'; export const port = one;
