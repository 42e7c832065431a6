// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useCallback, useMemo, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createClient } from '../../renderer/lib/client';
import { clearDesk, Desk } from '../../renderer/lib/desk-db';
import { useContractForm } from '../../renderer/lib/use-contract-form';
import { DraftNotice } from '../../renderer/ui/DraftNotice';
import { Field } from '../../renderer/ui/Field';
import { FailureNotice } from '../../renderer/ui/FailureNotice';
import type { AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { fakeBridge, renderScreen } from './fake-client';

const schema = z.strictObject({ title: z.string().trim().min(1, 'required') });
type Input = z.input<typeof schema>;

function TitleForm({ title = '原题名', answer = ok({}) }: { title?: string; answer?: Result<object, AppError> }) {
  const values = useMemo(() => ({ title }), [title]);
  const save = useCallback(() => Promise.resolve(answer), [answer]);
  const form = useContractForm<Input, Input, object>({
    schema,
    values,
    draft: 'volume:12',
    save,
    onSaved: () => undefined,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <DraftNotice draft={form.draft} />
      <Field control={form.control} name="title" label="题名" />
      {form.failure !== undefined && <FailureNotice error={form.failure} />}
      <p>{form.dirty ? '有改动' : '无改动'}</p>
      <button>保存</button>
    </form>
  );
}
function Renamed() {
  const [times, setTimes] = useState(0);
  return (
    <>
      <TitleForm title={times === 0 ? '原题名' : `新题名 ${times}`} />
      <button onClick={() => setTimes(times + 1)}>另一人改名</button>
    </>
  );
}
const field = () => screen.getByRole('textbox', { name: '题名' });

describe('a form', () => {
  it('sends what is typed as a draft, once typing rests', async () => {
    const { askedFor } = await renderScreen(<TitleForm />, {});
    await userEvent.type(field(), '甲乙');
    await waitFor(() =>
      expect(askedFor('desk.saveDraft').at(-1)).toEqual({ key: 'volume:12', body: '{"title":"原题名甲乙"}' }),
    );
    expect(askedFor('desk.saveDraft').length).toBeLessThanOrEqual(2);
  });

  it('finds its draft again after the page was thrown away, and says so', async () => {
    const kept = [{ key: 'volume:12', body: '{"title":"写到一半"}', savedAt: '2026-11-20T06:00:00.000Z' }];
    await renderScreen(<TitleForm />, { 'desk.drafts': () => ok(kept) });
    await waitFor(() => expect(field()).toHaveValue('写到一半'));
    expect(screen.getByText(/留下的草稿，尚未保存/)).toBeVisible();
    expect(screen.getByText('有改动')).toBeVisible();
  });

  it('shows what is saved again once the draft is thrown away', async () => {
    const kept = [{ key: 'volume:12', body: '{"title":"写到一半"}', savedAt: '2026-11-20T06:00:00.000Z' }];
    const { askedFor } = await renderScreen(<TitleForm />, { 'desk.drafts': () => ok(kept) });
    await userEvent.click(await screen.findByRole('button', { name: '弃用草稿' }));
    expect(field()).toHaveValue('原题名');
    await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'volume:12' }]));
    expect(screen.queryByText(/尚未保存/)).toBeNull();
  });

  it('has no draft left after saving, and keeps it when saving failed', async () => {
    const { askedFor, unmount } = await renderScreen(<TitleForm />, {});
    await userEvent.type(field(), '甲');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(askedFor('desk.dropDraft')).toHaveLength(1));
    expect(screen.getByText('无改动')).toBeVisible();
    unmount();
    const second = await renderScreen(<TitleForm answer={err({ code: 'stale', entity: 'volume', id: '12' })} />, {});
    await userEvent.type(field(), '乙');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('您的修改没有保存');
    await waitFor(() => expect(second.askedFor('desk.saveDraft')).not.toEqual([]));
    expect(second.askedFor('desk.dropDraft')).toEqual([]);
  });

  it('lays a refusal of the engine at the field it is about', async () => {
    await renderScreen(<TitleForm answer={err({ code: 'invalidInput', fields: { title: ['tooLong'] } })} />, {});
    await userEvent.type(field(), '甲');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(field()).toHaveAccessibleDescription('内容太长'));
    expect(field()).toBeInvalid();
  });

  it('takes a newer record while nothing is typed, and leaves what is typed alone', async () => {
    await renderScreen(<Renamed />, {});
    await userEvent.click(screen.getByRole('button', { name: '另一人改名' }));
    await waitFor(() => expect(field()).toHaveValue('新题名 1'));
    await userEvent.type(field(), '甲');
    await userEvent.click(screen.getByRole('button', { name: '另一人改名' }));
    expect(field()).toHaveValue('新题名 1甲');
  });
});

describe('the desk', () => {
  afterEach(() => vi.useRealTimers());

  it('sends what waits before a lock, without waiting', async () => {
    const { bridge, askedFor } = fakeBridge({});
    const desk = new Desk(createClient(bridge));
    await desk.saveDraft('volume:12', '{"title":"甲"}');
    expect(askedFor('desk.saveDraft')).toEqual([]);
    await desk.flush();
    expect(askedFor('desk.saveDraft')).toEqual([{ key: 'volume:12', body: '{"title":"甲"}' }]);
    desk.close();
  });

  it('sends to somebody who types without a pause too', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { bridge, askedFor } = fakeBridge({});
    const desk = new Desk(createClient(bridge));
    for (const body of ['1', '2', '3']) {
      void desk.saveDraft('volume:12', body);
      vi.advanceTimersByTime(140);
    }
    expect(askedFor('desk.saveDraft')).toEqual([{ key: 'volume:12', body: '3' }]);
    vi.useRealTimers();
    await desk.flush();
    desk.close();
  });

  it('sends only the last of what was typed within 300 ms', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { bridge, askedFor } = fakeBridge({});
    const desk = new Desk(createClient(bridge));
    void desk.saveDraft('volume:12', '1');
    void desk.saveDraft('volume:12', '2');
    vi.advanceTimersByTime(299);
    expect(askedFor('desk.saveDraft')).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(askedFor('desk.saveDraft')).toEqual([{ key: 'volume:12', body: '2' }]);
    vi.useRealTimers();
    desk.close();
  });

  it('keeps the newer of two drafts: a crashed page had not sent its last', async () => {
    const { bridge } = fakeBridge({
      'desk.drafts': () =>
        ok([
          { key: 'volume:1', body: 'sent', savedAt: '2026-11-20T06:00:00.000Z' },
          { key: 'volume:2', body: 'sent', savedAt: '2026-11-20T06:00:05.000Z' },
        ]),
    });
    const desk = new Desk(createClient(bridge));
    await desk.drafts.bulkPut([
      { key: 'volume:1', body: 'typed', savedAt: '2026-11-20T06:00:00.200Z' },
      { key: 'volume:2', body: 'typed', savedAt: '2026-11-20T06:00:00.000Z' },
    ]);
    await desk.fill();
    expect(await desk.drafts.orderBy('key').toArray()).toMatchObject([{ body: 'typed' }, { body: 'sent' }]);
    desk.close();
  });

  it('is gone after a lock', async () => {
    const { bridge } = fakeBridge({});
    const desk = new Desk(createClient(bridge));
    await desk.drafts.put({ key: 'volume:1', body: 'x', savedAt: '2026-11-20T06:00:00.000Z' });
    desk.close();
    await clearDesk();
    const next = new Desk(createClient(bridge));
    expect(await next.drafts.count()).toBe(0);
    next.close();
  });
});
