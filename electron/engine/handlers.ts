import { createAudit } from './archive/audit';
import { createClients } from './archive/clients';
import { createDesk } from './archive/desk';
import { createExchange } from './archive/exchange';
import { createFind } from './archive/find';
import { createForms, type Press } from './archive/forms';
import { createLocations } from './archive/locations';
import { createPersons } from './archive/persons';
import { createSettings } from './archive/settings';
import { type OpenArchive, verifyStored } from './archive/unlock';
import { createVolumeList } from './archive/volume-list';
import { createVolumes } from './archive/volumes';
import type { SessionHandlers } from './archive/subject';
import type { OutputOf } from '../../shared/contract/index';

/** Every subject of an unlocked archive behind the one gate: a contract row without a handler does not compile. */
export function createHandlers(
  { context }: OpenArchive,
  press: Press,
  me: () => OutputOf<'operators.me'>,
): SessionHandlers {
  return {
    'operators.me': me,
    ...createSettings(context),
    ...createPersons(context),
    ...createClients(context),
    ...createLocations(context),
    ...createFind(context),
    ...createVolumeList(context),
    ...createVolumes(context),
    ...createExchange(context),
    ...createForms(context, press),
    ...createAudit(context, verifyStored),
    ...createDesk(context),
  };
}
