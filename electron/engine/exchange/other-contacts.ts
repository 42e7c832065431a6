/** A contact of a client as one of several in a cell: `张三 / 1390000 / 财务；李四 / 138000`. */
export type Contact = { readonly name: string | null; readonly phone: string | null; readonly note: string | null };

const BETWEEN = '；';
const WITHIN = '/';
/** Marks inside a field stand behind a backslash, so that what was written comes back. */
const escaped = (text: string | null): string => (text ?? '').replace(/[\\/；]/gu, (mark) => `\\${mark}`);

/** Contacts beyond the first, which has columns of its own; empty where there are none. */
export function writeContacts(contacts: readonly Contact[]): string {
  return contacts
    .map(({ name, phone, note }) =>
      [name, phone, note]
        .map(escaped)
        .join(` ${WITHIN} `)
        .replace(/( \/ )+$/u, ''),
    )
    .join(BETWEEN);
}

/** Null where a contact has more than name, telephone and note, or nothing at all. */
export function readContacts(text: string): Contact[] | null {
  const contacts: Contact[] = [];
  for (const part of cut(text, BETWEEN)) {
    const fields = cut(part, WITHIN).map((field) => plain(field.trim()));
    if (fields.length > 3 || fields.every((field) => field === '')) return null;
    const [name = '', phone = '', note = ''] = fields;
    contacts.push({ name: name || null, phone: phone || null, note: note || null });
  }
  return contacts;
}

/** Pieces between marks that no backslash stands before. */
function cut(text: string, mark: string): string[] {
  const pieces = [''];
  for (const [token] of text.matchAll(/\\.|[^\\]|\\$/gu)) {
    if (token === mark) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${token}`);
  }
  return pieces;
}
const plain = (text: string): string => text.replace(/\\(.)/gu, '$1');
