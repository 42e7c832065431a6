import { app } from 'electron';

/**
 * How many days a test has the engine's clock go ahead, as the words of its command line: half a year lies between
 * setting apart and destroying (DA-15.3). A packaged program has the PC's clock and no other.
 */
export function clockWords(): readonly string[] {
  const days = process.env['GUICANG_DAYS_AHEAD'];
  return days === undefined || app.isPackaged ? [] : ['--days-ahead', days];
}
