import type { EmergencySheet } from './facts';
import { drawing, frame, rule, text, thick, type Drawing, type Page, type TextStyle } from './marks';
import { columns, inset, toMm } from './mm';
import type { FormWords } from './words';

/** The sheet goes into an envelope in a safe, for a reader in trouble: few words, a key that can be typed without doubt. */
const left = 25;
const width = 170;
const label: TextStyle = { face: 'songBold', sizes: [12, 11, 10, 9], align: 'left' };
const entry: TextStyle = { face: 'song', sizes: [13, 12, 11, 10, 9, 8, 7], align: 'left' };
const prose: TextStyle = { face: 'song', sizes: [11.5, 11, 10, 9], align: 'left', valign: 'top', leading: 1.5 };
const keyType: TextStyle = { face: 'heiBold', sizes: [20, 18, 16, 14, 12], align: 'left' };
/** Nine groups make a code of 29 modules: of 4 points each, 40.9 mm. */
const qrSide = toMm(29 * 4);

/** `RK-QPMA3-GE3UG-…`: nine groups, three in a row. */
const groupsInRow = 3;
const groupsOf = (key: string): string[] => key.split(/[-\s]+/).filter((group) => group !== '');

/** 恢复密钥单: what it opens (fonds, vault id, day), the key in groups and as a QR code, how to keep it, what it does not open. */
export function emergencySheet(facts: EmergencySheet, words: FormWords): Page {
  const { emergencySheet: said } = words;
  return {
    paper: 'a4',
    ...drawing(
      text(
        { x: left, y: 20, width, height: 14 },
        said.name,
        { face: 'songBold', sizes: [24], align: 'center', tracking: 0.2 },
        'heading',
      ),
      text({ x: left, y: 38, width, height: 12 }, said.lead, { ...prose, align: 'center', lines: 1 }, 'lead'),
      ...factLines(facts, words),
      keyBlock(facts, words),
      facts.opensNothingBefore === null
        ? drawing()
        : text(
            { x: left, y: 172, width, height: 12 },
            said.notBefore(words.day(facts.opensNothingBefore)),
            { ...prose, face: 'songBold' },
            'notBefore',
          ),
      keeping(words),
      ...signatures(words),
    ),
  };
}

function factLines(facts: EmergencySheet, words: FormWords): Drawing[] {
  const { archive, vault, madeOn } = words.emergencySheet;
  const rows = [
    [archive, `${facts.fondsNumber}　${facts.fondsName}`, 'archive'],
    [vault, facts.vaultId, 'vaultId'],
    [madeOn, words.day(facts.madeOn), 'madeOn'],
  ] as const;
  return rows.map(([name, value, where], index) => {
    const y = 54 + index * 11;
    const [names, values] = columns(left, y, 9, [30, width - 30]);
    if (!names || !values) return drawing();
    return drawing(
      text(names, name, label, `${where}.label`),
      text(values, value, entry, where),
      rule(values.x, y + 9, left + width, y + 9),
    );
  });
}

function keyBlock(facts: EmergencySheet, words: FormWords): Drawing {
  const box = { x: left, y: 93, width, height: 70 };
  const room = { x: box.x + 8, y: box.y + 15, width: box.width - qrSide - 26, height: 47 };
  const groups = groupsOf(facts.recoveryKey);
  const rowHeight = room.height / Math.ceil(groups.length / groupsInRow);
  const cells = groups.map((_, i) => ({
    x: room.x + (i % groupsInRow) * (room.width / groupsInRow),
    y: room.y + Math.floor(i / groupsInRow) * rowHeight,
    width: room.width / groupsInRow,
    height: rowHeight,
  }));
  return drawing(
    frame(box, thick),
    frame(inset(box, 1.2)),
    text(
      { x: box.x + 8, y: box.y + 5, width: 60, height: 8 },
      words.emergencySheet.key,
      { ...label, sizes: [13] },
      'key.label',
    ),
    ...cells.map((cell, i) => text(cell, groups[i] ?? '', keyType, 'recoveryKey')),
    {
      kind: 'qr',
      x: box.x + box.width - qrSide - 10,
      y: box.y + (box.height - qrSide) / 2,
      side: qrSide,
      data: facts.recoveryKey,
      version: null,
    },
  );
}

function keeping(words: FormWords): Drawing {
  const { keepingTitle, keeping: sentences } = words.emergencySheet;
  return drawing(
    text({ x: left, y: 186, width, height: 8 }, keepingTitle, label, 'keeping.label'),
    ...sentences.flatMap((sentence, index) => {
      const y = 195 + index * 13;
      return [
        text({ x: left, y, width: 8, height: 12 }, `${index + 1}.`, prose, 'keeping'),
        text({ x: left + 8, y, width: width - 8, height: 12 }, sentence, prose, 'keeping'),
      ];
    }),
  );
}

/** Filled in with the pen when the envelope is closed. */
function signatures(words: FormWords): Drawing[] {
  const { sealedBy, keptAt, date } = words.emergencySheet;
  return columns(left, 256, 9, [54, 62, 54]).map((cell, index) => {
    const name = [sealedBy, keptAt, date][index] ?? '';
    return drawing(
      text({ ...cell, width: 24 }, name, { ...label, valign: 'bottom', sizes: [11, 10, 9] }, 'signature'),
      rule(cell.x + 24, cell.y + 9, cell.x + cell.width - 4, cell.y + 9),
    );
  });
}
