/** The negative control of exits.ts: a store that nobody closes, its file taken away, a logger that is then called. */
const { unlinkSync } = require('node:fs');
const { Database, setLogger } = require('@signalapp/sqlcipher');
setLogger(() => undefined);
const db = new Database(process.argv[2]);
db.pragma(`key = "x'${'ab'.repeat(32)}'"`);
db.pragma('journal_mode = WAL');
db.exec('CREATE TABLE t (a)');
globalThis.kept = db;
for (const end of ['', '-wal', '-shm']) unlinkSync(`${process.argv[2]}${end}`);
