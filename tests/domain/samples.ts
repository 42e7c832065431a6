import type { ItemFacts, VolumeFacts } from '../../shared/domain/volume-facts';

/** One seed for every property, so that a failure comes again. */
export const seeded = { seed: 20261123, numRuns: 500 } as const;

export const item = (changes: Partial<ItemFacts> = {}): ItemFacts => ({
  sequence: 1,
  documentNumber: '销字〔2024〕6号',
  responsible: '销售部',
  title: '客户基本资料表',
  date: '2024-03-02',
  pageFrom: 1,
  pageTo: 4,
  typeCode: 'BASIC',
  sourceDepartment: '销售部',
  handler: null,
  carrier: 'paper',
  writing: 'print',
  level: 'general',
  note: null,
  group: null,
  role: null,
  ...changes,
});

/** A bound volume of two items that may be filed and gives no warning. */
export const completeVolume = (changes: Partial<VolumeFacts> = {}): VolumeFacts => ({
  state: 'assembling',
  clientCode: '0137',
  clientName: '云岭金石商贸有限公司',
  year: 2024,
  title: '2024年度客户档案',
  firstMonth: '2024-03',
  lastMonth: '2024-06',
  retention: { kind: 'years', years: 30, asWritten: null },
  level: 'general',
  formingDepartment: '客户服务部',
  binding: 'bound',
  pages: 9,
  compiledBy: { personId: 1, name: '蒋思兴' },
  checkedBy: { personId: 2, name: '蒋志国' },
  items: [item(), item({ sequence: 2, date: '2024-06-11', pageFrom: 5, pageTo: 9 })],
  ...changes,
});
