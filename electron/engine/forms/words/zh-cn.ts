import type { Day, Month, Retention } from '../../../../shared/domain/volume-facts';
import { disposal } from './disposal.zh-cn';
import { holdings } from './holdings.zh-cn';
import { loans } from './loans.zh-cn';

/** Everything the forms say in Chinese; the other tables have its shape. An unknown value leaves room for the pen. */
const room = (value: string | number | null, ems: number): string => (value === null ? '　'.repeat(ems) : ` ${value} `);
const month = (value: Month | null): string => {
  const [year, number] = value?.split('-') ?? [];
  return `${room(year ?? null, 3)}年${room(number === undefined ? null : Number(number), 2)}月`;
};

export const zhCN = {
  referenceCode: '档号',
  crossReference: '互见号',
  client: '客户名称',
  clientCode: '客户代码',
  colon: '：',
  /** Between the parts of a remark. */
  separator: '；',
  /** The field list is the standard's; that the drawing conforms to it is not claimed. */
  standard: '按 GB/T 9705 项目',
  preview: '预览',
  issued: (number: string, copy: number, on: string): string => `出件 ${number}　第 ${copy} 次打印　${on}`,
  pageOf: (page: number | null, pages: number | null): string => `第${room(page, 2)}页　共${room(pages, 2)}页`,
  /** 2026年11月23日 */
  day: (day: Day | null): string => {
    const [year, number, date] = day?.split('-') ?? [];
    return year && number && date ? `${year}年${Number(number)}月${Number(date)}日` : '　　　年　　月　　日';
  },
  retention: (retention: Retention): string => {
    const period = retention.kind === 'permanent' ? '永久' : `${retention.years}年`;
    return retention.asWritten === null || retention.asWritten === period
      ? period
      : `${retention.asWritten}（${period}）`;
  },

  disposal,
  loans,
  holdings,

  cover: {
    name: '案卷封面',
    fondsName: '全宗名称',
    seriesName: '类目名称',
    title: '案卷题名',
    period: '时间',
    retention: '保管期限',
    extent: '件、页数',
    filingNumber: '归档号',
    note: '备注',
    fonds: '全宗号',
    catalogue: '目录号',
    volume: '案卷号',
    oldNumber: '旧号',
    span: (first: Month | null, last: Month | null): string => `自${month(first)}　至${month(last)}`,
    boundExtent: (pages: number | null): string => `本卷共${room(pages, 4)}页`,
    looseExtent: (items: number | null): string => `本卷共${room(items, 4)}件`,
    blankExtent: '本卷共　　　　件　　　　页',
  },
  itemList: {
    name: '卷内文件目录',
    sequence: '顺序号',
    documentNumber: '文号',
    responsible: '责任者',
    title: '题名',
    date: '日期',
    page: '页号',
    note: '备注',
  },
  closingNote: {
    name: '卷内备考表',
    statement: '本卷情况说明',
    total: (items: number | null, pages: number | null): string => `本卷共${room(items, 3)}件，共${room(pages, 3)}页。`,
    continued: '（续）',
    compiledBy: '立卷人',
    checkedBy: '检查人',
    date: '日期',
  },
  emergencySheet: {
    name: '恢复密钥单',
    lead: '所有口令都遗失时，凭此密钥可以打开本档案库。请与电脑分开保管。',
    archive: '档案库',
    vault: '库标识',
    madeOn: '制单日期',
    key: '恢复密钥',
    notBefore: (day: string): string => `此密钥打不开 ${day} 之前所作的备份，那些备份须用当时的密钥单。`,
    keeping: [
      '封入信封，骑缝签字，由经理锁入保险柜；不要放在档案室的电脑旁。',
      '不要拍照、扫描、录入电脑或用任何软件传送。',
      '凡见过本单的人都能打开档案库。怀疑外泄时，应立即换发新密钥，并销毁本单。',
      '口令与本单同时遗失，档案库将无法打开，任何人（包括制造者）都不能补救。',
    ],
    keepingTitle: '保管须知',
    sealedBy: '封存人',
    keptAt: '保管地点',
    date: '日期',
  },
};
export type FormWords = typeof zhCN;
