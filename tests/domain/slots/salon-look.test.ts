import { describe, expect, it } from 'vitest';
import { RHEINBLICK } from '#db/seed/salon/profiles.ts';
import { contrast, readableLook } from '#domain/slots/salon-look.ts';

const GOOD = { accent: '#2b5548', deep: '#1d3d33', mist: '#eaf0ec' };

describe('a salon’s look', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#767676')).toBe(contrast('#767676', '#ffffff'));
  });

  it('is shown when text on it can be read', () => {
    expect(readableLook(GOOD)).toEqual(GOOD);
    expect(readableLook(RHEINBLICK.look)).toEqual(RHEINBLICK.look);
  });

  it.each([
    ['nothing', null],
    ['half a look', { accent: '#2b5548' }],
    ['no colour', { ...GOOD, accent: 'red' }],
    ['something that would leave the style', { ...GOOD, mist: '#fff}body{display:none' }],
    ['a button on which white cannot be read', { ...GOOD, accent: '#f0a0a0' }],
    ['a ground on which quiet text cannot be read', { ...GOOD, mist: '#8fa89b' }],
  ])('is the house’s own instead of %s', (_, value) => {
    expect(readableLook(value)).toBeNull();
  });
});
