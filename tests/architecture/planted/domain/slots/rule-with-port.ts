import { clock } from '../ports/clock.ts'; export const rule = clock;
