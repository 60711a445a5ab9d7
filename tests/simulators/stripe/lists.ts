import { invalid } from './refusal.ts';
import type { Params } from './params.ts';

export const LIST_PARAMS = [
  'limit',
  'starting_after',
  'ending_before',
  'created',
  'created.gt',
  'created.gte',
  'created.lt',
  'created.lte',
  'expand[]',
];

export type Listed = { readonly id: string; readonly created?: number };

/** Newest first, a page at a time: https://docs.stripe.com/api/pagination */
export function listOf<T extends Listed>(
  all: Iterable<T>,
  params: Params,
  url: string,
  wanted: (object: T) => boolean = () => true,
): { object: 'list'; data: T[]; has_more: boolean; url: string } {
  const limit = params.integer('limit') ?? 10;
  if (limit < 1 || limit > 100) throw invalid('Limit must be between 1 and 100.', 'limit');
  const found = [...all].filter((object) => wanted(object) && inRange(object.created ?? 0, params)).reverse();
  const cursor = params.text('starting_after') ?? params.text('ending_before');
  const at = cursor === null ? -1 : found.findIndex((object) => object.id === cursor);
  if (cursor !== null && at < 0)
    throw invalid(`No such object: '${cursor}'`, 'starting_after', 'resource_missing');
  if (params.text('ending_before') !== null) {
    const from = Math.max(0, at - limit);
    return { object: 'list', data: found.slice(from, at), has_more: from > 0, url };
  }
  const data = found.slice(at + 1, at + 1 + limit);
  return { object: 'list', data, has_more: found.length > at + 1 + limit, url };
}

function inRange(created: number, params: Params): boolean {
  const exact = params.integer('created');
  const bound = (name: string): number | null => params.integer(`created.${name}`);
  return (
    (exact === null || created === exact) &&
    created > (bound('gt') ?? -Infinity) &&
    created >= (bound('gte') ?? -Infinity) &&
    created < (bound('lt') ?? Infinity) &&
    created <= (bound('lte') ?? Infinity)
  );
}
