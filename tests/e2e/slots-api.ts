/** The free times as widgets see them. */
import { ORIGIN } from './addresses.ts';

type Answer = { readonly days: readonly { readonly slots: readonly string[] }[] };

/** Whether these colleagues, one for each service, could begin the visit at this very moment. */
export async function isFree(
  start: string,
  services: readonly string[],
  staff: readonly string[],
): Promise<boolean> {
  const slots = await freeStarts(start.slice(0, 10), services, staff);
  return slots.includes(Date.parse(start));
}

/** @param to the last day, at most two months on; without it that one day */
export async function freeStarts(
  from: string,
  services: readonly string[],
  staff: readonly string[] = [],
  to = from,
): Promise<readonly number[]> {
  const query = new URLSearchParams({ from, to });
  for (const service of services) query.append('service', service);
  for (const colleague of staff) query.append('staff', colleague);
  const answer = await fetch(`${ORIGIN}/api/salons/lindenhof/slots?${query.toString()}`);
  const { days } = (await answer.json()) as Answer;
  return days.flatMap(({ slots }) => slots.map((slot) => Date.parse(slot)));
}
