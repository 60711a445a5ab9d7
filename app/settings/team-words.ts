/** Working days in words. */
import type { Weekday } from '#domain/slots/salon-book.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** `Dienstag bis Freitag`, `Dienstag, Donnerstag und Samstag`: from three days in a row on they are a stretch. */
export function weekdayWords(weekdays: readonly Weekday[], { site, team }: Catalogue): string {
  const runs: Weekday[][] = [];
  for (const weekday of [...new Set(weekdays)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === weekday - 1) run.push(weekday);
    else runs.push([weekday]);
  }
  const words = runs.flatMap((run) =>
    run.length < 3
      ? run.map((weekday) => site.weekdays[weekday])
      : [team.until(site.weekdays[run[0]!], site.weekdays[run.at(-1)!])],
  );
  if (words.length < 2) return words[0] ?? team.noDays;
  return `${words.slice(0, -1).join(', ')} ${team.and} ${words.at(-1)!}`;
}
