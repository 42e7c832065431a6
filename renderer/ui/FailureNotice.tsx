import type { AppError } from '../../shared/errors';
import { instant } from '../lib/format';
import { useT } from '../lib/i18n';
import { assertNever } from '../../shared/result';
import './notice.css';

/** 1,048,576: a limit is a number to be read; a line or a row is one to be found, and stays as it is. */
const figure = (name: string, fact: string): string =>
  name === 'limit' && /^\d+$/.test(fact) ? fact.replace(/\B(?=(\d{3})+$)/g, ',') : fact;

/** The blanks of an error's sentences; its facts are safe by the contract (no path, no record text). */
function valuesOf(error: AppError): Record<string, string | number> {
  switch (error.code) {
    case 'throttled':
      return { seconds: error.seconds };
    case 'diskFull':
      return { needed: error.needed };
    case 'storeFromLater':
      return { found: error.found, known: error.known };
    case 'storeDamaged':
      return { page: error.page ?? '' };
    case 'logBroken':
      return { seq: error.seq };
    case 'entriesMissing':
    case 'witnessBehind':
      return { from: error.from, to: error.to };
    case 'historyDiffers':
      return { seq: error.seq };
    case 'clockBehind':
      return { lastAt: instant(error.lastAt) };
    case 'internal':
      return { incidentId: error.incidentId };
    case 'notPrintable':
      return { characters: error.characters.join(' ') };
    case 'ruleBroken':
    case 'backupFailed':
      return error.facts;
    case 'fileRefused':
      return Object.fromEntries(Object.entries(error.facts).map(([name, fact]) => [name, figure(name, fact)]));
    case 'invalidInput':
    case 'locked':
    case 'forbidden':
    case 'notFound':
    case 'stale':
    case 'busy':
    case 'cancelled':
    case 'folderMissing':
    case 'folderNotEmpty':
    case 'folderReadOnly':
    case 'openElsewhere':
    case 'vaultMissing':
    case 'vaultDamaged':
    case 'vaultTampered':
    case 'wrongPassphrase':
    case 'storeMissing':
    case 'diskError':
    case 'pageReplaced':
    case 'witnessMissing':
    case 'witnessDamaged':
    case 'witnessUnsettled':
    case 'witnessNotWritten':
    case 'folderIsBackup':
      return {};
    default:
      return assertNever(error);
  }
}

/** The three sentences of an error: what happened, what is safe, what to do now. */
export function useSentences(): (error: AppError) => {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
} {
  const { t, code } = useT();
  return (error) => {
    const values = valuesOf(error);
    const what =
      error.code === 'ruleBroken'
        ? code('rule', error.rule, values)
        : error.code === 'fileRefused'
          ? code('refusal', error.reason, values)
          : error.code === 'backupFailed'
            ? code('backupFault', error.facts['needed'] === undefined ? error.reason : 'diskFullNeeds', values)
            : error.code === 'storeDamaged' && error.page === null
              ? t('backup.damagedWhole')
              : t(`error.${error.code}.what`, values);
    return { what, safe: t(`error.${error.code}.safe`, values), todo: t(`error.${error.code}.todo`, values) };
  };
}

/** Stands where something failed; read aloud at once. */
export function FailureNotice({ error }: { readonly error: AppError }) {
  const { code } = useT();
  const { what, safe, todo } = useSentences()(error);
  const complaints = error.code === 'invalidInput' ? [...new Set(Object.values(error.fields).flat())] : [];
  return (
    <div role="alert" className="notice notice-bad">
      <p className="notice-what">{what}</p>
      {complaints.map((one) => (
        <p key={one}>{code('invalid', one)}</p>
      ))}
      <p>{safe}</p>
      <p>{todo}</p>
    </div>
  );
}
