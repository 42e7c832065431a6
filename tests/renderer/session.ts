import { permissionsFor } from '../../shared/domain/permissions';
import type { Session } from '../../renderer/lib/session';

/** An archivist signed in to the archive of 恒信贸易, with the permissions their roles give. */
export function sessionOf(given: Partial<Session> = {}): Session {
  const roles = given.roles ?? ['archivist'];
  return {
    operatorId: 1,
    personId: 1,
    login: 'liwen',
    fullName: '李文',
    roles,
    clearance: 'secret',
    permissions: permissionsFor(roles),
    fondsNumber: 'HX01',
    fondsName: '恒信贸易有限公司',
    archiveTag: '37',
    today: '2026-11-23',
    idleMinutes: 5,
    timeZone: 'Asia/Shanghai',
    warnings: [],
    failedAttempts: [],
    ...given,
  };
}
