/** Roles (DA-3, domain.md): archivist 档案管理员 · supervisor 客户信息主管 · manager 客户服务部经理 · director 客户总监 ·
 * generalManager 总经理 · departmentHead 部门负责人 · auditor 审计员. One person may hold several. */
export const roles = [
  'archivist',
  'supervisor',
  'manager',
  'director',
  'generalManager',
  'departmentHead',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** `public`: asked before anyone unlocks · `session`: anyone signed in. */
export const permissions = [
  'public',
  'session',
  'read',
  'catalogue.write',
  'exchange.write',
  'persons.write',
  'settings.write',
  'forms.print',
  'audit.read',
  'operators.write',
  'loans.write',
  'loans.approve',
  'certificates.write',
  'holds.write',
  'disposal.read',
  'disposal.write',
  'disposal.approve',
  'backup.write',
] as const;
export type Permission = (typeof permissions)[number];

const everyone: readonly Permission[] = ['public', 'session'];

/**
 * Who may do what. Only the archivist registers, files and changes holdings (DA-3.1); the manager checks and sees the
 * whole log (DA-3.2); a department head only countersigns; the auditor reads the log and nothing else.
 *
 * Accounts (`operators.write`) are kept by the archivist and the manager. The archivist, because an archive begins with
 * one archivist alone and the keeper of the room is who is there when a colleague comes or goes; the manager, because he
 * answers for the staff (DA-3.2) and because nobody changes or removes himself (domain/operators.ts): with two holders
 * each is the other's check. Nobody else: supervisor, director and general manager approve loans and disposals, and who
 * approves should not also decide who may ask. Every change is an entry that the approvers and the auditor read.
 *
 * Loans: who holds a step or stands in at it signs in their own session (`loans.approve`); the director stands in for the
 * general manager, and for the manager where the setting says so. Who may sign which slip is domain/loan-approvals.ts.
 *
 * Disposal: the archivist draws up lists and carries them out (`disposal.write`); manager, department head, director and
 * their stand-ins sign (`disposal.approve`), which also lets the operator in session pass the dialog to them. Who may
 * sign what is domain/disposal-rules.ts. Holds are laid and released by archivist and manager.
 *
 * Backups (`backup.write`) are made and tried by the archivist, who keeps the room; the manager answers for the holdings
 * and may do the same when the archivist is away.
 */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  archivist: [
    ...everyone,
    'read',
    'catalogue.write',
    'exchange.write',
    'persons.write',
    'settings.write',
    'forms.print',
    'audit.read',
    'operators.write',
    'loans.write',
    'loans.approve',
    'certificates.write',
    'holds.write',
    'disposal.read',
    'disposal.write',
    'disposal.approve',
    'backup.write',
  ],
  supervisor: [
    ...everyone,
    'read',
    'forms.print',
    'loans.approve',
    'certificates.write',
    'disposal.read',
    'disposal.approve',
  ],
  manager: [
    ...everyone,
    'read',
    'forms.print',
    'settings.write',
    'persons.write',
    'audit.read',
    'operators.write',
    'loans.approve',
    'certificates.write',
    'holds.write',
    'disposal.read',
    'disposal.approve',
    'backup.write',
  ],
  director: [...everyone, 'read', 'audit.read', 'loans.approve', 'disposal.read', 'disposal.approve'],
  generalManager: [...everyone, 'read', 'audit.read', 'loans.approve', 'disposal.read', 'disposal.approve'],
  departmentHead: everyone,
  auditor: [...everyone, 'audit.read'],
};

/** All that a person with these roles may do, in the order of `permissions`. */
export function permissionsFor(held: readonly Role[]): Permission[] {
  const granted = new Set<Permission>(['public', ...held.flatMap((role) => permissionsOf[role])]);
  return permissions.filter((permission) => granted.has(permission));
}

export function may(held: readonly Role[], permission: Permission): boolean {
  return permissionsFor(held).includes(permission);
}
