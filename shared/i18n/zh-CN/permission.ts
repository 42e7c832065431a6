/** What a role may do: `permission.<code>`, the codes being those of domain/permissions. */
export const permission = {
  public: '解锁之前',
  session: '已解锁',
  read: '查看目录、客户与人员',
  catalogue: { write: '登记、修改、归档案卷' },
  exchange: { write: '导入台账' },
  persons: { write: '维护人员名单' },
  settings: { write: '更改设置' },
  forms: { print: '打印表格' },
  loans: { write: '办理借阅', approve: '审批借阅' },
  certificates: { write: '出具证明' },
  holds: { write: '冻结与解冻' },
  disposal: { read: '查看销毁清册', write: '拟定、办理销毁清册', approve: '鉴定、批准、复核的签署' },
  audit: { read: '查看与核验日志' },
  backup: { write: '做备份、试恢复、从备份恢复' },
  operators: { write: '增加、更改、移除操作人，更换恢复密钥' },
};
