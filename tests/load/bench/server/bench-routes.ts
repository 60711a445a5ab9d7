/**
 * What the product is compared with, answered by the same server: a Remix resource route that returns so many bytes
 * without any work, a Remix action that writes one row, and the same bytes from Express before Remix. They are put
 * into the loaded build here; the product's own build has never heard of them.
 */
import type { ServerBuild } from '@remix-run/node';
import type { Express } from 'express';

export const BYTES_PATH = '/bench/bytes';
export const WRITE_PATH = '/bench/write';
export const EXPRESS_PATH = '/bench/express';

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' };
const bodies = new Map<number, string>();

function bodyOf(bytes: number): string {
  let body = bodies.get(bytes);
  if (body === undefined) {
    body = `"${'x'.repeat(Math.max(0, bytes - 2))}"`;
    bodies.set(bytes, body);
  }
  return body;
}

const wantedBytes = (url: string): number => Number(url.slice(url.indexOf('?bytes=') + '?bytes='.length));

/** The build with two resource routes more: modules without a component, so Remix renders nothing for them. */
export function withBenchRoutes(build: ServerBuild, writeOneRow: () => Promise<void>): ServerBuild {
  const route = (path: string, module: object): ServerBuild['routes'][string] => ({
    id: `bench${path}`,
    parentId: 'root',
    path: path.slice(1),
    module: module as ServerBuild['routes'][string]['module'],
  });
  const bytes = route(BYTES_PATH, {
    loader: ({ request }: { request: Request }) =>
      new Response(bodyOf(wantedBytes(request.url)), { headers: JSON_HEADERS }),
  });
  const write = route(WRITE_PATH, {
    action: async ({ request }: { request: Request }) => {
      await request.formData();
      await writeOneRow();
      return new Response(null, { status: 303, headers: { Location: '/' } });
    },
  });
  return { ...build, routes: { ...build.routes, [bytes.id]: bytes, [write.id]: write } };
}

export function mountExpressBytes(app: Express): void {
  app.get(EXPRESS_PATH, (request, response) => {
    response.set(JSON_HEADERS).send(bodyOf(wantedBytes(request.url)));
  });
}
