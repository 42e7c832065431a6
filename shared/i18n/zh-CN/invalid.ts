/** Messages of the contract's schemas; `invalid` stands for any that has no words of its own. */
export const invalid = {
  invalid: '此栏内容不符合要求', required: '此栏必填', tooLong: '内容太长', forbiddenCharacter: '含有看不见或不可保存的字符',
  notADay: '不是有效日期，例如 2026-03-02', notAMonth: '不是有效年月，例如 2026-03', notAYear: '不是有效年份', notAPage: '页数应为 1 至 99999',
  loginShape: '登录名以小写字母开头，可用字母、数字、点和横线，2 至 32 个字符', fondsNumberShape: '全宗号为 1 至 12 个字母或数字',
  codeShape: '代码只能用字母和数字', passphrasesDiffer: '两次输入的口令不一致', tooWeak: '口令强度不够', aboveClearance: '高于您的密级权限', recoveryKeyDiffers: '恢复密钥不符', notATimeZone: '没有这个时区', notAllowed: '不在允许的范围内',
  chooseOne: '请作出选择',
};
