/** Level 密级 (BM-5, DA-14.2). `general` 一般 is every unmarked client file; the other three are marked and never leave the room. */
export const levels = ['general', 'secret', 'confidential', 'topSecret'] as const;
/** general 一般 · secret 秘密 · confidential 机密 · topSecret 绝密: in Chinese order, lowest first. */
export type Level = (typeof levels)[number];

/** 0 for 一般 up to 3 for 绝密: what a clearance is compared with. */
export const levelRank = (level: Level): number => levels.indexOf(level);
export const isMarked = (level: Level): boolean => level !== 'general';

/** Volume level = the highest of its items, never below what was set on the volume itself. */
export function highestLevel(all: readonly Level[]): Level {
  return all.reduce<Level>((highest, level) => (levelRank(level) > levelRank(highest) ? level : highest), 'general');
}

/** Two sets of labels; neither ever carries ★, which is reserved for state secrets. */
export const levelLabelSets = ['secret', 'commercial'] as const;
export type LevelLabelSet = (typeof levelLabelSets)[number];

/**
 * Words on paper. The commercial set knows two labels only: 秘密 is 普通商密, 机密 and 绝密 are both 核心商密
 * (they are treated alike by XX-31: separate store, special keeper).
 */
const LABELS: Readonly<Record<LevelLabelSet, Readonly<Record<Level, string>>>> = {
  secret: { general: '一般', secret: '秘密', confidential: '机密', topSecret: '绝密' },
  commercial: { general: '一般', secret: '普通商密', confidential: '核心商密', topSecret: '核心商密' },
};
export const levelLabel = (level: Level, set: LevelLabelSet): string => LABELS[set][level];

/** A ledger's word for a level; nothing written means unmarked. Null when the word is not known. */
export function parseLevel(text: string): Level | null {
  switch (text.trim()) {
    case '': case '一般': case '无': case '公开': return 'general';
    case '秘密': case '普通商密': return 'secret';
    case '机密': case '核心商密': return 'confidential';
    case '绝密': return 'topSecret';
    default: return null;
  }
}
