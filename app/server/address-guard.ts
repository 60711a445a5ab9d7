/**
 * Addresses that no browser asks for. Remix puts a URL together from the request's line and its Host and throws over
 * what is none, and PostgreSQL throws over U+0000: errors of ours in the log and an alarm for every stranger who tries.
 */
import type { Request, RequestHandler } from 'express';
import { sendRefusal } from './refusal-page.ts';

const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

const isHost = (text: string): boolean => HOST.test(text) && URL.canParse(`http://${text}/`);

export function addressGuard(options: { readonly trustProxy: number }): RequestHandler {
  return (request, response, next) => {
    // Remix reads it whether or not there is a proxy to believe.
    if (options.trustProxy === 0) delete request.headers['x-forwarded-host'];
    if (isAddress(request)) return next();
    sendRefusal(request, response, 400);
  };
}

function isAddress({ originalUrl, headers }: Request): boolean {
  // A request line may also name a whole address or `*`.
  if (!originalUrl.startsWith('/') || originalUrl.includes('%00')) return false;
  const forwarded = String(headers['x-forwarded-host'] ?? '').split(',');
  const hosts = [headers.host ?? '', ...forwarded.map((each) => each.trim()).filter(Boolean)];
  if (!hosts.every(isHost)) return false;
  const cut = originalUrl.indexOf('?');
  if (!canDecode(cut < 0 ? originalUrl : originalUrl.slice(0, cut))) return false;
  // Remix's older way to ask for data: it still answers it, and reports an error each time.
  return cut < 0 || !new URLSearchParams(originalUrl.slice(cut)).has('_data');
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
