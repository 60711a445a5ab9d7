/**
 * Stands in front of Remix, which answers these cases with an empty 500 and takes bodies of 30 MB. Cross-site request
 * forgery ends here, without JavaScript and without tokens: a browser says with every POST where the form stood.
 */
import type { Request, RequestHandler, Response } from 'express';
import { sendRefusal } from './refusal-page.ts';

const FORM = 'application/x-www-form-urlencoded';
const FILE_FORM = 'multipart/form-data';
const SAFE = new Set(['GET', 'HEAD']);

export function requestGuard(options: {
  /** The one origin whose forms may arrive at this host; looked up by it, not made from it. */
  readonly ownOriginAt: (hostname: string) => Promise<string>;
  readonly maxBodyBytes: number;
  /** The pages that take a file, and how large the whole form may be. */
  readonly files?: readonly { readonly at: RegExp; readonly maxBytes: number }[];
}): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next();
    const files = options.files?.find(({ at }) => at.test(request.path));
    const takes =
      files === undefined
        ? { types: [FORM], maxBytes: options.maxBodyBytes }
        : { types: [FORM, FILE_FORM], maxBytes: files.maxBytes };
    const judge = (own: string): void => {
      const refusal = refusalOf(request, own, takes);
      if (refusal === null) next();
      else refuse(request, response, refusal);
    };
    options.ownOriginAt(request.hostname).then(judge).catch(next);
  };
}

function refusalOf(
  request: Request,
  own: string,
  takes: { readonly types: readonly string[]; readonly maxBytes: number },
): 403 | 405 | 411 | 413 | 415 | null {
  if (request.method !== 'POST') return 405;
  const origin = request.headers.origin;
  if (origin !== own) return 403;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 403;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === undefined || !takes.types.includes(type)) return 415;
  // A body of unknown length could be of any length; browsers always announce a form's.
  const length = request.headers['content-length'];
  if (length === undefined) return 411;
  if (!/^\d+$/.test(length) || Number(length) > takes.maxBytes) return 413;
  return null;
}

function refuse(request: Request, response: Response, status: 403 | 405 | 411 | 413 | 415): void {
  // What is still being sent is not read; the connection ends with the answer.
  response.setHeader('Connection', 'close');
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  sendRefusal(request, response, status);
}
