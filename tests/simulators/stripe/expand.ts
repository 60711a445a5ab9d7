/** `expand[]`: a reference becomes the object; `data.` in front for each of a list. https://docs.stripe.com/expand */
import { invalid } from './refusal.ts';
import type { World } from './world.ts';

type Loose = Record<string, unknown>;

const MOST_DEPTH = 4;

export function expanded(world: World, answer: object, paths: readonly string[]): object {
  if (paths.length === 0) return answer;
  const copy = structuredClone(answer) as Loose;
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > MOST_DEPTH) {
      throw invalid(`You cannot expand more than ${MOST_DEPTH} levels of a property. Property: ${path}.`);
    }
    const [head, ...rest] = steps;
    if (head === 'data' && Array.isArray(copy['data'])) {
      for (const each of copy['data']) expandAt(world, each as Loose, rest, path);
    } else expandAt(world, copy, steps, path);
  }
  return copy;
}

function expandAt(world: World, object: Loose, [step = '', ...rest]: readonly string[], path: string): void {
  const value = object[step];
  if (step === 'line_items' && object['object'] === 'checkout.session') {
    const lines = world.rows.sessions.get(String(object['id']))?.lines ?? [];
    const url = `/v1/checkout/sessions/${String(object['id'])}/line_items`;
    object['line_items'] = { object: 'list', data: structuredClone(lines), has_more: false, url };
    return;
  }
  // A field that is only there sometimes (a refund's failure) is no mistake of the asker.
  if (value === null || (value === undefined && OPTIONAL.has(step))) return;
  const whole = typeof value === 'string' ? find(world, value) : value;
  if (typeof whole !== 'object' || whole === null) {
    throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  }
  if (typeof value === 'string') object[step] = structuredClone(whole);
  if (rest.length > 0) expandAt(world, object[step] as Loose, rest, path);
}

const OPTIONAL = new Set(['failure_balance_transaction']);

function find({ rows }: World, id: string): object | undefined {
  const tables = [
    rows.intents,
    rows.charges,
    rows.movements,
    rows.customers,
    rows.methods,
    rows.refunds,
    rows.disputes,
    rows.payouts,
  ];
  return rows.sessions.get(id)?.object ?? tables.map((table) => table.get(id)).find(Boolean);
}
