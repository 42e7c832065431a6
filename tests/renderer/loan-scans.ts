import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ScanAnswer } from '../../shared/contract/loans';
import type { AppError } from '../../shared/errors';
import { err, ok } from '../../shared/result';
import type { Answers } from './fake-client';
import { quietLoans, volume, wang } from './loan-facts';

/** The loan desk as its tests scan at it: what each code is answered, and where the answer is read. */
export const WANG = '4370000000013';
export const ZHAO = '4370000000024';
export const V1 = '1370000000011';
export const V2 = '1370000000022';
export const answers = (scans: Readonly<Record<string, ScanAnswer | AppError>>, more: Answers = {}): Answers => ({
  ...quietLoans,
  'loans.scan': ({ code }) => {
    const said = scans[code] ?? { kind: 'unknown', typed: code };
    return 'kind' in said ? ok(said) : err(said);
  },
  ...more,
});
export const card = { kind: 'borrower', borrower: wang } as const;
export const added = (id: number): ScanAnswer => ({ kind: 'added', volume: volume(id), queue: [] });
export const scan = (code: string) => userEvent.keyboard(`${code}{Enter}`);
export const result = () => screen.getAllByRole('status').find((one) => one.className.includes('scan-result'));
export const field = () => screen.getByRole('textbox', { name: '扫描：借阅人卡、案卷或借阅单' });
export const slip = () => screen.getByRole('region', { name: '借阅单' });
export const tray = () => within(screen.getByRole('region', { name: '扫描记录' }));
