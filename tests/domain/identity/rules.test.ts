import { describe, expect, test } from 'vitest';
import { addressRange } from '#domain/identity/attempt-limits.ts';
import { deviceWords } from '#domain/identity/device-words.ts';
import { parsePassword } from '#domain/identity/password.ts';
import { parseEmail } from '#domain/shared/email-address.ts';
import { err, ok } from '#domain/shared/result.ts';

describe('an address', () => {
  test.each(['Ada@Example.CH', ' ada@example.ch ', 'ADA@EXAMPLE.CH', '\u0041da@example.ch'])(
    'is one, however %j is typed',
    (typed) => expect(parseEmail(typed)).toEqual(ok('ada@example.ch')),
  );

  test('that only looks like another one is none', () => {
    // Cyrillic а, full-width letters, a dotless i: not the same mailbox, and mail cannot be sent there.
    for (const typed of [
      'аda@example.ch',
      'ａda@example.ch',
      'adı@example.ch',
      'ada@exämple.ch',
      'K@example.ch',
    ])
      expect(parseEmail(typed), typed).not.toEqual(ok('ada@example.ch'));
    expect(parseEmail('ada@exämple.ch').ok).toBe(false);
  });

  test('composed and decomposed letters are the same, and refused the same', () => {
    expect(parseEmail('ad\u00e4@example.ch')).toEqual(parseEmail('ada\u0308@example.ch'));
  });
});

describe('a password', () => {
  const parse = (raw: string) => parsePassword(raw, 'ada.muster@example.ch');
  test('is long, and nothing else is asked of it', () => {
    expect(parse('')).toEqual(err('missing'));
    expect(parse('kurz und gut')).toEqual(ok('kurz und gut'));
    expect(parse('kurz & gut!')).toEqual(err('too_short'));
    expect(parse('🦊🦊🐢🐝🐌🦉 im Wald')).toEqual(ok('🦊🦊🐢🐝🐌🦉 im Wald'));
    expect(parse('x y'.repeat(43))).toEqual(err('too_long'));
  });

  test('is not what is tried first', () => {
    for (const easy of [
      'aaaaaaaaaaaaaa',
      '121212121212',
      'Passwort2026!!',
      'ada.muster2026',
      'ada.muster@example.ch',
    ])
      expect(parse(easy), easy).toEqual(err('too_easy'));
  });

  test('is the same from every keyboard', () => {
    expect(parse('Gru\u0308sse an alle')).toEqual(parse('Gr\u00fcsse an alle'));
  });
});

describe('a device', () => {
  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, macOS',
    ],
    ['<script>alert(1)</script>', ''],
    ['', ''],
  ])('%s', (agent, words) => expect(deviceWords(agent)).toBe(words));
});

describe('the range of an address', () => {
  test('is the address itself in IPv4', () => {
    expect(addressRange('203.0.113.7')).toBe('203.0.113.7');
    expect(addressRange('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  test('is a household in IPv6', () => {
    const one = addressRange('2001:db8:1:2201::1');
    expect(addressRange('2001:DB8:1:22ff:aaaa:bbbb:cccc:dddd')).toBe(one);
    expect(addressRange('2001:db8:1:2300::1')).not.toBe(one);
    expect(addressRange('::1')).toBe('0:0:0:0::/56');
  });
});
