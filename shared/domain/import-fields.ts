/**
 * The closed lists of an import that the engine writes and the screen puts into words: what a sheet can be, what its
 * columns can give (i18n `field.<kind>.<field>`), what can be said about a row (`issue.<reason>`), and why a batch can
 * no longer be undone as a whole (`undo.<reason>`).
 */
export const importKinds = ['volumes', 'items', 'clients', 'persons', 'locations'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Fields of each kind, required ones first: without those columns nothing can be taken. */
export const importFields = {
  volumes: {
    required: ['number', 'clientCode', 'title'],
    optional: [
      'clientName',
      'year',
      'months',
      'firstMonth',
      'lastMonth',
      'retention',
      'pages',
      'itemCount',
      'level',
      'levelTerm',
      'location',
      'compiledBy',
      'checkedBy',
      'formingDepartment',
      'binding',
      'oldNumber',
      'crossReference',
      'note',
      'series',
      'filingNumber',
      'ownLevel',
      'retentionBasis',
      'basisDate',
      'compiledOn',
      'checkedOn',
      'closingNote',
      'state',
      'current',
      'key',
      'thickness',
    ],
  },
  items: {
    required: ['volumeNumber', 'title'],
    optional: [
      'sequence',
      'documentNumber',
      'responsible',
      'date',
      'pages',
      'pageCount',
      'typeName',
      'sourceDepartment',
      'handler',
      'level',
      'note',
      'carrier',
      'writing',
      'group',
      'role',
    ],
  },
  clients: {
    required: ['code', 'name'],
    optional: ['kind', 'keeper', 'contact', 'phone', 'openedOn', 'note', 'contactNote', 'otherContacts'],
  },
  persons: {
    required: ['name'],
    optional: ['staffCode', 'department', 'phone', 'leftOn', 'organisation', 'identityPaper'],
  },
  locations: { required: ['code'], optional: ['capacity', 'purpose', 'closedOn'] },
} as const satisfies Record<ImportKind, { required: readonly string[]; optional: readonly string[] }>;
type FieldsOf = typeof importFields;
export type ImportField<Kind extends ImportKind> = FieldsOf[Kind]['required' | 'optional'][number];

/** An error refuses its row. */
export const errorReasons = [
  'numberMissing',
  'titleMissing',
  'codeMissing',
  'nameMissing',
  'clientMissing',
  'duplicateNumber',
  'numberTaken',
  'duplicateCode',
  'yearUnreadable',
  'monthUnreadable',
  'dateUnreadable',
  'retentionUnreadable',
  'levelUnreadable',
  'pagesUnreadable',
  'bindingUnreadable',
  'locationUnreadable',
  'capacityUnreadable',
  'thicknessUnreadable',
  'seriesUnknown',
  'wordUnknown',
  'contactsUnreadable',
  'codeUnreadable',
  'errorCell',
  'forbiddenCharacter',
  'tooLong',
  'volumeUnknown',
  'volumeRefused',
  'volumeAlreadyThere',
] as const;
/** A warning is shown and its row is taken. */
export const warningReasons = [
  'formula',
  'clientNameDiffers',
  'itemCountDiffers',
  'typeUnknown',
  'levelTermWritten',
  'levelTermCounted',
  'monthAmbiguous',
  'alreadyThere',
  'placeAlike',
  'placeClosed',
  'stateNotTaken',
  'numberSpent',
  'comesInAssembling',
] as const;
export type ErrorReason = (typeof errorReasons)[number];
export type WarningReason = (typeof warningReasons)[number];
/** `check.<code>`: a finding of the filing checks. */
export type IssueReason = ErrorReason | WarningReason | `check.${string}`;

/** Why a whole file is not taken in (`refusal.<reason>`). */
export const refusalReasons = [
  'fileEmpty',
  'fileTooLarge',
  'fileUnreadable',
  'notAWorkbook',
  'oldExcelFormat',
  'webPageAsWorkbook',
  'zipDamaged',
  'zipEncrypted',
  'tooManyParts',
  'unpacksTooLarge',
  'partTooDense',
  'sizesFalse',
  'partDamaged',
  'xmlForbidden',
  'tooMuchText',
  'tooManyRows',
  'tooManyColumns',
  'cellTooLong',
  'binaryFile',
  'encodingUnknown',
  'quoteNotClosed',
  'quoteMisplaced',
  'raggedRow',
  'recordTooLong',
  'headerTwice',
  'headerForbidden',
  'headerMissing',
  'sheetMissing',
  'columnMissing',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a batch cannot be undone as a whole: once anything else has touched its rows (domain.md "Numbers"). */
export const undoBlocks = ['alreadyUndone', 'rowsChanged', 'rowsUsed', 'formsIssued', 'aboveClearance'] as const;
export type UndoBlock = (typeof undoBlocks)[number];
export const isUndoBlock = (reason: string): reason is UndoBlock => undoBlocks.some((block) => block === reason);
