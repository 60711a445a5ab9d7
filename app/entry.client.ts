/** The only script of every page, public or not. All of them work without it. */
import { startCountdowns } from './enhance/countdown.ts';
import { dragVisits } from './enhance/drag-visit.ts';
import { focusMessages } from './enhance/focus-message.ts';
import { followCalendar } from './enhance/live-calendar.ts';
import { startLiveTotals } from './enhance/live-total.ts';
import { keepLastDay } from './enhance/offline-day.ts';
import { reportErrors } from './enhance/report-errors.ts';
import { preventDoubleSubmit } from './enhance/single-submit.ts';

reportErrors();
preventDoubleSubmit();
startCountdowns();
startLiveTotals();
followCalendar();
dragVisits();
keepLastDay();
focusMessages();
