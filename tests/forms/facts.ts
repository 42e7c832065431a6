import type {
  EmergencySheet,
  FactsOf,
  FormJob,
  FormName,
  JobOf,
  PaperOf,
  PrintMark,
  VolumeForm,
} from '../../electron/engine/forms/facts';
import type { ItemFacts } from '../../shared/domain/volume-facts';

/** A volume as an archive room has them, and helpers to make others from it. */
export const item = (sequence: number, over: Partial<ItemFacts> = {}): ItemFacts => ({
  sequence,
  documentNumber: `华信合〔2024〕${100 + sequence}号`,
  responsible: '销售部',
  title: `第${sequence}份销售合同及其复印件`,
  date: '2024-03-05',
  pageFrom: sequence * 2 - 1,
  pageTo: sequence * 2,
  typeCode: 'contract',
  sourceDepartment: '销售部',
  handler: null,
  carrier: 'paper',
  writing: 'ink',
  level: 'general',
  note: null,
  group: null,
  role: null,
  ...over,
});

export const volume = (over: Partial<VolumeForm> = {}): VolumeForm => ({
  fondsNumber: 'HX01',
  fondsName: '华信贵金属经营有限公司',
  seriesCode: 'KH',
  seriesName: '客户档案',
  referenceCode: 'HX01-KH·2024-D30-0137-002',
  oldNumber: null,
  crossReference: 'HX01-KH·2023-D30-0137-001',
  title: '江城恒泰首饰有限公司二〇二四年度销售合同及信用评估材料',
  clientCode: '0137',
  clientName: '江城恒泰首饰有限公司',
  year: 2024,
  firstMonth: '2024-01',
  lastMonth: '2024-12',
  retention: { kind: 'years', years: 30, asWritten: null },
  level: 'general',
  levelLabels: { general: '一般', secret: '秘密', confidential: '机密', topSecret: '绝密' },
  itemCount: 12,
  pages: 86,
  binding: 'bound',
  filingNumber: 'GD-2024-118',
  machineKey: '1428830157264',
  compiledBy: '沈静',
  checkedBy: '郑国栋',
  compiledOn: '2025-01-20',
  checkedOn: '2025-02-03',
  closingNote: '第7件合同原件缺第3页，以盖章复印件补入。第9件有水渍，已修复。',
  note: null,
  items: Array.from({ length: 12 }, (_, i) => item(i + 1)),
  ...over,
});

export const sheet: EmergencySheet = {
  fondsNumber: 'HX01',
  fondsName: '华信贵金属经营有限公司',
  vaultId: '8f3ac21b',
  madeOn: '2026-11-23',
  recoveryKey: 'RK-QPMA3-GE3UG-YYN4V-6ACZS-WG6Q4-XJ8F7-RZAT5-HWCKP',
  opensNothingBefore: '2026-06-01',
};

type VolumeForms = 'cover' | 'itemList' | 'closingNote';
type VolumeJob = JobOf<VolumeForms>;
type Choice = { [K in VolumeForms]: Pick<JobOf<K>, 'form' | 'paper'> }[VolumeForms];

/** A job with quiet defaults: issued without a number, Chinese, filled, refusing what has no glyph. */
export const job = (
  choice: Choice,
  facts: readonly VolumeForm[] = [volume()],
  over: Partial<Omit<VolumeJob, 'form' | 'paper' | 'sheets'>> & {
    readonly sheets?: readonly { readonly facts: VolumeForm; readonly mark: PrintMark }[];
  } = {},
): FormJob => ({ ...quiet, sheets: facts.map((each) => ({ facts: each, mark: unnumbered })), ...over, ...choice });

const unnumbered = { kind: 'unnumbered' } as const;
const quiet = {
  language: 'zh-CN',
  withoutGlyph: 'refuse',
  madeAt: Date.UTC(2026, 10, 23, 1, 30),
  fill: 'filled',
} as const;

/** Any form of one subject, with the same defaults. */
export const jobOf = <F extends FormName>(
  form: F,
  paper: PaperOf<F>,
  facts: FactsOf<F>,
  over: Partial<Pick<JobOf<F>, 'language' | 'withoutGlyph' | 'fill'>> & { readonly mark?: PrintMark } = {},
): JobOf<F> => {
  const { mark = unnumbered, ...rest } = over;
  return { ...quiet, ...rest, form, paper, sheets: [{ facts, mark }] };
};

export const sheetJob = (
  over: Partial<Pick<JobOf<'emergencySheet'>, 'language'>> = {},
  facts: EmergencySheet = sheet,
): JobOf<'emergencySheet'> => jobOf('emergencySheet', 'a4', facts, over);
