/** Advice of engine/vault/passphrase.ts: what would make the passphrase stronger. */
export const passphrase = {
  tooShort: '再长一些：至少 12 个字符，或五个以上的词',
  onlyDigits: '不要只用数字',
  aboutYou: '不要用姓名、登录名、工号或单位名称',
  personalNumber: '不要用电话、身份证号之类的号码',
  commonWords: '常见的词和口令容易被猜到',
  knownText: '诗句、成语、歌词容易被猜到',
  keyboardRow: '不要用键盘上相邻的一排键',
  sequence: '不要用 abc、123 之类的顺序',
  repeated: '不要重复同样的字符',
  date: '不要用日期或年份',
  addWords: '再加一两个互不相关的词',
};
