import type { ImportKind } from '../../../shared/domain/import-fields';
import { type Choices, departmentWanted, requiredOf } from './import-choices';

/** Why a file cannot be checked yet; each has its sentence in i18n `exchange.problem`. */
export type Problem =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'itemsAlone' }
  | { readonly kind: 'departmentUndecided' }
  | { readonly kind: 'headerMissing'; readonly sheet: string }
  | { readonly kind: 'requiredMissing'; readonly sheet: string; readonly of: ImportKind; readonly field: string };

export function problemsOf(choices: Choices): readonly Problem[] {
  const { sheets } = choices;
  const taken = sheets.flatMap(({ kind, ...sheet }) => (kind === null ? [] : [{ ...sheet, kind }]));
  if (taken.length === 0) return [{ kind: 'nothing' }];
  const problems = taken.flatMap(({ name, kind, headerRow, mapping }): Problem[] => {
    if (headerRow === null) return [{ kind: 'headerMissing', sheet: name }];
    const missing = requiredOf(kind).filter((field) => (mapping[field] ?? null) === null);
    return missing.map((field) => ({ kind: 'requiredMissing', sheet: name, of: kind, field }));
  });
  const itemsAlone = taken.some(({ kind }) => kind === 'items') && !taken.some(({ kind }) => kind === 'volumes');
  return [
    ...problems,
    ...(itemsAlone ? [{ kind: 'itemsAlone' } as const] : []),
    ...(departmentWanted(choices) ? [{ kind: 'departmentUndecided' } as const] : []),
  ];
}
