import express from 'express';
import { expect, test } from 'vitest';
import { closeServer, listen } from '../../scripts/listen.ts';

test('nobody keeps a connection busy for minutes by sending a form byte by byte', async () => {
  const { server } = await listen(express(), 0);
  const { headersTimeout, requestTimeout } = server;
  await closeServer(server);
  expect(headersTimeout).toBeLessThanOrEqual(15_000);
  expect(requestTimeout).toBeLessThanOrEqual(30_000);
});
