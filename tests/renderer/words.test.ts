import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appErrorSchema } from '../../shared/errors';
import { operatorRules } from '../../shared/domain/operators';
import { vaultRules } from '../../electron/engine/vault/amend';
import { permissions } from '../../shared/domain/permissions';
import { deeds } from '../../shared/domain/deeds';
import { movementCauses } from '../../shared/domain/movement';
import { hardCheckCodes, warningCodes } from '../../shared/domain/volume-checks';
import { certificateRules } from '../../shared/domain/certificate';
import { rangeProblems } from '../../shared/domain/location-range';
import { locationRules } from '../../shared/domain/location-rules';
import { returnRules } from '../../shared/domain/loan-return';
import { listRules } from '../../shared/domain/disposal-terms';
import { holdRules } from '../../shared/domain/hold';
import { loanRules } from '../../shared/domain/loan-case';
import { volumeRules } from '../../shared/domain/volume';
import { clauseName, clauseNames } from '../../shared/i18n/clauses';
import { words } from '../../shared/i18n/index';
import { settingDefinitions } from '../../shared/contract/settings';
import { createI18n } from '../../renderer/lib/i18n';
import { passphraseAdvice } from '../../electron/engine/vault/passphrase';

const root = new URL('../..', import.meta.url).pathname;
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
const source = (path: string) => readFileSync(join(root, path), 'utf8');
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

type Tree = { readonly [key: string]: string | Tree };
const leaves = (tree: Tree, before = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : leaves(value, `${before}${key}.`),
  );
const chinese = new Map(leaves(words['zh-CN']));
const english = new Map(leaves(words.en));
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the two languages', () => {
  it('hold the same keys, each with words', () => {
    expect([...english.keys()].filter((key) => !key.endsWith('_one'))).toEqual(
      expect.arrayContaining([...chinese.keys()]),
    );
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave the same blanks to be filled', () => {
    const differing = [...chinese].filter(
      ([key, text]) =>
        JSON.stringify([...new Set(blanks(text))]) !== JSON.stringify([...new Set(blanks(english.get(key) ?? ''))]),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('keep to their tone: no exclamation marks, no 您好', () => {
    expect([...chinese, ...english].filter(([, text]) => /[!！]|您好/.test(text))).toEqual([]);
  });

  it('name the house rules as people do, never by the codes of those who build the program', () => {
    expect([...chinese, ...english].filter(([, text]) => /\b(DA|XX|BM|XZ)-/.test(text))).toEqual([]);
    expect(clauseName('DA-13.5', 'zh-CN')).toBe('档案管理13条5');
    expect(clauseName('BM-7(8)', 'zh-CN')).toBe('保密制度7条8');
    expect(clauseNames(['XX-27', 'BM-7(8)', 'XZ-二.2', 'DA/T 13'], 'en')).toBe(
      'information rules 27, secrecy rules 7(8), office rules 2.2, DA/T 13',
    );
    const cited = Object.values(settingDefinitions).flatMap(({ clause }) => clause ?? []);
    expect(cited.map((clause) => clauseName(clause, 'zh-CN')).filter((name) => /[A-Z]-/.test(name))).toEqual([]);
  });
});

describe('every code the engine can send has its sentence', () => {
  const known = (subject: string, code: string) =>
    chinese.has(`${subject}.${code}`) && english.has(`${subject}.${code}`);
  const errorCodes = appErrorSchema.options.map((option) => option.shape.code.value);

  it.each(errorCodes)('error %s in three parts', (code) => {
    for (const part of ['what', 'safe', 'todo']) expect(known('error', `${code}.${part}`)).toBe(true);
  });
  it.each([
    ['check', [...hardCheckCodes, ...warningCodes]],
    ['deed', deeds],
    ['catalogue.volume.cause', movementCauses],
    ['permission', permissions],
    [
      'rule',
      [
        ...volumeRules,
        ...operatorRules,
        ...vaultRules,
        ...loanRules,
        ...returnRules,
        ...certificateRules,
        ...listRules,
        ...holdRules,
        ...locationRules,
      ],
    ],
    ['invalid', rangeProblems],
    ['passphrase', passphraseAdvice],
  ] as const)('%s', (subject, codes) => {
    expect(codes.filter((code) => !known(subject, code))).toEqual([]);
  });

  it('rule, where the engine names it in passing', () => {
    const named = filesUnder('electron/engine').flatMap((path) =>
      [...source(path).matchAll(/ruleBroken\('(\w+)'/g)].map(([, rule]) => rule ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((rule) => !known('rule', rule))).toEqual([]);
  });

  it('invalid, for every message of a schema', () => {
    const messages = filesUnder('shared/contract').flatMap((path) =>
      [...source(path).matchAll(/(?:min|max|regex|refine|date)\([^'\n]*, '(\w+)'\)|iso\.date\('(\w+)'\)/g)].map(
        ([, one, other]) => one ?? other ?? '',
      ),
    );
    expect(messages).toContain('forbiddenCharacter');
    expect(messages.filter((message) => !known('invalid', message))).toEqual([]);
  });
});

describe('no words outside the lists', () => {
  const screens = [...filesUnder('renderer'), ...filesUnder('electron/shell')];

  it('no Chinese in the code of screens', () => {
    expect(screens.length).toBeGreaterThan(80);
    const found = screens.flatMap((path) =>
      [...withoutComments(source(path)).matchAll(/^.*\p{Script=Han}.*$/gmu)].map(([line]) => `${path}: ${line.trim()}`),
    );
    expect(found.filter((line) => !dates.some((one) => line.startsWith(one)))).toEqual([]);
  });
  /** What a person may type as a date is read there, not shown. */
  const dates = ['renderer/lib/format.ts: '];

  it('no English between tags', () => {
    const found = filesUnder('renderer')
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        [...withoutComments(source(path)).matchAll(/>([^<>{}\n]*[A-Za-z]{3,}[^<>{}\n]*)<\/[a-z]/g)].map(
          ([, text]) => `${path}: ${text ?? ''}`,
        ),
      );
    expect(found.filter((line) => !line.endsWith(': AGPL-3.0-only'))).toEqual([]);
  });

  it('shows a key that is missing as itself, so that it is seen', async () => {
    const { t } = await createI18n('en');
    expect(t('no.such.key')).toBe('no.such.key');
    expect(t('error.throttled.what', { seconds: 7 })).toBe('Too many wrong attempts: wait 7 seconds.');
  });
});
