/** The departments of DA-2 that an archive starts with. */
export const builtInDepartments = ['客户服务部', '市场部', '销售部', '财务部'] as const;
export type BuiltInDepartment = (typeof builtInDepartments)[number];

/**
 * The six document types of DA-4 with the department that delivers each (DA-5). Their level is not given here: BM-6 read
 * literally would mark them all and stop all lending, so the set-up wizard asks (DA-14.2).
 */
export const builtInDocumentTypes: readonly { readonly code: string; readonly name: string; readonly from: BuiltInDepartment }[] = [
  { code: 'JBZL', name: '基本资料表', from: '销售部' },
  { code: 'XYPG', name: '信用评估报告', from: '财务部' },
  { code: 'HT', name: '销售合同及复印件', from: '销售部' },
  { code: 'ZZPJ', name: '资质评鉴表', from: '客户服务部' },
  { code: 'XSTJ', name: '销售统计表', from: '销售部' },
  { code: 'XXFX', name: '信息分析报告', from: '客户服务部' },
];
