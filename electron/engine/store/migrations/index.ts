import type { Migration } from '../migration';
import { things } from './0001-things';
import { ready } from './0002-ready';
import { placesNew } from './0003-places-new';
import { loans } from './0004-loans';
import { catalogueOrder } from './0005-catalogue-order';
import { backupPlaces } from './0006-backup-places';
import { departmentBatch } from './0007-department-batch';
import { disposal } from './0008-disposal';
import { places } from './0009-places';
import { rearranging } from './0010-rearranging';
import { attachments } from './0011-attachments';
import { finding } from './0012-finding';
import { codeParts } from './0013-code-parts';
import { handOverDay } from './0014-hand-over-day';

export const migrations: readonly Migration[] = [
  things,
  ready,
  placesNew,
  loans,
  catalogueOrder,
  backupPlaces,
  departmentBatch,
  disposal,
  places,
  rearranging,
  attachments,
  finding,
  codeParts,
  handOverDay,
];
