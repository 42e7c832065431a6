import type { Item, Volume, VolumeRow } from '../../shared/contract/catalogue';
import type { Client } from '../../shared/contract/clients';
import type { InputOf, OutputOf } from '../../shared/contract/index';
import { proposeOrder } from '../../shared/domain/item-order';
import { fileChecks } from '../../shared/domain/volume-checks';
import { err, ok } from '../../shared/result';
import type { Answers } from './fake-client';
import { volume as volumeOnLoan } from './loan-facts';

export const client: Client = {
  id: 7,
  code: '0137',
  name: '宏远商贸有限公司',
  kind: '经销商',
  keeperId: null,
  keeper: '王芳',
  openedOn: '2012-05-04',
  contacts: [{ name: '赵强', phone: '13800000000', note: null }],
  note: null,
  volumes: 2,
  firstYear: 2015,
  lastYear: 2016,
  version: 1,
};
export const lists: OutputOf<'settings.lists'> = {
  fonds: [{ id: 1, number: 'HX01', name: '恒信贸易有限公司', version: 0 }],
  series: [
    {
      id: 1,
      code: 'KH',
      name: '客户档案',
      retention: { kind: 'years', years: 10, asWritten: null },
      level: 'general',
      version: 0,
    },
  ],
  departments: [
    { id: 1, name: '客户服务部', headId: null, head: null, deputyId: null, deputy: null, version: 0 },
    { id: 2, name: '销售部', headId: null, head: null, deputyId: null, deputy: null, version: 0 },
  ],
  documentTypes: [
    {
      id: 1,
      code: 'HT',
      name: '合同',
      sourceDepartmentId: 2,
      sourceDepartment: '销售部',
      retention: null,
      level: 'secret',
      version: 0,
    },
    {
      id: 2,
      code: 'XH',
      name: '信函',
      sourceDepartmentId: null,
      sourceDepartment: null,
      retention: null,
      level: 'general',
      version: 0,
    },
  ],
  clientKinds: ['供应商', '经销商'],
};
export const item = (given: Partial<Item> = {}): Item => ({
  id: null,
  documentNumber: '恒销〔2016〕3号',
  responsible: '宏远商贸',
  title: '年度供货合同',
  date: '2016-03-14',
  pageFrom: 1,
  pageTo: 4,
  typeCode: 'HT',
  sourceDepartmentId: 2,
  handler: null,
  carrier: 'paper',
  writing: 'print',
  level: 'general',
  note: null,
  group: null,
  role: null,
  ...given,
});
export const volume = (given: Partial<Volume> = {}): Volume => ({
  id: 12,
  referenceCode: null,
  oldNumber: '2016-04',
  title: '宏远商贸 2016 年往来文件',
  clientId: 7,
  clientCode: '0137',
  clientName: '宏远商贸有限公司',
  year: 2016,
  firstMonth: '2016-03',
  lastMonth: '2016-11',
  retention: { kind: 'years', years: 30, asWritten: '长期' },
  level: 'general',
  state: 'assembling',
  itemCount: 0,
  pages: 9,
  binding: 'bound',
  home: '1-03-2-4',
  current: '1-03-2-4',
  disposalNumber: null,
  fondsId: 1,
  fondsNumber: 'HX01',
  fondsName: '恒信贸易有限公司',
  seriesId: 1,
  seriesCode: 'KH',
  seriesName: '客户档案',
  machineKey: '1371234567890',
  filingNumber: null,
  crossReference: null,
  formingDepartmentId: 1,
  formingDepartment: '客户服务部',
  retentionBasis: 'lastDocument',
  basisDate: null,
  retentionPeriod: { start: '2017-01-01', lastDay: '2046-12-31', dueFrom: '2047-01-01' },
  ownLevel: 'general',
  levelTermUntil: null,
  closingNote: null,
  note: null,
  compiledBy: { personId: 1, name: '李文' },
  checkedBy: { personId: 2, name: '陈静' },
  compiledOn: '2026-11-20',
  checkedOn: '2026-11-21',
  filedOn: null,
  homeId: 4,
  currentId: 4,
  items: [],
  movements: [
    { at: '2026-03-02T02:00:00.000Z', by: '张三', from: null, to: '1-03-2-4', cause: 'imported', document: null },
  ],
  missing: [],
  warnings: [],
  version: 3,
  ...given,
});
export const row = (given: Partial<VolumeRow> = {}): VolumeRow => {
  const {
    id,
    referenceCode,
    oldNumber,
    title,
    clientId,
    clientCode,
    clientName,
    year,
    firstMonth,
    lastMonth,
    retention,
    level,
    state,
    itemCount,
    pages,
    binding,
    home,
    current,
    disposalNumber,
  } = volume();
  return {
    id,
    referenceCode,
    oldNumber,
    title,
    clientId,
    clientCode,
    clientName,
    year,
    firstMonth,
    lastMonth,
    retention,
    level,
    state,
    itemCount,
    pages,
    binding,
    home,
    current,
    disposalNumber,
    ...given,
  };
};

/** The volume with its items numbered and its findings said, as the engine would answer it. */
export function settled(given: Volume, items: readonly Item[]): Volume {
  const kept = items.map((one, index) => ({
    ...one,
    id: one.id ?? 100 + index,
    sequence: index + 1,
    sourceDepartment: null,
    typeName: lists.documentTypes.find(({ code }) => code === one.typeCode)?.name ?? null,
  }));
  const { missing, warnings } = fileChecks({ ...given, items: kept });
  return { ...given, items: kept, itemCount: kept.length, missing: [...missing], warnings: [...warnings] };
}

/** What an engine holding one volume answers: it saves, checks, files and refuses a stale version by the real rules. */
export function roomWith(start: Volume): {
  readonly answers: Answers;
  readonly held: () => Volume;
  readonly hold: (volume: Volume) => void;
} {
  let held = settled(start, start.items);
  const fresh = (version: number) => version === held.version;
  const stale = () => err({ code: 'stale' as const, entity: 'volume', id: String(held.id) });
  const keep = (next: Volume, items: readonly Item[]) =>
    ok((held = settled({ ...next, version: held.version + 1 }, items)));
  const answers: Answers = {
    'settings.lists': () => ok(lists),
    'settings.get': () => ok([]),
    'persons.list': () => ok({ rows: [], next: null, total: 0 }),
    'clients.list': () => ok({ rows: [client], next: null, total: 1 }),
    'locations.find': () => ok({ places: [], more: false }),
    'audit.of': () => ok([]),
    'loans.ofVolume': () => ok({ volume: volumeOnLoan(1), holder: null, queue: [], history: [], copies: [] }),
    'forms.issued': () => ok([]),
    'catalogue.volume': () => ok(held),
    'catalogue.saveVolume': (input) => {
      const saved = input;
      if (saved.id !== null && !fresh(saved.version)) return stale();
      const department = lists.departments.find(({ id }) => id === saved.formingDepartmentId)?.name ?? null;
      const named =
        saved.clientId === null
          ? { clientCode: null, clientName: null }
          : { clientCode: client.code, clientName: client.name };
      return keep({ ...held, ...saved, ...named, id: held.id, formingDepartment: department }, held.items);
    },
    'catalogue.saveItems': (input) => (fresh(input.version) ? keep(held, input.items) : stale()),
    'catalogue.sortItems': (input) => ok({ order: proposeOrder(input.items) }),
    'catalogue.file': ({ version }: InputOf<'catalogue.file'>) =>
      fresh(version)
        ? keep(
            { ...held, state: 'filed', referenceCode: 'HX01-KH·2016-D30-0137-001', filedOn: '2026-11-23' },
            held.items,
          )
        : stale(),
    'catalogue.reopen': ({ version }) =>
      fresh(version) ? keep({ ...held, state: 'assembling', checkedBy: null, checkedOn: null }, held.items) : stale(),
    'catalogue.discard': () => ok({}),
  };
  return { answers, held: () => held, hold: (volume) => (held = volume) };
}
