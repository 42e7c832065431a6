import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostScanMegabytes } from '../../shared/domain/scan';
import { addColleague, type Engine, newArchive, PASSPHRASE, signIn, temporaryFolder } from './engine-harness';
import { blankVolume } from './samples';

/** Scans of signed papers on a real encrypted archive: what is taken in, what is refused, what is on the disk, who sees it. */
const folder = temporaryFolder();
const outside = temporaryFolder();
const SECRET_WORDS = '绝密签字页-PLAINTEXT-7f3a';
let engine: Engine;
let open = 0;
let secret = 0;

const scan = (ending = ''): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.4\n${SECRET_WORDS}\n${ending}`), randomBytes(2000), Buffer.from('\n%%EOF\n')]);
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(500), Buffer.from('IEND')]);
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(500), Buffer.from([0xff, 0xd9])]);

let tickets = 0;
function picked(name: string, bytes: Uint8Array): string {
  const path = join(outside.path, name);
  writeFileSync(path, bytes);
  const ticket = `scan-${String((tickets += 1))}`;
  engine.receive({ kind: 'grant', ticket, path });
  return ticket;
}
const add = (name: string, bytes: Uint8Array, more: { supersedes?: number; reason?: string; id?: number } = {}) =>
  engine.ask('attachments.add', { of: 'volume', id: open, file: picked(name, bytes), note: '签字页', ...more });
const refusal = async (name: string, bytes: Uint8Array): Promise<string> => {
  const answer = await add(name, bytes);
  if (answer.ok) return 'accepted';
  return answer.error.code === 'fileRefused'
    ? answer.error.reason
    : answer.error.code === 'ruleBroken'
      ? answer.error.rule
      : answer.error.code;
};
const listed = () => engine.get('attachments.list', { of: 'volume', id: open });

beforeAll(async () => {
  engine = await newArchive(folder.path);
  const { series } = await engine.get('settings.lists', {});
  const volume = (title: string, ownLevel: 'general' | 'secret') =>
    engine.get('catalogue.saveVolume', blankVolume(series[0]?.id ?? 0, { title, ownLevel }));
  open = (await volume('往来', 'general')).id;
  secret = (await volume('密件', 'secret')).id;
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
  outside.remove();
});

describe('a scan', () => {
  it('comes back byte for byte, in memory, with name, kind, size and hash, and is an entry of the log', async () => {
    for (const [name, bytes, media] of [
      ['签字页.pdf', scan(), 'application/pdf'],
      ['第二页.png', png, 'image/png'],
      // The name says nothing: what the file is, its bytes say.
      ['third.pdf', jpeg, 'image/jpeg'],
    ] as const) {
      const answer = await add(name, bytes);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      expect(answer.value).toMatchObject({ name, media, bytes: bytes.length, note: '签字页', by: '李文' });
      const { token } = await engine.get('attachments.open', { id: answer.value.id });
      const document = engine.documents.at(-1);
      expect(document).toMatchObject({ token, media });
      expect(Buffer.from(document?.pdf ?? [])).toEqual(Buffer.from(bytes));
    }
    const log = await engine.get('audit.list', { deed: 'attachment.added' });
    expect(log.total).toBe(3);
  });

  it('leaves no plain byte in the archive folder', () => {
    const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder.path, name))
      .filter((path) => statSync(path).isFile());
    expect(files.some((path) => path.endsWith('attachments.db'))).toBe(true);
    for (const path of files) {
      const bytes = readFileSync(path);
      for (const words of [SECRET_WORDS, '%PDF-1.4', '签字页'])
        expect(bytes.includes(Buffer.from(words)), `${path} ${words}`).toBe(false);
    }
  });

  it('is refused when it is empty, too large, cut off, a TIFF, something else under its name, or there already', async () => {
    expect(await refusal('空.pdf', Buffer.alloc(0))).toBe('scanEmpty');
    const large = Buffer.concat([
      Buffer.from('%PDF-1.4'),
      Buffer.alloc(mostScanMegabytes * 1024 * 1024),
      Buffer.from('%%EOF'),
    ]);
    expect(await refusal('大.pdf', large)).toBe('scanTooLarge');
    expect(await refusal('断.pdf', scan().subarray(0, 900))).toBe('scanDamaged');
    expect(await refusal('旧.tif', Buffer.from('II*\0aaaa', 'latin1'))).toBe('scanIsTiff');
    expect(await refusal('表.pdf', Buffer.from('PK\x03\x04 a workbook'))).toBe('scanUnknown');
    expect(await refusal('网页.png', Buffer.from('<html><script>1</script>'))).toBe('scanUnknown');
    const same = scan('twice');
    expect(await refusal('一.pdf', same)).toBe('accepted');
    const before = statSync(join(folder.path, 'attachments.db')).size;
    expect(await refusal('二.pdf', same)).toBe('attachedAlready');
    expect(statSync(join(folder.path, 'attachments.db')).size).toBeLessThanOrEqual(before + 8192);
    const gone = picked('没了.pdf', scan());
    rmSync(join(outside.path, '没了.pdf'));
    const answer = await engine.ask('attachments.add', { of: 'volume', id: open, file: gone });
    expect(answer).toMatchObject({ ok: false, error: { code: 'fileRefused', reason: 'fileUnreadable' } });
  });

  it('is superseded with a reason, once, and stays', async () => {
    const before = await listed();
    const [first] = before;
    if (first === undefined) throw new Error('nothing attached');
    const silent = await add('无理由.pdf', scan('silent'), { supersedes: first.id });
    expect(silent).toMatchObject({ ok: false, error: { code: 'invalidInput', fields: { reason: ['required'] } } });
    const answer = await add('重扫.pdf', scan('again'), { supersedes: first.id, reason: '原件漏扫背面' });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const after = await listed();
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({ id: first.id, supersededBy: answer.value.id, supersededReason: '原件漏扫背面' });
    const twice = await add('再扫.pdf', scan('third'), { supersedes: first.id, reason: '又一次' });
    expect(twice).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await listed()).toHaveLength(after.length);
    await engine.get('attachments.open', { id: first.id });
  });
});

describe('a backup', () => {
  it('holds the scans, is refused when one of them differs, and brings them back', async () => {
    await engine.get('backup.make', {});
    const place = join(folder.path, 'backups');
    const [made] = readdirSync(place).sort().slice(-1);
    if (made === undefined) throw new Error('no backup');
    expect(existsSync(join(place, made, 'attachments.db'))).toBe(true);
    await engine.get('backup.test', { source: { at: 'own', name: made } });
  }, 60_000);

  it('is not made where a scan of the register is missing from its file', async () => {
    const path = join(folder.path, 'attachments.db');
    const kept = readFileSync(path);
    writeFileSync(path, Buffer.concat([kept.subarray(0, 5000), randomBytes(200), kept.subarray(5200)]));
    const answer = await engine.ask('backup.make', {});
    expect(answer.ok).toBe(false);
    writeFileSync(path, kept);
    expect((await engine.ask('backup.make', {})).ok).toBe(true);
  }, 60_000);
});

describe('who sees a scan', () => {
  it('is who sees what it belongs to: above the clearance neither list nor document nor a count exists', async () => {
    const file = picked('密.pdf', scan('level'));
    const hidden = await engine.get('attachments.add', { of: 'volume', id: secret, file });
    await addColleague(engine, { login: 'chen', fullName: '陈静', roles: ['archivist'], clearance: 'general' });
    await addColleague(engine, { login: 'wu', fullName: '吴审', roles: ['supervisor'] });
    engine.close();
    engine = await signIn(folder.path, 'chen');
    const missing = { ok: false, error: { code: 'notFound' } };
    expect(await engine.ask('attachments.list', { of: 'volume', id: secret })).toMatchObject(missing);
    expect(await engine.ask('attachments.open', { id: hidden.id })).toMatchObject(missing);
    expect(
      await engine.ask('attachments.add', { of: 'volume', id: secret, file: picked('x.pdf', scan('x')) }),
    ).toMatchObject(missing);
    expect((await listed()).length).toBeGreaterThan(0);
    engine.close();
    engine = await signIn(folder.path, 'wu', { passphrase: PASSPHRASE });
    expect(await add('y.pdf', scan('y'))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const [one] = await listed();
    await engine.get('attachments.open', { id: one?.id ?? 0 });
  }, 60_000);
});
