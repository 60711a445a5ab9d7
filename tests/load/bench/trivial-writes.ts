/** The least that a write can be in the same server, asked for as a form is. */
import type { Form } from '../support/form-reader.ts';
import { inParallel, type HttpClient } from '../support/http-client.ts';
import { Visitor } from '../support/visitor.ts';
import { WRITE_PATH } from './server/bench-routes.ts';

const WRITES = 500;

/** @returns writes per second */
export async function trivialWrites(client: HttpClient, visitors: number): Promise<number> {
  const fields = ['start', 'attempt'].map((name) => ({
    kind: 'hidden',
    name,
    value: '2026-01-01T08:00+01:00',
    on: false,
    autocomplete: '',
    disabled: false,
  }));
  const form: Form = { method: 'POST', action: WRITE_PATH, fields };
  const visitor = new Visitor(client);
  const started = performance.now();
  await inParallel(Array.from({ length: WRITES }), visitors, async () => {
    const answer = await visitor.send(form);
    if (answer.status !== 303)
      throw new Error(`a trivial write was answered by ${answer.status} ${answer.failure ?? ''}`);
  });
  return WRITES / ((performance.now() - started) / 1000);
}
