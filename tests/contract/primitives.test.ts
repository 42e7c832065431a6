import { describe, expect, it } from 'vitest';
import { line, optionalLine, optionalText, partialDate, requiredLine } from '../../shared/contract/primitives';

describe('free text', () => {
  it.each([
    ['line', line(40)],
    ['requiredLine', requiredLine(40)],
    ['optionalLine', optionalLine(40)],
    ['optionalText', optionalText(40)],
  ])('%s takes a letter of an old font as the one it stands for', (_name, schema) => {
    expect(schema.parse(' \uE81E\u0041\u0301 ')).toBe('\u9FB4\u00C1');
  });
  it('still refuses what stands for no letter', () => {
    expect(line(40).safeParse('\uE000').error?.issues[0]?.message).toBe('forbiddenCharacter');
    expect(requiredLine(40).safeParse(' ').error?.issues[0]?.message).toBe('required');
  });
});

describe('a date as far as it is known', () => {
  it.each(['2016', '2016-02', '2016-02-29'])('takes %s', (text) => {
    expect(partialDate.parse(text)).toBe(text);
  });
  it.each(['2016-02-30', '2015-02-29', '2016-13', '20160229', '1776', '2016-2'])('refuses %s', (text) => {
    expect(partialDate.safeParse(text).error?.issues[0]?.message).toBe('notADay');
  });
});
