import { backupKills } from './backup-kills';
import { crash } from './crash';
import { diskErrors } from './disk-errors';
import { disposalKills } from './disposal-kills';
import { drill } from './drill';
import { exits } from './exits';
import { flips } from './flips';
import { fullDisk } from './full-disk';
import { jobErrors } from './job-errors';
import { logMutations } from './log-mutations';
import { messages } from './messages';
import { power } from './power';
import { restoreKills } from './restores';
import { rotation } from './rotation';
import type { Outcome } from './report';
import type { Subject } from './subject';
import { vaultCuts } from './vault-cuts';
import { vaultFlips } from './vault-flips';
import { years } from './years';

type Run = (subject: Subject) => Promise<Outcome> | Outcome;
/** The one list of the faults: `full` is what is promised (durability design, section 7), `quick` what `npm test` has time for. */
export const programs: Readonly<Record<string, { readonly full: Run; readonly quick: Run }>> = {
  crash: { full: (s) => crash(s, 200, 10_000), quick: (s) => crash(s, 3, 120) },
  power: { full: (s) => power(s, 400, 150, 100), quick: (s) => power(s, 40, 40, 24) },
  vaultCuts: { full: (s) => vaultCuts(s, 700, 6), quick: (s) => vaultCuts(s, 80, 1) },
  diskErrors: { full: (s) => diskErrors(s, 200), quick: (s) => diskErrors(s, 4) },
  jobErrors: {
    full: (s) =>
      jobErrors(s, {
        backup: { write: 200, sync: 200 },
        newKey: { write: 24, sync: 100 },
        restore: { write: 24, sync: 100 },
      }),
    quick: (s) =>
      jobErrors(s, {
        backup: { write: 2, sync: 2 },
        newKey: { write: 3, sync: 2 },
        restore: { write: 2, sync: 2 },
      }),
  },
  fullDisk: { full: (s) => fullDisk(s), quick: (s) => fullDisk(s, 2) },
  flips: { full: (s) => flips(s, 1_000), quick: (s) => flips(s, 80) },
  vault: { full: (s) => vaultFlips(s, 3_000), quick: (s) => vaultFlips(s, 300) },
  log: { full: (s) => logMutations(s, 2_000), quick: (s) => logMutations(s, 160) },
  messages: { full: (s) => messages(s, 10_000), quick: (s) => messages(s, 60) },
  rotation: { full: (s) => rotation(s, 80), quick: (s) => rotation(s, 3) },
  backups: { full: (s) => backupKills(s, 20), quick: (s) => backupKills(s, 2) },
  restores: {
    full: (s) => restoreKills(s, { name: 1, sync: 1, write: 2 }),
    quick: (s) => restoreKills(s, { name: 3 }),
  },
  disposal: { full: (s) => disposalKills(s, 40), quick: (s) => disposalKills(s, 3) },
  years: { full: (s) => years(s, 3_652), quick: (s) => years(s, 60) },
  drill: { full: (s) => drill(s, 100), quick: (s) => drill(s) },
  exits: { full: (s) => exits(s, 200), quick: (s) => exits(s, 6) },
};
