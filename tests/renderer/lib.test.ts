// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, months, readDate, retentionText, showTimesIn } from '../../renderer/lib/format';
import { actionOf } from '../../renderer/lib/hotkeys';
import { createI18n } from '../../renderer/lib/i18n';
import { paths } from '../../renderer/lib/paths';
import { matchPath, parseHash } from '../../renderer/lib/route';
import { stepOf } from '../../renderer/ui/use-grid-keys';

describe('a date as it is typed', () => {
  it.each([
    ['20260302', 'day', '2026-03-02'],
    ['2026-3-2', 'day', '2026-03-02'],
    ['2026.03.02', 'day', '2026-03-02'],
    ['2026/3/2', 'day', '2026-03-02'],
    ['2026年3月2日', 'day', '2026-03-02'],
    ['202603', 'month', '2026-03'],
    ['2026年3月', 'month', '2026-03'],
    ['2026.3', 'month', '2026-03'],
    ['2026', 'partial', '2026'],
    ['2026-3', 'partial', '2026-03'],
    ['20260302', 'partial', '2026-03-02'],
    ['2026', 'day', '2026'],
    ['2026-03', 'day', '2026-03'],
    ['2026-03-02', 'month', '2026-03-02'],
    ['去年三月', 'day', '去年三月'],
    [' 20260302 ', 'day', '2026-03-02'],
  ] as const)('%s as %s is %s', (typed, precision, read) => expect(readDate(typed, precision)).toBe(read));

  it('leaves what is already read as it is', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (iso) => readDate(iso, 'day') === iso && readDate(iso.replaceAll('-', ''), 'day') === iso),
      { seed: 20261123 },
    );
  });
});

it('writes retention with the words of an old ledger', async () => {
  const { t: raw } = await createI18n('zh-CN');
  const t = (key: string, values?: object) => raw(key, { ...values });
  expect(retentionText(null, t)).toBe('未定');
  expect(retentionText({ kind: 'permanent', asWritten: null }, t)).toBe('永久');
  expect(retentionText({ kind: 'permanent', asWritten: '永久' }, t)).toBe('永久');
  expect(retentionText({ kind: 'years', years: 30, asWritten: '长期' }, t)).toBe('长期（30年）');
});

it('shows a time in the zone of the archive, whatever the zone of the PC', () => {
  showTimesIn('Asia/Shanghai');
  expect(instant('2026-03-01T23:30:00.000Z')).toBe('2026-03-02 07:30');
  showTimesIn('America/New_York');
  expect(instant('2026-03-01T23:30:00.000Z')).toBe('2026-03-01 18:30');
  showTimesIn('Pacific/Kiritimati');
  expect(instant('2026-03-01T10:00:00.000Z')).toBe('2026-03-02 00:00');
  expect(instant('not an instant')).toBe('not an instant');
});

it('writes the months of a volume', () => {
  expect(months('2014-06', '2015-02')).toBe('2014-06 – 2015-02');
  expect(months('2014-06', '2014-06')).toBe('2014-06');
  expect(months(null, '2015-02')).toBe('2015-02');
  expect(months(null, null)).toBe('');
});

describe('addresses', () => {
  it('are read back as they were made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1900, max: 2200 }), (text, year) => {
        const { path, query } = parseHash(`#${paths.catalogue({ text, year })}`);
        expect(path).toBe('/catalogue');
        expect(query).toEqual(text === '' ? { year: String(year) } : { text, year: String(year) });
      }),
      { seed: 20261123 },
    );
  });
  it.each([
    ['/volumes/:id', '/volumes/12', { id: '12' }],
    ['/volumes/:id', '/volumes', null],
    ['/volumes/:id', '/volumes/12/items', null],
    ['/desk', '/desk', {}],
    ['/desk', '/audit', null],
  ])('%s against %s', (pattern, path, found) => expect(matchPath(pattern, path)).toEqual(found));
});

describe('a key press', () => {
  const press = (key: string, more: KeyboardEventInit = {}) => actionOf(new KeyboardEvent('keydown', { key, ...more }));
  it.each([
    ['k', { ctrlKey: true }, 'search'],
    ['K', { ctrlKey: true }, 'search'],
    ['s', { metaKey: true }, 'save'],
    ['l', { ctrlKey: true }, 'lock'],
    ['3', { altKey: true }, 'rail'],
    ['?', { shiftKey: true }, 'help'],
    ['Escape', {}, 'back'],
    ['k', {}, null],
    ['0', { altKey: true }, null],
    ['s', { ctrlKey: true, shiftKey: true }, null],
    ['c', { ctrlKey: true }, null],
    ['z', { ctrlKey: true }, 'undo'],
    ['F2', {}, 'scan'],
    ['F8', { altKey: true }, null],
  ] as const)('%s with %o', (key, more, action) => expect(press(key, more)).toBe(action));

  it('takes back what was typed before it takes back a deed', () => {
    const field = document.body.appendChild(document.createElement('input'));
    const undo = () => {
      const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true });
      field.dispatchEvent(event);
      return actionOf(event);
    };
    expect(undo()).toBe('undo');
    field.value = 'x';
    expect(undo()).toBeNull();
    field.remove();
  });

  it('closes an open dialog and does not go back at the same time', () => {
    document.body.innerHTML = '<div role="dialog"></div>';
    expect(press('Escape')).toBeNull();
    document.body.innerHTML = '';
  });
});

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 7],
  ['PageDown', 8, 9],
  ['PageUp', 3, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['x', 5, null],
])('%s in a list of ten leads from %i to %s', (key, from, to) => expect(stepOf(key, from, 10, 5)).toBe(to));
