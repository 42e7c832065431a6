/**
 * The negative control of power.ts, loaded before the engine with `--require`: what the driver would do by itself at
 * every opening, synchronous=NORMAL, while it answers FULL to whoever asks. Nothing of the product can load it.
 */
const { Database } = require('@signalapp/sqlcipher');
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (source, options) {
  if (source === 'synchronous = 2') return pragma.call(this, 'synchronous = 1', options);
  return source === 'synchronous' ? 2 : pragma.call(this, source, options);
};
