import { describe, expect, it, test } from 'vitest';
import { levels } from '../../shared/domain/level';
import { roles } from '../../shared/domain/permissions';
import {
  commandsIn,
  decideUnfiled,
  decideVolume,
  volumeRules,
  type Volume,
  type VolumeCircumstances,
  type VolumeCommand,
  type VolumeRule,
} from '../../shared/domain/volume';
import { volumeStates, type VolumeState } from '../../shared/domain/volume-facts';

type Type = VolumeCommand['type'];
const code = 'HX01-KH·2024-D30-0137-002';
const commands: { readonly [T in Type]: Extract<VolumeCommand, { type: T }> } = {
  file: { type: 'file', referenceCode: code },
  reopen: { type: 'reopen', reason: '补充文件' },
  lend: { type: 'lend' },
  read: { type: 'read' },
  giveBack: { type: 'giveBack', papersAdded: false },
  notFound: { type: 'notFound' },
  found: { type: 'found' },
  setApart: { type: 'setApart' },
  pullBack: { type: 'pullBack', reason: '仍有价值' },
  destroy: { type: 'destroy' },
};
const types = Object.keys(commands) as Type[];
/** domain.md "Volume", whole: the state a command leads to; where it is not named it is refused. */
const table: Record<VolumeState, Partial<Record<Type, VolumeState>>> = {
  assembling: { file: 'filed' },
  filed: { reopen: 'assembling', lend: 'out', read: 'inRoom', notFound: 'missing', setApart: 'setApart' },
  out: { giveBack: 'filed', notFound: 'missing' },
  inRoom: { giveBack: 'filed', notFound: 'missing' },
  missing: { found: 'filed' },
  setApart: { pullBack: 'filed', destroy: 'destroyed' },
  destroyed: {},
};
const calm: VolumeCircumstances = { roles: ['archivist'], complete: true, onHold: false, onSubmittedList: false };
const volume = (changes: Partial<Volume> = {}): Volume => ({
  state: 'filed',
  referenceCode: code,
  level: 'general',
  ...changes,
});

describe.each(volumeStates)('%s', (state) => {
  test.each(types)('%s', (type) => {
    const decision = decideVolume(volume({ state }), commands[type], calm);
    const expected = table[state][type];
    expect(decision.ok ? decision.value.state : decision.error).toBe(expected ?? 'wrongState');
  });
  it('offers just the commands that lead on', () =>
    expect(commandsIn(state)).toEqual(types.filter((type) => table[state][type] !== undefined)));
});
describe('who', () => {
  test.each(types)('%s is for the archivist alone (DA-3.1)', (type) => {
    const others = roles.filter((role) => role !== 'archivist');
    for (const state of volumeStates)
      expect(decideVolume(volume({ state }), commands[type], { ...calm, roles: others })).toEqual({
        ok: false,
        error: 'notArchivist',
      });
  });
});

type Refusal = {
  readonly volume: Partial<Volume>;
  readonly command: VolumeCommand;
  readonly now: Partial<VolumeCircumstances>;
};
const refusals: Record<Exclude<VolumeRule, 'codeGiven'>, readonly Refusal[]> = {
  notArchivist: [
    { volume: {}, command: commands.lend, now: { roles: [] } },
    { volume: {}, command: commands.reopen, now: { roles: ['manager', 'director'] } },
  ],
  wrongState: [{ volume: { state: 'destroyed' }, command: commands.found, now: {} }],
  incomplete: [{ volume: { state: 'assembling' }, command: commands.file, now: { complete: false } }],
  codeMissing: [
    { volume: { state: 'assembling', referenceCode: null }, command: { type: 'file', referenceCode: '' }, now: {} },
  ],
  reasonMissing: [
    { volume: {}, command: { type: 'reopen', reason: ' ' }, now: {} },
    { volume: { state: 'setApart' }, command: { type: 'pullBack', reason: '' }, now: {} },
  ],
  markedStays: (['secret', 'confidential', 'topSecret'] as const).map((level) => ({
    volume: { level },
    command: commands.lend,
    now: {},
  })),
  onHold: [
    { volume: {}, command: commands.setApart, now: { onHold: true } },
    { volume: { state: 'setApart' }, command: commands.destroy, now: { onHold: true } },
  ],
  onDisposalList: [commands.lend, commands.read, commands.reopen].map((command) => ({
    volume: {},
    command,
    now: { onSubmittedList: true },
  })),
};
describe.each(Object.entries(refusals))('%s', (rule, cases) => {
  test.each(cases)('refuses $command.type', ({ volume: changes, command, now }) => {
    expect(decideVolume(volume(changes), command, { ...calm, ...now })).toEqual({ ok: false, error: rule });
  });
});
test('every rule has its refusals above or is the one of discarding', () => {
  expect(new Set([...Object.keys(refusals), 'codeGiven'])).toEqual(new Set(volumeRules));
});
test.each(levels)('a %s volume may be read in the room', (level) => {
  expect(decideVolume(volume({ level }), commands.read, calm)).toMatchObject({ ok: true, value: { state: 'inRoom' } });
});
it('lets a held volume be lent and returned: a hold stops only destruction', () => {
  expect(decideVolume(volume(), commands.lend, { ...calm, onHold: true }).ok).toBe(true);
});
describe('reference code', () => {
  test('is given when first filed', () => {
    expect(decideVolume(volume({ state: 'assembling', referenceCode: null }), commands.file, calm)).toMatchObject({
      ok: true,
      value: { referenceCode: code },
    });
  });
  test('is frozen then: filed again it keeps its own', () => {
    const again = decideVolume(volume({ state: 'assembling', referenceCode: 'OLD-001' }), commands.file, calm);
    expect(again).toMatchObject({ ok: true, value: { referenceCode: 'OLD-001' } });
  });
  test('is never lost on the way, not even by destruction', () => {
    for (const state of volumeStates)
      for (const type of commandsIn(state)) {
        expect(decideVolume(volume({ state }), commands[type], calm)).toMatchObject({
          ok: true,
          value: { referenceCode: code },
        });
      }
  });
});
test.each(types)('%s clears the checker only when it reopens, and lists papers only when some were added', (type) => {
  const state = volumeStates.find((from) => table[from][type] !== undefined) ?? 'filed';
  expect(decideVolume(volume({ state }), commands[type], calm)).toMatchObject({
    ok: true,
    value: { clearChecker: type === 'reopen', listPapers: false },
  });
});
test('papers that came back with a volume are a task', () => {
  expect(decideVolume(volume({ state: 'out' }), { type: 'giveBack', papersAdded: true }, calm)).toMatchObject({
    ok: true,
    value: { state: 'filed', listPapers: true },
  });
});
describe('discarding, splitting, merging', () => {
  test.each(volumeStates)('of a %s volume', (state) => {
    const expected = state === 'assembling' ? { ok: true, value: null } : { ok: false, error: 'wrongState' };
    expect(decideUnfiled({ state, filedBefore: false }, ['archivist'])).toEqual(expected);
  });
  test('not once it was filed', () =>
    expect(decideUnfiled({ state: 'assembling', filedBefore: true }, ['archivist'])).toEqual({
      ok: false,
      error: 'codeGiven',
    }));
  test('by nobody but the archivist', () =>
    expect(decideUnfiled({ state: 'assembling', filedBefore: false }, ['manager'])).toEqual({
      ok: false,
      error: 'notArchivist',
    }));
});
