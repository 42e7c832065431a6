import { describe, expect, it } from 'vitest';
import { checkPassphrase, passphraseAdvice, type PassphraseAdvice } from '../../electron/engine/vault/passphrase';

const ABOUT = ['lihua', '李华', 'HX01', '华兴贸易有限公司'];
const check = (passphrase: string) => checkPassphrase(passphrase, ABOUT);

describe('accepted', () => {
  it.each([
    ['five Chinese words', '青铜灯笼骆驼窗帘算盘'],
    ['five Chinese words with spaces', '骆驼 青铜 灯笼 窗帘 算盘'],
    ['a sentence of one’s own', '我家门口有三棵老槐树'],
    ['diceware', 'blue-teapot-rides-snow-lamp'],
    ['a pinyin sentence nobody says', 'luotuo chuanglian denglong qingtong'],
    ['twelve random characters', 'mQ8#vT2!kLp9'],
    ['Chinese and Latin mixed', '槐树teapot算盘7骆驼'],
    ['mostly signs', '#!m%K&@9(x)$+='],
    ['very long', 'blue teapot rides snow '.repeat(17)],
  ])('%s', async (_name, passphrase) => {
    expect(await check(passphrase)).toEqual({ acceptable: true, score: 4, advice: [] });
  });
});

describe('refused, with the reason', () => {
  it.each<[string, PassphraseAdvice]>([
    ['', 'tooShort'],
    ['mQ8#vT2!kLp', 'tooShort'],
    ['北京路建国门四号', 'tooShort'],
    ['山 水 木 火 土', 'tooShort'],
    ['20240101201901', 'onlyDigits'],
    ['8305 7726 1947 5530', 'onlyDigits'],
    ['１２９４７７３０５５８１６４', 'onlyDigits'],
    ['110101199001011234', 'onlyDigits'],
    ['11010119900101123X', 'personalNumber'],
    ['13812345678a', 'personalNumber'],
    ['zhangsan13812345678', 'personalNumber'],
    ['lihua-rides-blue-teapot-snow', 'aboutYou'],
    ['李华家的骆驼窗帘算盘灯笼', 'aboutYou'],
    ['骆驼窗帘算盘灯笼HX-01', 'aboutYou'],
    ['骆驼窗帘算盘灯笼ｈｘ０１', 'aboutYou'],
    ['woaini1314520', 'commonWords'],
    ['woaini5201314', 'commonWords'],
    ['wobuzhidaomima', 'commonWords'],
    ['P@ssw0rd1234', 'commonWords'],
    ['Admin@123456', 'commonWords'],
    ['Aa123456789.', 'commonWords'],
    ['Guicang2026!!', 'commonWords'],
    ['danganshi@2026', 'commonWords'],
    ['kehudangan2026', 'commonWords'],
    ['wangxiaoming1985', 'commonWords'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'commonWords'],
    ["asdfghjkl;'zxc", 'keyboardRow'],
    ['abcdefghijklmnop', 'sequence'],
    ['aaaaaaaaaaaaaa', 'repeated'],
    ['我爱你我爱你我爱你我爱你', 'repeated'],
    ['骆驼骆驼骆驼骆驼骆驼骆驼', 'repeated'],
    ['admin@2024admin', 'commonWords'],
    ['a-d-m-i-n-1-2-3-4', 'addWords'],
    ['zhongguo19900101', 'date'],
    ['一九九零年一月一日生日快乐', 'date'],
    ['一二三四五六七八九十', 'knownText'],
    ['十九八七六五四三二一', 'knownText'],
    ['甲乙丙丁戊己庚辛壬癸', 'knownText'],
    ['床前明月光疑是地上霜', 'knownText'],
    ['好好学习天天向上2026', 'knownText'],
    ['富强民主文明和谐自由平等', 'knownText'],
  ])('%s: %s', async (passphrase, reason) => {
    const verdict = await check(passphrase);
    expect(verdict.acceptable).toBe(false);
    expect(verdict.advice).toContain(reason);
  });

  it('is refused when too short however strange, and the score still tells its strength', async () => {
    expect(await check('mQ8#vT2!kLp')).toEqual({ acceptable: false, score: 4, advice: ['tooShort'] });
  });
});

it('does not find a short name inside other words', async () => {
  expect((await checkPassphrase('blue-teapot-rides-snow-lamp', ['li', 'sn', 'lue', '007'])).acceptable).toBe(true);
});

it('gives each reason once, in the order of the list', async () => {
  for (const passphrase of ['abcabcabc', '13812345678woaini', '床前明月光1990']) {
    const { advice } = await check(passphrase);
    expect(advice).toEqual(passphraseAdvice.filter((code) => advice.includes(code)));
    expect(advice.length).toBeGreaterThan(0);
  }
});
