import type { EngineClient } from '../../electron/engine-client';
import type { ApprovalBy } from '../../shared/contract/approvals';

/** Who else works in the demo archive: each name, code and passphrase invented, and all of them in its README.txt. */
export const colleagues = [
  {
    login: 'heping',
    fullName: '何平',
    staffCode: 'M01',
    role: 'departmentHead',
    passphrase: '银杏 茶壶 麦田 渡口 信封 棉袄',
  },
  {
    login: 'zhoulan',
    fullName: '周岚',
    staffCode: 'S01',
    role: 'manager',
    passphrase: '松针 灯塔 邮票 蜂蜜 铁路 木桶',
  },
  {
    login: 'sunyue',
    fullName: '孙悦',
    staffCode: 'S02',
    role: 'supervisor',
    passphrase: '竹篮 海棠 船票 风筝 石磨 纸伞',
  },
  {
    login: 'heyuan',
    fullName: '何远',
    staffCode: 'S03',
    role: 'auditor',
    passphrase: '葡萄 钟楼 雨靴 算盘 河岸 毛毯',
  },
] as const;
type Login = (typeof colleagues)[number]['login'];

export const countersign = (login: Login): ApprovalBy => ({
  way: 'countersign',
  login,
  passphrase: colleagues.find((one) => one.login === login)?.passphrase ?? '',
});

/** Operators of their own, and the head of every department. Answers who is who, by login. */
export async function bringColleagues(engine: EngineClient): Promise<ReadonlyMap<string, number>> {
  const personOf = new Map<string, number>();
  for (const { role, login, fullName, staffCode, passphrase } of colleagues) {
    const { operators } = await engine.get('operators.add', {
      person: { kind: 'new', fullName, staffCode },
      login,
      roles: [role],
      clearance: 'topSecret',
      passphrase,
    });
    personOf.set(login, operators.find((one) => one.login === login)?.personId ?? 0);
  }
  const { departments } = await engine.get('settings.lists', {});
  for (const { id, version, name } of departments)
    await engine.get('settings.saveDepartment', {
      id,
      version,
      name,
      headId: personOf.get('heping') ?? null,
      deputyId: null,
    });
  return personOf;
}
