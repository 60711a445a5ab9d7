import { describe, expect, it } from 'vitest';
import { readService, type RawService } from '#domain/settings/service-record.ts';
import { changedFields, settingsEntry } from '#domain/settings/settings-entry.ts';
import type { CategoryId } from '#domain/shared/ids.ts';

const SHELF = {
  categoryIds: ['hair' as CategoryId],
  vatCodes: ['standard'],
  resourceKinds: ['chair', 'basin'],
};

export const RAW: RawService = {
  nameDe: 'Farbe',
  nameEn: 'Colour',
  descriptionDe: '',
  descriptionEn: '',
  categoryId: 'hair',
  steps: ['30', '40', '20', '', ''],
  bufferBefore: '0',
  bufferAfter: '5',
  price: '120.00',
  vatCode: 'standard',
  needs: ['basin:2', 'chair'],
  position: '3',
  cutoffHours: '',
  lateFeePercent: '',
  depositPercent: '',
  depositLeast: '',
  onlineBookable: true,
  onRequest: false,
  active: true,
};

const refused = (over: Partial<RawService>) => {
  const read = readService({ ...RAW, ...over }, SHELF);
  return read.ok ? [] : read.error.map(({ field, reason }) => `${field} ${reason}`);
};

describe('a service', () => {
  it('is read from what was typed', () => {
    expect(readService(RAW, SHELF)).toMatchObject({
      ok: true,
      value: {
        segments: [30, 40, 20],
        price: 12000,
        needs: [
          { kind: 'basin', segment: 2 },
          { kind: 'chair', segment: null },
        ],
      },
    });
  });

  it.each([
    ['', '', { cutoffMinutes: null, lateFeePercent: null }],
    [' 48 ', '', { cutoffMinutes: 2880, lateFeePercent: null }],
    ['0', '0', { cutoffMinutes: 0, lateFeePercent: 0 }],
    ['', '100', { cutoffMinutes: null, lateFeePercent: 100 }],
  ])('asks for its own cancellation rule, or for the salon’s: «%s» hours, «%s» %%', (hours, percent, own) => {
    const read = readService({ ...RAW, cutoffHours: hours, lateFeePercent: percent }, SHELF);
    expect(read.ok && read.value.ownPolicy).toEqual(own);
  });

  it('needs in a step what it does not need all the time', () => {
    const read = readService({ ...RAW, needs: ['chair', 'chair:0', 'basin:0'] }, SHELF);
    expect(read.ok && read.value.needs).toEqual([
      { kind: 'basin', segment: 0 },
      { kind: 'chair', segment: null },
    ]);
  });

  it.each<[Partial<RawService>, string[]]>([
    [{ nameEn: ' ' }, ['nameEn required']],
    [{ nameDe: 'x'.repeat(81) }, ['nameDe longer_than_80']],
    [{ descriptionDe: 'x'.repeat(601) }, ['descriptionDe longer_than_600']],
    [{ price: 'ab 40' }, ['price not_definite']],
    [{ categoryId: 'other' }, ['categoryId not_offered']],
    [{ vatCode: 'none' }, ['vatCode not_offered']],
    [{ needs: ['sauna'] }, ['needs not_offered']],
    [{ needs: ['basin:3'] }, ['needs not_offered']],
    [{ needs: ['basin:x'] }, ['needs not_offered']],
    [{ bufferAfter: '121', position: '' }, ['position required', 'bufferAfter out_of_range']],
    [
      { cutoffHours: 'x', lateFeePercent: '101' },
      ['cutoffHours whole_number', 'lateFeePercent out_of_range'],
    ],
    [{ cutoffHours: '721' }, ['cutoffHours out_of_range']],
    [{ steps: [], needs: ['basin:2'] }, ['steps required']],
  ])('is refused beside each field: %j', (over, expected) => {
    expect(refused(over)).toEqual(expected);
  });
});

it('the log holds what a field was and what it is', () => {
  const entry = settingsEntry(
    'service.changed',
    { kind: 'service', id: 'id' },
    { price: 100, segments: [30], active: true },
    { price: 120, segments: [30, 10, 5], active: true },
  );
  expect(entry.data).toEqual({ 'price.was': 100, price: 120, 'segments.was': '[30]', segments: '[30,10,5]' });
  expect(changedFields({ a: 1 }, { a: 1, b: null })).toEqual(['b']);
});
