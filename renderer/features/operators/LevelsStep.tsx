import { Button } from 'antd';
import { useState } from 'react';
import { builtInDocumentTypes } from '../../../shared/domain/document-types';
import { type Level, levels } from '../../../shared/domain/level';
import { useT } from '../../lib/i18n';
import { StepForm } from './StepForm';
import type { WizardState } from './wizard-state';

type Props = {
  readonly state: WizardState;
  readonly onBack: () => void;
  readonly onNext: (part: Pick<WizardState, 'levels'>) => void;
};

/** BM-6 read word by word: contracts 秘密, all other client data 机密. */
const literal = Object.fromEntries(
  builtInDocumentTypes.map(({ code, literalLevel }): [string, Level] => [code, literalLevel]),
);
const unmarked = Object.fromEntries(builtInDocumentTypes.map(({ code }): [string, Level] => [code, 'general']));

/** DA-14.2, BM-6: which document types are marked from the start. Nothing is chosen beforehand and none may be left open. */
export function LevelsStep({ state, onBack, onNext }: Props) {
  const { t, language } = useT();
  const [chosen, setChosen] = useState(state.levels);
  const open = builtInDocumentTypes.filter(({ code }) => chosen[code] === undefined).length;
  const allMarked = open === 0 && Object.values(chosen).every((level) => level !== 'general');
  return (
    <StepForm onBack={onBack} onNext={() => onNext({ levels: chosen })} canGoOn={open === 0}>
      <p>{t('operators.levels.explain')}</p>
      <p className="notice notice-warn">{t('operators.levels.literal')}</p>
      <div className="row">
        <Button onClick={() => setChosen(unmarked)}>{t('operators.levels.allUnmarked')}</Button>
        <Button onClick={() => setChosen(literal)}>{t('operators.levels.asWritten')}</Button>
      </div>
      <table className="levels">
        <thead>
          <tr>
            <th scope="col">{t('operators.levels.type')}</th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {t(`common.level.${level}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {builtInDocumentTypes.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name[language]}</th>
              {levels.map((level) => (
                <td key={level}>
                  <input
                    type="radio"
                    name={code}
                    aria-label={`${name[language]}: ${t(`common.level.${level}`)}`}
                    checked={chosen[code] === level}
                    onChange={() => setChosen({ ...chosen, [code]: level })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">
        {open > 0
          ? t('operators.levels.open', { count: open })
          : allMarked
            ? t('operators.levels.stopsLending')
            : t('operators.levels.complete')}
      </p>
    </StepForm>
  );
}
