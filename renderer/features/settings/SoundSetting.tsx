import { Button, Switch } from 'antd';
import { useT } from '../../lib/i18n';
import { play, type Tone, useSoundSwitch } from '../../lib/sounds';
import { Section } from '../../ui/Page';

const tones = ['good', 'attention', 'bad'] as const satisfies readonly Tone[];

/** Sounds of the scan screens, for this operator alone: no rule of the archive and so no entry in the log. */
export function SoundSetting() {
  const { t } = useT();
  const [on, keep] = useSoundSwitch();
  return (
    <Section title={t('settings.sounds.title')}>
      <div className="row">
        <Switch checked={on} onChange={keep} aria-label={t('settings.sounds.switch')} />
        <span>{t('settings.sounds.switch')}</span>
        {tones.map((tone) => (
          <Button key={tone} size="small" onClick={() => play(tone)}>
            {t(`settings.sounds.${tone}`)}
          </Button>
        ))}
      </div>
      <p className="soft">{t('settings.sounds.hint')}</p>
    </Section>
  );
}
