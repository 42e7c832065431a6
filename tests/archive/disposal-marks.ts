import { at, type DisposalRoom, inputOf } from './disposal-room';
import { blankItem } from './samples';

/** A word that is found nowhere by chance, in the texts of volumes that are to be destroyed. */
export const MARK = 'QZXJVWKMARKER';
const markedItem = () =>
  blankItem(`身份证复印件 ${MARK}`, { date: '2016-03-01', pageFrom: 1, pageTo: 1, note: `备注 ${MARK}` });
/** Two volumes that were never filed, like the one of this number, made one and filed: answers what is left and what is no more. */
export async function merged(
  { engine, people }: DisposalRoom,
  like: number,
): Promise<{ volumeId: number; source: number }> {
  const of = inputOf(await engine.get('catalogue.volume', { id: like }));
  const begin = async (title: string) => {
    const bare = { ...of, id: null, version: 0, title, pages: 1, note: null, closingNote: null, oldNumber: null };
    const signed = {
      compiledBy: { personId: people.clerk, name: '张三' },
      checkedBy: { personId: people.other, name: '李四' },
    };
    const volume = await engine.get('catalogue.saveVolume', { ...bare, ...signed });
    return engine.get('catalogue.saveItems', { ...at(volume), items: [markedItem()] });
  };
  const [into, from] = [await begin('合卷'), await begin(`并入 ${MARK}`)];
  const { volume } = await engine.get('catalogue.merge', { into: at(into), from: [at(from)], renumber: true });
  await engine.get('catalogue.file', at(volume));
  return { volumeId: volume.id, source: from.id };
}

/** Text that must be gone afterwards: items, notes, contacts, and all of it in the log as well. */
export async function mark({ engine, people }: DisposalRoom, id: number): Promise<void> {
  const { version } = await engine.get('catalogue.volume', { id });
  const opened = await engine.get('catalogue.reopen', { id, version, reason: '补登' });
  const items = await engine.get('catalogue.saveItems', {
    ...at(opened),
    items: [markedItem()],
  });
  const saved = await engine.get('catalogue.saveVolume', {
    ...inputOf(items),
    note: `往来 ${MARK}`,
    closingNote: `说明 ${MARK}`,
    pages: 1,
    compiledBy: { personId: people.clerk, name: '张三' },
    checkedBy: { personId: people.other, name: '李四' },
  });
  await engine.get('catalogue.file', at(saved));
}
