import type { SameKeys } from '../shape';
import type { frame as source } from '../zh-CN/frame';

export const frame = {
  product: 'Guicang', navigation: 'Main menu', main: 'Content', answers: 'Latest answer', skip: 'Skip to content',
  desk: 'Desk', catalogue: 'Catalogue', clients: 'Clients', exchange: 'Import', audit: 'Log', persons: 'People', settings: 'Settings', about: 'About',
  lock: 'Lock', language: '中文', languageName: 'Interface language', signedIn: '{{name}} ({{roles}})', signedInAs: 'Signed in',
  notFound: 'There is no such page', notFoundHint: 'The address may come from an earlier version. Use the menu on the left.', noScreens: 'Your role only countersigns; there is no page to open.',
  forbidden: 'Your role may not open this page',
  crashTitle: 'This page failed', crashSafe: 'All that was saved is there; unsaved changes are kept as a draft.', crashTodo: 'Press “Open this page again” to go on; if it fails again, lock and unlock.', crashAgain: 'Open this page again',
  keysTitle: 'Keys',
  noticed: 'Noted', warnings: 'Noted while opening', failedAttempts: '{{count}} failed attempts to unlock since last time, the latest: {{login}}, {{at}}',
  failedAttempts_one: 'One failed attempt to unlock since last time: {{login}}, {{at}}',
  key: {
    search: 'search', new: 'new', save: 'save', print: 'print what is shown', lock: 'lock', edit: 'edit this record', items: 'enter items', back: 'back', rail: 'item 1 to 8 of the menu', help: 'show the keys',
  },
} satisfies SameKeys<typeof source>;
