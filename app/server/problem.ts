import type { Response } from 'express';

/** RFC 9457. `errors` names what was wrong with which parameter. */
export type Problem = {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly type?: string;
  readonly errors?: readonly { readonly parameter: string; readonly kind: string; readonly detail: string }[];
};

export function sendProblem(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem }));
}
