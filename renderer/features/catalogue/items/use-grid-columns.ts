import type { OutputOf } from '../../../../shared/contract/index';
import { levels } from '../../../../shared/domain/level';
import { carriers, itemRoles, writings } from '../../../../shared/domain/volume-facts';
import type { Key } from '../../../../shared/i18n/index';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import type { CellKey } from './grid-rows';

export type Choice = { readonly value: string; readonly text: string };
export type GridColumn = {
  readonly key: CellKey;
  readonly head: string;
  /** A track of CSS grid. */
  readonly width: string;
  readonly kind: 'text' | 'date' | 'number' | 'choice';
  readonly choices?: readonly Choice[];
  /** Never hidden: every item has a title. */
  readonly fixed?: boolean;
};

const headOf: Readonly<Record<CellKey, Key>> = {
  documentNumber: 'catalogue.item.documentNumber',
  responsible: 'catalogue.item.responsible',
  title: 'catalogue.item.title',
  date: 'catalogue.item.date',
  pageFrom: 'catalogue.item.pageFrom',
  pageTo: 'catalogue.item.pageTo',
  typeCode: 'catalogue.item.typeCode',
  sourceDepartmentId: 'catalogue.item.sourceDepartment',
  level: 'catalogue.item.level',
  carrier: 'catalogue.item.carrier',
  writing: 'catalogue.item.writing',
  group: 'catalogue.item.group',
  role: 'catalogue.item.role',
  handler: 'catalogue.item.handler',
  note: 'catalogue.item.note',
};

/** Every column the grid has, with the choices of this archive's own lists; which are shown, and where, the operator says. */
export function useGridColumns(lists: OutputOf<'settings.lists'>): readonly GridColumn[] {
  const { t } = useT();
  const levelWord = useLevelWords();
  const none: Choice = { value: '', text: '' };
  const column = (
    key: CellKey,
    width: string,
    kind: GridColumn['kind'] = 'text',
    choices?: readonly Choice[],
  ): GridColumn => ({ key, head: t(headOf[key]), width, kind, ...(choices === undefined ? {} : { choices }) });
  return [
    column('documentNumber', '130px'),
    column('responsible', '120px'),
    { ...column('title', 'minmax(240px, 1fr)'), fixed: true },
    column('date', '96px', 'date'),
    column('pageFrom', '64px', 'number'),
    column('pageTo', '64px', 'number'),
    column('typeCode', '110px', 'choice', [
      none,
      ...lists.documentTypes.map(({ code, name }) => ({ value: code, text: name })),
    ]),
    column('sourceDepartmentId', '116px', 'choice', [
      none,
      ...lists.departments.map(({ id, name }) => ({ value: String(id), text: name })),
    ]),
    column(
      'level',
      '104px',
      'choice',
      levels.map((value) => ({ value, text: levelWord(value) })),
    ),
    column(
      'carrier',
      '84px',
      'choice',
      carriers.map((value) => ({ value, text: t(`catalogue.carrier.${value}`) })),
    ),
    column('writing', '96px', 'choice', [
      none,
      ...writings.map((value) => ({ value, text: t(`catalogue.writing.${value}`) })),
    ]),
    column('group', '56px', 'number'),
    column('role', '96px', 'choice', [
      none,
      ...itemRoles.map((value) => ({ value, text: t(`catalogue.itemRole.${value}`) })),
    ]),
    column('handler', '88px'),
    column('note', '140px'),
  ];
}
