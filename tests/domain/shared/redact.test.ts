import { describe, expect, it } from 'vitest';
import { redact } from '#domain/shared/redact.ts';

describe('what leaves in an error report', () => {
  it.each([
    ['no mailbox zoe.mueller@example.ch here', 'no mailbox [e-mail] here'],
    ['to: <a+b@x.co.uk>, c@d.ch', 'to: <[e-mail]>, [e-mail]'],
    ['call 079 123 45 67 or +41 79 123 45 67', 'call [phone] or [phone]'],
    ['0791234567/0041791234567', '[phone]/[phone]'],
    ['+41791234567.', '[phone].'],
    ['GET /en/visit/v1.abc-DEF_1/cancel?x=1', 'GET /en/visit/…/cancel?…'],
    ['https://x.ch/visit/secret', 'https://x.ch/visit/…'],
    ['"https://x.ch/book?name=Zoe%20M&mail=a" failed', '"https://x.ch/book?…" failed'],
    [
      'Failed query: insert into x values ($1)\nparams: Zoë,Müller,1990',
      'Failed query: insert into x values ($1)\nparams: …',
    ],
    ['key re_abcdefgh12345678 refused', 'key [key] refused'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it.each([
    'appointment 5f0c1d7e-6a44-4f9b-9c1e-2f6d8e7a9b10 not found',
    'salon 00000000-0000-4000-8000-000000000000 of 2026-03-14T14:30:00.000Z',
    'SQLSTATE 23P01 after 1234567890 ms',
    'at reserve (/app/build/server.js:1204:17)',
    'is it? yes',
    "CHF 1'234.50, version 1.2.3",
  ])('keeps %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});
