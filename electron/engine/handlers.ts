import { createAttachments } from './archive/attachments';
import { createAudit } from './archive/audit';
import { createCertificates } from './archive/certificates';
import type { Backups } from './archive/backup';
import { compact } from './archive/compact';
import { createClientContacts } from './archive/client-contacts';
import { createClientList } from './archive/client-list';
import { createClients } from './archive/clients';
import { createSign } from './archive/countersign';
import { createDesk } from './archive/desk';
import { createDisposal } from './archive/disposal';
import { createDue } from './archive/disposal-due';
import { createExchange } from './archive/exchange';
import { createExport } from './archive/export';
import { createImportMappings } from './archive/import-mappings';
import { createFind } from './archive/find';
import { createHolds } from './archive/holds';
import { createForms, type Press } from './archive/forms';
import { createItemTemplates } from './archive/item-templates';
import { createLoans } from './archive/loans';
import { createLocations } from './archive/locations';
import { createOffices } from './archive/offices';
import { createOperatorDesk } from './archive/operator-desk';
import { attachmentsPath } from './archive/folder';
import type { Opening } from './archive/operators';
import { createOperatorRemoval } from './archive/operator-removal';
import { createRecoveryDesk } from './archive/recovery-desk';
import { createPersons } from './archive/persons';
import { createRearranging } from './archive/rearranging';
import { createShelvedOrder } from './archive/shelved-order';
import { createSettings } from './archive/settings';
import { verifyStoredAside } from './archive/session';
import type { OpenArchive } from './archive/unlock';
import { createVaultChange } from './archive/vault-change';
import { createVolumeList } from './archive/volume-list';
import { createVolumes } from './archive/volumes';
import { createVolumeSelection } from './archive/volume-selection';
import { createWorklist } from './archive/worklist';
import type { SessionHandlers } from './archive/subject';

/** Every subject of an unlocked archive behind the one gate: a contract row without a handler does not compile. */
export function createHandlers(
  { context, keys, watch }: OpenArchive,
  press: Press,
  backups: Backups,
  { me, throttle, prepared, rotate }: Pick<Opening, 'me' | 'throttle' | 'prepared' | 'rotate'>,
): SessionHandlers {
  const change = createVaultChange(keys, context.work);
  const selection = createVolumeSelection(context);
  const due = createDue(context);
  const shelved = createShelvedOrder(context);
  const operators = createOperatorDesk(context, keys, change, throttle);
  const sign = createSign(context, keys, throttle);
  return {
    'operators.me': me,
    ...operators,
    ...createOperatorRemoval(context, keys, async (rotation, around) => {
      await backups.before('rotation', around.signal);
      await rotate(rotation);
    }),
    ...createRecoveryDesk(context, keys, change, prepared, operators['operators.list']),
    ...createSettings(context),
    ...createPersons(context),
    ...createClients(context),
    ...createClientList(context),
    ...createClientContacts(context),
    ...createLocations(context, shelved),
    ...createFind(context),
    ...createVolumeList(context, selection),
    ...createWorklist(context, selection),
    ...createExport(context, { selection, due, shelved }),
    ...createImportMappings(context),
    ...createVolumes(context),
    ...createRearranging(context),
    ...createItemTemplates(context),
    ...createExchange(context, ({ signal }) => backups.before('import', signal)),
    ...createForms(context, press),
    ...createAttachments(context, attachmentsPath(keys.folder)),
    ...createAudit(context, verifyStoredAside),
    ...createDesk(context),
    ...createOffices(context),
    ...createLoans(context, sign),
    ...createCertificates(context, sign),
    ...createHolds(context),
    ...createDisposal(context, {
      due,
      keys,
      sign,
      backUp: (signal) => backups.before('disposal', signal),
      compact: (by) => compact(context.work, by, watch.checkpoint),
    }),
    ...backups.handlers,
  };
}
