import type { SameKeys } from '../shape';
import type { attachments as source } from '../zh-CN/attachments';

export const attachments = {
  title: 'Scans of signed papers',
  intro:
    'Scan what was signed on paper and attach it here: PDF, JPEG or PNG, at most {{limit}} MB each, kept encrypted. Nothing is deleted; a later scan may supersede it.',
  none: 'No scan attached yet.',
  add: 'Attach a scan',
  file: 'File',
  note: 'What it is',
  noteHint: 'e.g. signed pages of the register',
  supersedes: 'Supersedes',
  reason: 'Why it is superseded',
  save: 'Encrypt and keep',
  cancel: 'Cancel',
  saved: '{{name}} attached',
  open: 'Open',
  openOf: 'Open {{name}}',
  size: 'Size',
  megabytes: '{{size}} MB',
  kilobytes: '{{size}} KB',
  addedAt: 'Attached at',
  by: 'By',
  fingerprint: 'Fingerprint',
  state: 'State',
  inForce: 'in force',
  superseded: 'superseded: {{reason}}',
} satisfies SameKeys<typeof source>;
