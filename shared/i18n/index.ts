import { common as commonEn } from './en/common';
import { common } from './zh-CN/common';
import { frame as frameEn } from './en/frame';
import { frame } from './zh-CN/frame';
import { error as errorEn } from './en/error';
import { error } from './zh-CN/error';
import { invalid as invalidEn } from './en/invalid';
import { invalid } from './zh-CN/invalid';
import { rule as ruleEn } from './en/rule';
import { rule } from './zh-CN/rule';
import { check as checkEn } from './en/check';
import { check } from './zh-CN/check';
import { issue as issueEn } from './en/issue';
import { issue } from './zh-CN/issue';
import { refusal as refusalEn } from './en/refusal';
import { refusal } from './zh-CN/refusal';
import { passphrase as passphraseEn } from './en/passphrase';
import { passphrase } from './zh-CN/passphrase';
import { backup as backupEn } from './en/backup';
import { backup } from './zh-CN/backup';
import { backupFault as backupFaultEn } from './en/backup-fault';
import { backupFault } from './zh-CN/backup-fault';
import { deed as deedEn } from './en/deed';
import { deed } from './zh-CN/deed';
import { permission as permissionEn } from './en/permission';
import { permission } from './zh-CN/permission';
import { operators as operatorsEn } from './en/operators';
import { operators } from './zh-CN/operators';
import { settings as settingsEn } from './en/settings';
import { settings } from './zh-CN/settings';
import { persons as personsEn } from './en/persons';
import { persons } from './zh-CN/persons';
import { catalogue as catalogueEn } from './en/catalogue';
import { catalogue } from './zh-CN/catalogue';
import { clients as clientsEn } from './en/clients';
import { clients } from './zh-CN/clients';
import { rearranging as rearrangingEn } from './en/rearranging';
import { rearranging } from './zh-CN/rearranging';
import { locations as locationsEn } from './en/locations';
import { locations } from './zh-CN/locations';
import { exchange as exchangeEn } from './en/exchange';
import { exchange } from './zh-CN/exchange';
import { attachments as attachmentsEn } from './en/attachments';
import { attachments } from './zh-CN/attachments';
import { audit as auditEn } from './en/audit';
import { audit } from './zh-CN/audit';
import { desk as deskEn } from './en/desk';
import { desk } from './zh-CN/desk';
import { forms as formsEn } from './en/forms';
import { forms } from './zh-CN/forms';
import { loans as loansEn } from './en/loans';
import { loans } from './zh-CN/loans';
import { certificates as certificatesEn } from './en/certificates';
import { certificates } from './zh-CN/certificates';
import { disposal as disposalEn } from './en/disposal';
import { disposal } from './zh-CN/disposal';
import { holds as holdsEn } from './en/holds';
import { holds } from './zh-CN/holds';
import type { Leaves, SameKeys } from './shape';

/** Chinese is the source of the keys: `t('<subject>.<key>')`, one file a subject, the same name in both languages. */
const zhCN = {
  common,
  frame,
  error,
  invalid,
  rule,
  check,
  issue,
  refusal,
  passphrase,
  backup,
  backupFault,
  deed,
  permission,
  operators,
  settings,
  persons,
  catalogue,
  rearranging,
  clients,
  locations,
  exchange,
  attachments,
  audit,
  desk,
  forms,
  loans,
  certificates,
  disposal,
  holds,
};
const en: SameKeys<typeof zhCN> = {
  common: commonEn,
  frame: frameEn,
  error: errorEn,
  invalid: invalidEn,
  rule: ruleEn,
  check: checkEn,
  issue: issueEn,
  refusal: refusalEn,
  passphrase: passphraseEn,
  backup: backupEn,
  backupFault: backupFaultEn,
  deed: deedEn,
  permission: permissionEn,
  operators: operatorsEn,
  settings: settingsEn,
  persons: personsEn,
  catalogue: catalogueEn,
  rearranging: rearrangingEn,
  clients: clientsEn,
  locations: locationsEn,
  exchange: exchangeEn,
  attachments: attachmentsEn,
  audit: auditEn,
  desk: deskEn,
  forms: formsEn,
  loans: loansEn,
  certificates: certificatesEn,
  disposal: disposalEn,
  holds: holdsEn,
};

export const words = { 'zh-CN': zhCN, en };
export type Language = keyof typeof words;
export const languages: readonly Language[] = ['zh-CN', 'en'];
export type Words = typeof zhCN;
/** Every key there is; a misspelt one does not compile. */
export type Key = Leaves<Words>;
/** Subjects whose keys are codes that the engine sends; asked with `code(subject, code)`, never with a key built by hand. */
export type CodeSubject =
  'rule' | 'check' | 'issue' | 'refusal' | 'passphrase' | 'invalid' | 'deed' | 'permission' | 'backupFault';
