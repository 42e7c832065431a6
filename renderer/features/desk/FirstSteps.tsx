import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { EmptyState } from '../../ui/EmptyState';

/** What to do in an archive that holds nothing yet, for whoever may do it. */
export function FirstSteps() {
  const { t } = useT();
  const mayImport = useMay('exchange.write');
  const mayWrite = useMay('catalogue.write');
  const steps = [
    ...(mayImport ? [{ to: paths.exchange(), words: t('desk.startImport'), hint: t('desk.startImportHint') }] : []),
    ...(mayWrite
      ? [
          { to: paths.newClient(), words: t('desk.startClient'), hint: t('desk.startClientHint') },
          { to: paths.newVolume(), words: t('desk.startVolume'), hint: t('desk.startVolumeHint') },
        ]
      : []),
  ];
  if (steps.length === 0) return <EmptyState title={t('desk.start')} hint={t('desk.startReader')} />;
  const list = (
    <ol className="first-steps">
      {steps.map(({ to, words, hint }) => (
        <li key={to}>
          <a href={`#${to}`}>{words}</a> <span>{hint}</span>
        </li>
      ))}
    </ol>
  );
  return <EmptyState title={t('desk.start')} hint={t('desk.startHint')} actions={list} />;
}
