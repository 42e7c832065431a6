import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineClient } from '../../electron/engine-client';
import { formsOf, printedForms } from '../../shared/domain/printed-forms';

/** Every form on every paper, filled and for the pen, in both languages: DIR/forms/<language>-<form>-<paper>-<fill>.pdf. */
export async function writeForms(
  engine: EngineClient,
  folder: string,
  volumeId: number,
  emergencySheet: Uint8Array,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  const write = (name: string, pdf: Uint8Array): void => {
    writeFileSync(join(folder, name), pdf);
    written.push(name);
  };
  write('zh-CN-emergencySheet-a4-filled.pdf', emergencySheet);
  for (const language of ['zh-CN', 'en'] as const) {
    await engine.get('settings.set', { key: 'formLanguage', value: language });
    for (const form of formsOf('volumes')) {
      for (const paper of printedForms[form].papers) {
        for (const fill of printedForms[form].fills) {
          await engine.get('forms.issue', {
            of: 'volumes',
            form,
            ids: [volumeId],
            paper,
            fill,
            withoutGlyph: 'leaveBlank',
          });
          write(`${language}-${form}-${paper}-${fill}.pdf`, engine.lastDocument()?.pdf ?? new Uint8Array());
        }
      }
    }
  }
  await engine.get('settings.set', { key: 'formLanguage', value: 'zh-CN' });
  return written;
}
