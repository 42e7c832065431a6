import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';

const ENOUGH = 3;

/** How strong the engine finds what is typed, in words, with what would make it stronger. */
export function PassphraseStrength({
  passphrase,
  about,
}: {
  readonly passphrase: string;
  readonly about: readonly string[];
}) {
  const { t, code } = useT();
  const judged = useQuery(
    'operators.checkPassphrase',
    { passphrase, about: about.map((word) => word.slice(0, 80)) },
    [],
  );
  if (passphrase === '' || judged.status !== 'ready')
    return <p className="strength soft">{t('operators.strength.none')}</p>;
  const { score, acceptable, advice } = judged.value;
  const verdict = acceptable ? t('operators.strength.enough') : t('operators.strength.weak');
  return (
    <div role="status">
      <p className="strength">
        <meter
          min={0}
          max={4}
          low={ENOUGH}
          high={ENOUGH}
          optimum={4}
          value={score}
          aria-label={t('operators.strength.label')}
        />
        {verdict}
      </p>
      <ul className="soft">
        {advice.map((one) => (
          <li key={one}>{code('passphrase', one)}</li>
        ))}
      </ul>
    </div>
  );
}
