import type { CheckSummary, Issue, Stage } from '../../shared/contract/exchange';
import type { OutputOf } from '../../shared/contract/index';
import { type ImportKind, importFields, importKinds } from '../../shared/domain/import-fields';

/** A small ledger as the engine stages it: a title above the header, one column wrongly named, items on a second sheet. */
const fieldsOf = (kind: ImportKind) => [
  ...importFields[kind].required.map((field) => ({ field, required: true })),
  ...importFields[kind].optional.map((field) => ({ field, required: false })),
];
export const stage: Stage = {
  stage: 'stage0001',
  fileName: '客户档案台账.xlsx',
  fingerprint: 'a'.repeat(32),
  encoding: null,
  takenBefore: null,
  sheets: [
    {
      name: '案卷',
      rows: 1605,
      headerRow: 3,
      header: ['案卷号', '客户编号', '卷名全称', '年度', '柜号'],
      kind: 'volumes',
      mapping: { number: 0, clientCode: 1, title: null, year: 3 },
      saved: null,
      sample: [
        { row: 1, cells: ['客户档案台账（二〇二六年整理）'] },
        { row: 3, cells: ['案卷号', '客户编号', '卷名全称', '年度', '柜号'] },
        { row: 4, cells: ['HX01-KH·2024-D30-0137-001', '0137', '晨光贸易合同卷', '2024', 'A1'] },
        { row: 6, cells: ['HX01-KH·2024-D30-0138-001', '0138', '远山建材往来函件', '2024', ''] },
      ],
    },
    {
      name: '卷内',
      rows: 11047,
      headerRow: 1,
      header: ['案卷号', '题名', '页号'],
      kind: 'items',
      mapping: { volumeNumber: 0, title: 1, pages: 2 },
      saved: null,
      sample: [
        { row: 1, cells: ['案卷号', '题名', '页号'] },
        { row: 2, cells: ['HX01-KH·2024-D30-0137-001', '购销合同', '1-9'] },
      ],
    },
  ],
  fields: Object.fromEntries(importKinds.map((kind) => [kind, fieldsOf(kind)])) as Stage['fields'],
};
export const csvStage: Stage = {
  ...stage,
  stage: 'stage0002',
  fileName: '旧台账.csv',
  fingerprint: 'b'.repeat(32),
  encoding: 'gb18030',
  sheets: [
    {
      name: '旧台账',
      rows: 802,
      headerRow: 1,
      header: ['档号', '客户编号', '题名'],
      kind: 'volumes',
      mapping: { number: 0, clientCode: 1, title: 2 },
      saved: null,
      sample: [
        { row: 1, cells: ['档号', '客户编号', '题名'] },
        { row: 2, cells: ['K-1', '0001', '𠮷祥商行'] },
      ],
    },
  ],
};

const counts = {
  volumes: 1547,
  filed: 1500,
  assembling: 47,
  items: 10650,
  clients: 419,
  newClients: 12,
  newLocations: 3,
  persons: 0,
  locations: 31,
};
export const summary: CheckSummary = {
  stage: 'stage0001',
  rows: 12652,
  refusedRows: 58,
  warnedRows: 8,
  counts,
  reasons: [
    { reason: 'titleMissing', severity: 'error', rows: 50 },
    { reason: 'monthUnreadable', severity: 'error', rows: 8 },
    { reason: 'formula', severity: 'warning', rows: 8 },
  ],
};
export const issues: readonly Issue[] = [
  { sheet: '案卷', row: 17, column: '卷名全称', value: '', severity: 'error', reason: 'titleMissing' },
  {
    sheet: '案卷',
    row: 84,
    column: '起止日期',
    value: '2016.13—2016.12',
    severity: 'error',
    reason: 'monthUnreadable',
  },
  { sheet: '案卷', row: 104, column: '备注', value: '见附件', severity: 'warning', reason: 'formula' },
];

export type Batch = OutputOf<'exchange.commit'>;
export const batch: Batch = {
  id: 3,
  at: '2026-11-23T02:00:00.000Z',
  by: '李文',
  fileName: '客户档案台账.xlsx',
  counts,
  refusedRows: 58,
  undoneAt: null,
  undoBlocked: null,
};

export const lists: OutputOf<'settings.lists'> = {
  fonds: [{ id: 1, number: 'HX01', name: '恒信贸易有限公司', version: 0 }],
  series: [{ id: 1, code: 'KH', name: '客户档案', retention: null, level: 'general', version: 0 }],
  departments: [
    { id: 1, name: '客户服务部', headId: null, head: null, deputyId: null, deputy: null, version: 0 },
    { id: 2, name: '销售部', headId: null, head: null, deputyId: null, deputy: null, version: 0 },
  ],
  documentTypes: [],
  clientKinds: ['供应商'],
};
