import type { HoldingFacts } from '../../electron/engine/forms/holding-facts';

/** Holdings as labels, spines and lists name them. */
export const fonds = {
  fondsNumber: 'HX01',
  fondsName: '华信贵金属经营有限公司',
  levelLabels: { general: '一般', secret: '秘密', confidential: '机密', topSecret: '绝密' },
} as const;

export const holding = (index: number, over: Partial<HoldingFacts> = {}): HoldingFacts => ({
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同及信用评估材料之${index}`,
  clientCode: '0137',
  clientName: '江城恒泰首饰有限公司',
  year: 2024,
  firstMonth: '2024-01',
  lastMonth: '2024-12',
  retention: { kind: 'years', years: 30, asWritten: null },
  level: 'general',
  itemCount: 12,
  pages: 86,
  filingNumber: `GD-2024-${index}`,
  machineKey: `14288301${String(57_264 + index).padStart(5, '0')}`,
  home: `1-03-2-4-${String(index).padStart(3, '0')}`,
  note: null,
  state: 'filed',
  disposalNumber: null,
  ...over,
});
export const holdings = (count: number): HoldingFacts[] => Array.from({ length: count }, (_, i) => holding(i + 1));
