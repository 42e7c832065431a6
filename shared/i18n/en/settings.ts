import type { SameKeys } from '../shape';
import type { settings as source } from '../zh-CN/settings';

export const settings = {
  title: 'Settings', line: 'Every change is logged.', general: 'General', saved: 'Saved: {{name}}', saveOne: 'Save “{{name}}”', changed: 'changed from the default', editOne: 'Edit {{name}}',
  fonds: 'Fonds', series: 'Series', departments: 'Departments', documentTypes: 'Document types',
  addSeries: 'Add a series', addDepartment: 'Add a department', addDocumentType: 'Add a document type',
  number: 'Fonds number', code: 'Code', name: 'Name', fondsName: 'Fonds name', fondsNameHint: 'Printed on covers; covers already issued do not change', departmentName: 'Name of the department',
  retention: 'Retention', level: 'Level', source: 'Comes from', head: 'Head', deputy: 'Deputy',
  language: { 'zh-CN': '中文', en: 'English' },
  labels: { secret: '秘密, 机密, 绝密 (secret, confidential, top secret)', commercial: '普通商密, 核心商密 (commercial secrets)' },
  key: {
    timeZone: 'Time zone of the archive', formLanguage: 'Language of forms', levelLabels: 'Names of the levels', idleMinutes: 'Lock after so many idle minutes', referenceMask: 'Shape of reference codes',
    longTermYears: 'Years meant by 长期 (long term)', shortTermYears: 'Years meant by 短期 (short term)',
  },
  hint: {
    timeZone: 'Whose midnight divides days, such as Asia/Shanghai', formLanguage: 'On covers, lists and closing notes', levelLabels: 'What they are called on screen and paper; the levels stay the same',
    idleMinutes: '1 to 30', referenceMask: 'For codes given from now on; codes already given stay', longTermYears: 'For old ledgers; their words are kept', shortTermYears: 'For old ledgers; their words are kept',
  },
  about: { title: 'About Guicang', version: 'Version', archive: 'Archive', tag: 'Tag in barcodes', licence: 'Licence', line: 'The program works on this PC alone, without a network; everything is kept encrypted in the archive folder.' },
} satisfies SameKeys<typeof source>;
