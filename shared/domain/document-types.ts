import type { Language } from './language';
import type { Level } from './level';
import type { Retention } from './volume-facts';

/** A built-in document type (DA-4). The list is open: these are the rows a new archive starts with. */
export type BuiltInDocumentType = {
  readonly code: string;
  readonly name: Readonly<Record<Language, string>>;
  /** DA-5: the department that delivers it each month. */
  readonly sourceDepartment: string;
  /** A suggestion: the regulation names no period for any type. */
  readonly retention: Retention;
  /** No default: which types are marked the set-up wizard asks, and cannot be finished without an answer. */
  readonly level: Level | null;
  /** What BM-6 gives if read literally; taken for all, it would mark every file and stop all lending (the wizard says so). */
  readonly literalLevel: Level;
};

const years = (count: number): Retention => ({ kind: 'years', years: count, asWritten: null });

export const builtInDocumentTypes = [
  {
    code: 'BASIC',
    name: { 'zh-CN': '客户基本资料表', en: 'Client data sheet' },
    sourceDepartment: '销售部',
    retention: years(30),
    level: null,
    literalLevel: 'confidential',
  },
  {
    code: 'CREDIT',
    name: { 'zh-CN': '客户信用评估报告', en: 'Credit assessment report' },
    sourceDepartment: '财务部',
    retention: years(10),
    level: null,
    literalLevel: 'confidential',
  },
  {
    code: 'CONTRACT',
    name: { 'zh-CN': '客户销售合同及复印件', en: 'Sales contract and copies' },
    sourceDepartment: '销售部',
    retention: years(30),
    level: null,
    literalLevel: 'secret',
  },
  {
    code: 'RATING',
    name: { 'zh-CN': '客户资质评鉴表', en: 'Qualification assessment' },
    sourceDepartment: '客户服务部',
    retention: years(10),
    level: null,
    literalLevel: 'confidential',
  },
  {
    code: 'SALES',
    name: { 'zh-CN': '客户销售统计表', en: 'Sales statistics' },
    sourceDepartment: '销售部',
    retention: years(10),
    level: null,
    literalLevel: 'confidential',
  },
  {
    code: 'ANALYSIS',
    name: { 'zh-CN': '客户信息分析报告', en: 'Client analysis report' },
    sourceDepartment: '客户服务部',
    retention: years(10),
    level: null,
    literalLevel: 'confidential',
  },
] as const satisfies readonly BuiltInDocumentType[];
export type BuiltInDocumentTypeCode = (typeof builtInDocumentTypes)[number]['code'];
