import type { ServerResponse } from 'node:http';
import helmet from 'helmet';
import type { RequestHandler } from 'express';

const nonceOf = (response: ServerResponse): string =>
  `'nonce-${String((response as ServerResponse & { locals: Record<string, unknown> }).locals['cspNonce'])}'`;

/**
 * Content security policy by nonce, and the usual rest. The referrer policy keeps the Origin of plain forms, which
 * the guard needs: with `no-referrer` browsers send `Origin: null`.
 */
export function securityHeaders(options: {
  readonly https: boolean;
  readonly connectTo: readonly string[];
  /** Where a form's answer may lead: browsers apply the policy to redirects as well. */
  readonly formsTo: readonly string[];
  readonly development: boolean;
}): RequestHandler {
  const viteSockets = options.development ? ['ws:'] : [];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => nonceOf(response)],
        // A calendar says in one style tag of its own where its visits lie. While developing, Vite injects others.
        styleSrc: options.development
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_request, response) => nonceOf(response)],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...options.connectTo, ...viteSockets],
        formAction: ["'self'", ...options.formsTo],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(options.https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}
