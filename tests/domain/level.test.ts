import { describe, expect, it, test } from 'vitest';
import {
  highestLevel,
  isMarked,
  isWithin,
  levelLabel,
  levelMark,
  levelRank,
  levels,
  levelTermEnd,
  parseLevel,
  type Level,
} from '../../shared/domain/level';

const table: Record<Level, { rank: number; marked: boolean; secret: string; commercial: string }> = {
  general: { rank: 0, marked: false, secret: '一般', commercial: '一般' },
  secret: { rank: 1, marked: true, secret: '秘密', commercial: '普通商密' },
  confidential: { rank: 2, marked: true, secret: '机密', commercial: '核心商密' },
  topSecret: { rank: 3, marked: true, secret: '绝密', commercial: '核心商密' },
};
test.each(levels)('%s has its rank, its mark and its words', (level) => {
  const row = table[level];
  expect(levelRank(level)).toBe(row.rank);
  expect(isMarked(level)).toBe(row.marked);
  expect(levelLabel(level, 'secret', 'zh-CN')).toBe(row.secret);
  expect(levelLabel(level, 'commercial', 'zh-CN')).toBe(row.commercial);
  expect(levelMark(level, 'secret', 'zh-CN')).toBe(row.marked ? row.secret : '');
});
it('names levels in English too', () => {
  expect(levels.map((level) => levelLabel(level, 'secret', 'en'))).toEqual([
    'General',
    'Secret',
    'Confidential',
    'Top secret',
  ]);
});
it('never prints a ★', () => {
  const all = levels.flatMap((level) =>
    (['secret', 'commercial'] as const).flatMap((labels) => [
      levelLabel(level, labels, 'zh-CN'),
      levelLabel(level, labels, 'en'),
    ]),
  );
  expect(all.join('')).not.toMatch(/[★☆]/u);
});
it('takes the highest of what is held, and general of nothing', () => {
  expect(highestLevel(['secret', 'topSecret', 'general', 'confidential'])).toBe('topSecret');
  expect(highestLevel([])).toBe('general');
});
describe('clearance', () => {
  const seen = (clearance: Level) => levels.filter((level) => isWithin(level, clearance));
  test.each([
    ['general', ['general']],
    ['secret', ['general', 'secret']],
    ['confidential', ['general', 'secret', 'confidential']],
    ['topSecret', ['general', 'secret', 'confidential', 'topSecret']],
  ] as const)('%s sees %j', (clearance, expected) => expect(seen(clearance)).toEqual(expected));
});
describe('words of ledgers', () => {
  test.each([
    ['', 'general', null],
    ['一般', 'general', null],
    [' 无 ', 'general', null],
    ['—', 'general', null],
    ['秘密', 'secret', null],
    ['秘　密', 'secret', null],
    ['机密', 'confidential', null],
    ['绝密', 'topSecret', null],
    ['秘密★10年', 'secret', '10年'],
    ['机密５年', 'confidential', '5年'],
    ['绝密★长期', 'topSecret', '长期'],
    ['秘密★', 'secret', null],
    ['普通商密', 'secret', null],
    ['核心商业秘密', 'topSecret', null],
    ['Top Secret', 'topSecret', null],
  ] as const)('%j is %s with term %j', (text, level, term) =>
    expect(parseLevel(text)).toEqual({ ok: true, value: { level, term } }),
  );
  test.each(['内部', '特密', '秘', '秘密绝密', '★', '10年', '★10年', '一般10年', '无★', '__proto__'])(
    '%j is refused, not guessed',
    (text) => {
      expect(parseLevel(text)).toEqual({ ok: false, error: 'levelUnknown' });
    },
  );
  it('never reads a word of its own lower than it was', () => {
    for (const level of levels)
      for (const labels of ['secret', 'commercial'] as const) {
        const read = parseLevel(levelLabel(level, labels, 'zh-CN'));
        expect(read.ok && levelRank(read.value.level)).toBeGreaterThanOrEqual(levelRank(level));
      }
  });
});

describe('the day a term behind a level ends', () => {
  it.each([
    ['10年', '2016-09', '2026-09-30'],
    ['1年', '2019-02', '2020-02-29'],
    ['6个月', '2016-08', '2017-02-28'],
    ['500年', '2000-01', '2500-01-31'],
  ])('%s from %s is %s', (term, month, end) => {
    expect(levelTermEnd(term, month)).toBe(end);
  });
  it.each(['长期', '永久', '', '十年', '0年', '501年', '10天'])('nobody guesses for %j', (term) => {
    expect(levelTermEnd(term, '2016-09')).toBeNull();
  });
});
