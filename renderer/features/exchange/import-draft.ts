import { z } from 'zod';
import { encoding, type Stage } from '../../../shared/contract/exchange';
import { type Choices, choicesSchema } from './import-choices';

/** One draft a file, under the fingerprint of its bytes, so that it is found when the same file is chosen again. */
export const IMPORT_DRAFT = 'import:';
export const draftKeyOf = ({ fingerprint }: Stage): string => `${IMPORT_DRAFT}${fingerprint}`;

/** `name` is the file's, as every list of drafts shows it. */
const draftBody = z.object({ name: z.string(), encoding: encoding.nullable(), choices: choicesSchema });
export type ImportDraft = z.infer<typeof draftBody>;

export const writeDraft = (stage: Stage, choices: Choices): string =>
  JSON.stringify({ name: stage.fileName, encoding: stage.encoding, choices });

/** Null for a draft this version cannot read. */
export function readDraft(body: string): ImportDraft | null {
  try {
    return draftBody.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
