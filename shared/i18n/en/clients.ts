import type { SameKeys } from '../shape';
import type { clients as source } from '../zh-CN/clients';

export const clients = {
  title: 'Clients', newClient: 'New client', open: 'Open client', editKey: 'Edit (E)', facts: 'Facts', contacts: 'Contacts', volumeList: 'Volumes of this client', volumes: 'Volumes', history: 'History', editing: 'Edit client',
  code: 'Code', name: 'Name', kind: 'Kind', keeper: 'Keeper', openedOn: 'Opened on', note: 'Note', volumeCount: 'Volumes', years: 'Years', text: 'Code, name, contact', filters: 'Filters', anyKind: 'Kind: all',
  empty: 'No clients yet', emptyHint: 'Press Ctrl+N to enter one, or take in the list of clients under Import.', noneFit: 'No client fits', noneFitHint: 'Try other words.',
  holdings: '{{volumes}} volumes, {{first}} to {{last}}', holdingsNone: 'no volumes yet', noContacts: 'No contacts.', noVolumes: 'This client has no volumes yet',
  contactName: 'Name', contactPhone: 'Telephone', contactNote: 'Note', addContact: 'Add contact', removeContact: 'Remove contact {{row}}', contactRow: 'Contact {{row}}', keeperWritten: 'Keeper (as written)', keeperHint: 'For someone not on the staff list',
  saved: 'Client saved: {{name}}', unsaved: 'Unsaved changes', loading: 'Reading the client', stale: 'Someone else saved this client while you were editing.', staleKept: 'What you typed is all here, and kept as a draft.', merge: 'Read the new content, keep my changes', newVolume: 'New volume for this client', clearFilters: 'Clear conditions',
} satisfies SameKeys<typeof source>;
