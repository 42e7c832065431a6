import { describe, expect, it } from 'vitest';
import { faces } from '../../electron/engine/forms/fonts';
import { missingGlyphs, settable } from '../../electron/engine/forms/glyphs';

describe('missingGlyphs', () => {
  it('names 𠮷 with its place and leaves 䶮 and 㐂 alone', () => {
    expect(
      missingGlyphs(
        [
          { text: '䶮㐂', where: 'title' },
          { text: '𠮷野家', where: 'clientName' },
        ],
        'song',
      ),
    ).toEqual([{ character: '𠮷', codePoint: 'U+20BB7', where: 'clientName' }]);
  });
  it('names a character once for each place', () => {
    const found = missingGlyphs(
      [
        { text: '𠮷𠮷', where: 'title' },
        { text: '𠮷', where: 'items.0.title' },
      ],
      'song',
    );
    expect(found.map(({ where }) => where)).toEqual(['title', 'items.0.title']);
  });
  it('holds ★ back in every face: it is the mark of state secrets', () => {
    for (const face of faces)
      expect(missingGlyphs([{ text: '机密★10年', where: 'note' }], face).map(({ character }) => character)).toEqual([
        '★',
      ]);
  });
  it('does not take line feeds, tabs or variation selectors for characters', () => {
    expect(missingGlyphs([{ text: '甲\n乙\t丙\u{e0100}\ufe0f', where: 'note' }], 'song')).toEqual([]);
  });
  it('leaves one em for each character that cannot be set', () => {
    expect(settable('𠮷野★家', 'song')).toBe('\u3000野\u3000家');
  });
});
