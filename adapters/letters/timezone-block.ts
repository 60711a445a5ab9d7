import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import type { Zone } from '#domain/shared/salon-time.ts';

const known = new Set<string>(tzlib_get_timezones());

export type TimezoneBlock = { readonly id: string; readonly text: string };

/** The library puts a block together anew each time. No more of them than zones that it knows. */
const blocks = new Map<Zone, TimezoneBlock | null>();

/**
 * The zone's VTIMEZONE with its real rules, and the TZID that it goes by: for a zone with two names the library may
 * choose the other one. Null for a zone that it does not know (asked, it would print an error and return '').
 */
export function timezoneBlock(zone: Zone): TimezoneBlock | null {
  if (!known.has(zone)) return null;
  let block = blocks.get(zone);
  if (block === undefined) {
    const [text, id] = tzlib_get_ical_block(zone);
    block = text && id ? { text, id: id.replace('TZID=', '') } : null;
    blocks.set(zone, block);
  }
  return block;
}
