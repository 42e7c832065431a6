import type {
  ActFacts,
  AppraisalOpinion,
  DestructionRecord,
  DestructionRegister,
  DisposalLists,
  ListedVolume,
  ListHead,
  SetApartLabels,
  SetApartList,
  SignedFacts,
} from '../../electron/engine/forms/disposal-facts';
import { desk } from './loan-facts';

/** A disposal list as an archive room has it, and helpers to make other cases from it. */
export const signed = (name: string, on: string, over: Partial<SignedFacts> = {}): SignedFacts => ({
  name,
  manner: 'countersign',
  paperNumber: null,
  on,
  ...over,
});

const titles = [
  '江城恒泰首饰有限公司二〇一四年度销售合同及补充协议',
  '昆明银河珠宝商行信用评估报告',
  '欧阳明远（个人会员）二〇一三至二〇一四年度基本资料表、资质评鉴表及往来函件汇编（含原件照片十二张）',
  '大理金麒麟工艺品厂应收账款统计表',
];
export const listedVolume = (index: number, over: Partial<ListedVolume> = {}): ListedVolume => ({
  referenceCode: `HX01-KH·2014-D10-${String(100 + (index % 400)).padStart(4, '0')}-${String(index).padStart(5, '0')}`,
  title: titles[index % titles.length] ?? '',
  clientCode: String(100 + (index % 400)).padStart(4, '0'),
  clientName: ['江城恒泰首饰有限公司', '昆明银河珠宝商行', '欧阳明远', '大理金麒麟工艺品厂'][index % 4] ?? '',
  year: 2014,
  firstMonth: '2014-01',
  lastMonth: '2014-12',
  itemCount: 3 + (index % 7),
  pages: 40 + (index % 90),
  level: index % 9 === 4 ? 'secret' : 'general',
  retention: { kind: 'years', years: 10, asWritten: index % 5 === 0 ? '短期' : null },
  startsOn: '2015-01-01',
  endsOn: '2024-12-31',
  heldYears: 11,
  note: index % 11 === 3 ? '封面有水渍' : null,
  ...over,
});
export const listedVolumes = (count: number): ListedVolume[] =>
  Array.from({ length: count }, (_, index) => listedVolume(index + 1));

const extentOf = (rows: readonly ListedVolume[]) => ({
  volumes: rows.length,
  items: rows.reduce((sum, { itemCount }) => sum + itemCount, 0),
  pages: rows.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
  uncounted: rows.filter(({ pages }) => pages === null).length,
});

export const head = (rows: readonly ListedVolume[], over: Partial<ListHead> = {}): ListHead => ({
  ...desk,
  fondsNumber: 'HX01',
  number: 'XH-2026-001',
  title: '2014年度客户档案（保管十年）到期案卷',
  isVoid: false,
  drawnBy: '沈静',
  drawnOn: '2026-03-02',
  extent: extentOf(rows),
  years: { first: 2013, last: 2014 },
  appraisers: [
    { capacity: 'manager', signed: signed('郑国栋', '2026-03-10') },
    {
      capacity: 'departmentHead',
      signed: signed('周建国', '2026-03-11', { manner: 'paper', paperNumber: 'XS-2026-12' }),
    },
  ],
  approved: signed('陈思远', '2026-03-16'),
  ...over,
});

export const act: ActFacts = {
  place: '江城市碎纸中心（盘龙区白云路18号）',
  method: 'shredding',
  remark: '连同卷皮一并粉碎，残料交回收公司当场化浆。',
  startedAt: '2026-09-21 09:10',
  endedAt: '2026-09-21 11:45',
  executor: '沈静',
  supervisors: [
    signed('赵文斌', '2026-09-21'),
    signed('马晓燕', '2026-09-21', { manner: 'paper', paperNumber: 'JX-2026-3' }),
  ],
};

export const registerOf = (
  rows: readonly ListedVolume[] = listedVolumes(30),
  over: Partial<DestructionRegister> = {},
): DestructionRegister => ({
  ...head(rows),
  setApartOn: '2026-03-18',
  earliestOn: '2026-09-18',
  rechecked: { name: '郑国栋', on: '2026-09-19' },
  act,
  supervisorsNeeded: 2,
  rows: rows.map((row) => ({ ...row, opinion: { kind: 'destroy' } })),
  ...over,
});

export const opinionOf = (count = 16, over: Partial<AppraisalOpinion> = {}): AppraisalOpinion => {
  const rows = listedVolumes(count);
  return {
    ...head(rows),
    rows: rows.map((row, index) => {
      const keeps = index % 6 === 2;
      const permanent = index === 7;
      return {
        ...row,
        manager: { opinion: { kind: 'destroy' }, reason: '已结清，无争议' },
        departmentHead: keeps
          ? { opinion: { kind: 'keepYears', years: 5 }, reason: '该客户仍有未了结的保证金往来，需备查' }
          : permanent
            ? { opinion: { kind: 'permanent' }, reason: '反映公司首家经销商的设立' }
            : { opinion: { kind: 'destroy' }, reason: '已结清，无保存价值' },
        outcome: keeps ? { kind: 'keepYears', years: 5 } : permanent ? { kind: 'permanent' } : { kind: 'destroy' },
        leftReason: index === 11 ? '客户投诉未结' : null,
      };
    }),
    ...over,
  };
};

export const recordOf = (over: Partial<DestructionRecord> = {}): DestructionRecord => ({
  ...head(listedVolumes(30)),
  act,
  supervisorsNeeded: 2,
  ...over,
});

export const setApartOf = (count = 30, over: Partial<SetApartList> = {}): SetApartList => ({
  ...head(listedVolumes(count)),
  on: '2026-03-18',
  earliestOn: '2026-09-18',
  rows: listedVolumes(count).map((row, index) => ({
    ...row,
    home: index === 5 ? null : `1-03-2-4-${String(index + 1).padStart(3, '0')}`,
    setApartPlace: index < 3 ? '9-01-1-1-001' : null,
  })),
  ...over,
});

export const setApartLabelsOf = (over: Partial<SetApartLabels> = {}): SetApartLabels => ({
  ...head(listedVolumes(30)),
  earliestOn: '2026-09-18',
  boxes: [1, 2, 3].map((n) => ({
    place: `9-01-1-1-00${String(n)}`,
    volumes: 10,
    firstCode: listedVolume(n * 10 - 9).referenceCode,
    lastCode: listedVolume(n * 10).referenceCode,
    level: n === 2 ? ('secret' as const) : ('general' as const),
  })),
  ...over,
});

export const listsOf = (over: Partial<DisposalLists> = {}): DisposalLists => {
  const one = head(listedVolumes(30));
  const { extent, years, approved, drawnBy, drawnOn } = one;
  const common = { extent, years, drawnBy, drawnOn, level: 'general', note: null } as const;
  const open = { approved: null, setApartOn: null, earliestOn: null, act: null } as const;
  return {
    ...desk,
    year: 2026,
    madeOn: '2026-11-23',
    rows: [
      {
        ...common,
        number: 'XH-2026-001',
        title: one.title,
        state: 'destroyed',
        approved,
        setApartOn: '2026-03-18',
        earliestOn: '2026-09-18',
        act: { ...act, on: '2026-09-21' },
      },
      { ...common, ...open, number: 'XH-2026-002', title: '信用评估报告到期案卷', state: 'cancelled', note: '误列' },
      { ...common, ...open, number: 'XH-2026-003', title: '2015年度到期案卷', state: 'appraisal', level: 'secret' },
    ],
    ...over,
  };
};
