/**
 * The closed lists of an import that the engine writes and the screen puts into words: what a sheet can be, what its
 * columns can give (i18n `field.<kind>.<field>`), what can be said about a row (`issue.<reason>`), and why a batch can
 * no longer be undone as a whole (`undo.<reason>`).
 */
export const importKinds = ['volumes', 'items', 'clients', 'persons'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Fields of each kind, required ones first: without those columns nothing can be taken. */
export const importFields = {
  volumes: {
    required: ['number', 'clientCode', 'title'],
    optional: [
      'clientName', 'year', 'months', 'firstMonth', 'lastMonth', 'retention', 'pages', 'itemCount', 'level', 'levelTerm', 'location',
      'compiledBy', 'checkedBy', 'formingDepartment', 'binding', 'oldNumber', 'crossReference', 'note',
    ],
  },
  items: {
    required: ['volumeNumber', 'title'],
    optional: ['sequence', 'documentNumber', 'responsible', 'date', 'pages', 'pageCount', 'typeName', 'sourceDepartment', 'handler', 'level', 'note'],
  },
  clients: { required: ['code', 'name'], optional: ['kind', 'keeper', 'contact', 'phone', 'openedOn', 'note'] },
  persons: { required: ['name'], optional: ['staffCode', 'department', 'phone', 'leftOn'] },
} as const satisfies Record<ImportKind, { required: readonly string[]; optional: readonly string[] }>;
type FieldsOf = typeof importFields;
export type ImportField<Kind extends ImportKind> = FieldsOf[Kind]['required' | 'optional'][number];

/** What can be said about a row. Errors refuse the row; warnings are shown and the row is taken. */
export const issueReasons = [
  // errors: the cell or the row
  'missing', 'tooLong', 'forbiddenCharacter', 'twiceInFile', 'alreadyInArchive',
  'notAYear', 'notAMonth', 'notADay', 'monthsReversed', 'retentionUnknown', 'levelUnknown', 'notPages', 'pagesReversed', 'notANumber',
  'placeShape', 'codeShape', 'bindingUnknown',
  // errors: what the row belongs to
  'clientUnknown', 'volumeUnknown', 'volumeRefused', 'volumeHasErrors', 'volumeFiled',
  // warnings
  'formulaAsText', 'cellError', 'legacyCharacter', 'retentionMapped', 'levelTermMissing', 'yearFromMonths', 'clientNameDiffers', 'clientKept', 'personKept',
  'departmentUnknown', 'departmentNew', 'typeUnknown', 'personUnknown', 'itemCountDiffers', 'pageCountDiffers',
  'itemsOutOfOrder', 'monthsDiffer', 'pageGap', 'pagesOverlap', 'documentNumberMissing', 'sequenceTwice', 'comesInAssembling',
] as const;
export type IssueReason = (typeof issueReasons)[number];

/** Why a batch cannot be undone as a whole: once anything else has touched its rows (domain.md "Numbers"). */
export const undoBlocks = ['alreadyUndone', 'rowsChanged', 'rowsUsed', 'formsIssued', 'aboveClearance'] as const;
export type UndoBlock = (typeof undoBlocks)[number];
