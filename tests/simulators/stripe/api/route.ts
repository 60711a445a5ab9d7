import type { Params } from '../params.ts';
import { paramsOf } from '../params.ts';
import type { Form } from '../form-body.ts';
import { missing } from '../refusal.ts';
import type { World } from '../world.ts';

export type Asked = {
  readonly world: World;
  /** The id in the path; empty where there is none. */
  readonly id: string;
  readonly form: Form;
  /** Where the hosted page is. */
  readonly origin: string;
  /** @throws StripeRefusal for a parameter that is not among these */
  readonly params: (...known: readonly string[]) => Params;
};

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  readonly answer: (asked: Asked) => object;
};

/** `/v1/refunds/:id/cancel` */
export const route = (method: Route['method'], path: string, answer: Route['answer']): Route => ({
  method,
  path: new RegExp(`^${path.replace(':id', '([^/]+)')}$`),
  answer,
});

export const asked = (world: World, id: string, form: Form, origin: string): Asked => ({
  world,
  id,
  form,
  origin,
  params: (...known) => paramsOf(form, ['expand[]', ...known]),
});

/** @throws StripeRefusal 404 */
export function found<T>(table: Map<string, T>, kind: string, id: string): T {
  const object = table.get(id);
  if (object === undefined) throw missing(kind, id);
  return object;
}
