import { useEffect, useRef } from 'react';
import type { Key } from '../../shared/i18n/index';

/** Every key of the program, in the order the help dialog shows them. */
export const hotkeys = [
  { action: 'search', keys: 'Ctrl+K', words: 'frame.key.search' },
  { action: 'new', keys: 'Ctrl+N', words: 'frame.key.new' },
  { action: 'follow', keys: 'Ctrl+Shift+N', words: 'frame.key.follow' },
  { action: 'save', keys: 'Ctrl+S', words: 'frame.key.save' },
  { action: 'print', keys: 'Ctrl+P', words: 'frame.key.print' },
  { action: 'edit', keys: 'E', words: 'frame.key.edit' },
  { action: 'items', keys: 'I', words: 'frame.key.items' },
  { action: 'scan', keys: 'F2', words: 'frame.key.scan' },
  { action: 'purpose', keys: 'F6', words: 'frame.key.purpose' },
  { action: 'manner', keys: 'F7', words: 'frame.key.manner' },
  { action: 'nextBorrower', keys: 'F8', words: 'frame.key.nextBorrower' },
  { action: 'undo', keys: 'Ctrl+Z', words: 'frame.key.undo' },
  { action: 'lock', keys: 'Ctrl+L', words: 'frame.key.lock' },
  { action: 'back', keys: 'Esc', words: 'frame.key.back' },
  { action: 'rail', keys: 'Alt+1…9', words: 'frame.key.rail' },
  { action: 'help', keys: '?', words: 'frame.key.help' },
] as const satisfies readonly { action: string; keys: string; words: Key }[];
export type HotkeyAction = (typeof hotkeys)[number]['action'];

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const dialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
/** There Ctrl+Z takes back what was typed; in an empty field it takes back the last deed of the desk. */
const holdsText = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== '';

/** What a key press asks for, or null. Command on a Mac counts as Ctrl; `?` typed into a field is a letter. */
export function actionOf(event: KeyboardEvent): HotkeyAction | null {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && /^[1-9]$/.test(event.key)) return 'rail';
  if (control && !event.altKey && !event.shiftKey) {
    const letters = { k: 'search', n: 'new', s: 'save', p: 'print', l: 'lock', z: 'undo' } as const;
    const letter = event.key.toLowerCase();
    if (letter === 'z' && (holdsText(event.target) || dialogOpen())) return null;
    return letter in letters ? letters[letter as keyof typeof letters] : null;
  }
  if (control && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'n')
    return dialogOpen() ? null : 'follow';
  if (control || event.altKey) return null;

  if (event.key === 'Escape') return dialogOpen() ? null : 'back';
  const functions = { F2: 'scan', F6: 'purpose', F7: 'manner', F8: 'nextBorrower' } as const;
  if (event.key in functions) return dialogOpen() ? null : functions[event.key as keyof typeof functions];
  if (typing(event.target) || dialogOpen()) return null;
  const plain = { e: 'edit', i: 'items', '?': 'help' } as const;
  return event.key in plain ? plain[event.key as keyof typeof plain] : null;
}

/** Runs `handler` on the key of `action`, as long as the component stands and `active`. */
export function useHotkey(action: HotkeyAction, handler: (event: KeyboardEvent) => void, active = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || actionOf(event) !== action) return;
      event.preventDefault();
      latest.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [action, active]);
}
