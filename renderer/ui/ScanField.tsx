import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useHotkey } from '../lib/hotkeys';
import { ScanKeys } from '../lib/scan-keys';
import { toHalfWidth } from '../../shared/domain/text';
import './scan.css';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** False while a dialog stands over the page: the field lets go, and takes the focus again afterwards. */
  readonly active?: boolean;
  /** What was scanned, or typed and ended with Enter: trimmed, never empty. Called once for each, in order. */
  readonly onScan: (code: string) => void;
  /** Esc in the empty field. */
  readonly onEscape?: () => void;
};

/** Enter ends an entry of one line beside the field and leads back to it, as F2 does; an input method takes its Enter first. */
export function endEntry(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing) return;
  event.preventDefault();
  document.querySelector<HTMLInputElement>('.scan-field input')?.focus({ preventScroll: true });
}

type Entry = HTMLInputElement | HTMLTextAreaElement;
const dialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
/** Where a person types or chooses; everything else gives the focus back. */
const isEntry = (element: Element | null): boolean =>
  element?.closest('input, textarea, select, [role="combobox"], [role="listbox"], [role="grid"]') instanceof Element;
const isText = (element: Element | null): element is Entry =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Puts a text back as the library that draws the field will hear it. */
function restore(entry: Entry, text: string): void {
  const prototype = entry instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(entry, text);
  entry.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * The one big field of a scan screen. It has the focus when the screen opens, after each dialog and after each click on
 * what is no entry field; F2 leads back to it from anywhere. A scan is heard wherever the focus is, also when the focus
 * moves in the middle of it: an entry field that got its digits gets its own text back. The field is emptied at the
 * Enter itself, before any answer: the next scan never meets the last one.
 */
export function ScanField({ label, placeholder, active = true, onScan, onEscape }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const focus = () => input.current?.focus({ preventScroll: true });
  const take = (code: string) => {
    if (input.current !== null) input.current.value = '';
    if (code !== '') onScan(code);
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });

  useHotkey('scan', focus);
  useEffect(() => {
    if (!active) return undefined;
    focus();
    const later = requestAnimationFrame(focus);
    // A dialog that has just closed hands the focus on, hence the frame; a person who has gone elsewhere meanwhile stays there.
    const stay = () => cancelAnimationFrame(later);
    for (const deed of ['pointerdown', 'keydown']) window.addEventListener(deed, stay, { capture: true });
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      // After the click has done its work: it may open a dialog, or an entry field.
      queueMicrotask(() => {
        if (!dialogOpen() && !isEntry(target) && !isEntry(document.activeElement)) focus();
      });
    };
    document.addEventListener('click', onClick);
    return () => {
      stay();
      for (const deed of ['pointerdown', 'keydown']) window.removeEventListener(deed, stay, { capture: true });
      document.removeEventListener('click', onClick);
    };
  }, [active]);

  useEffect(() => {
    const keys = new ScanKeys();
    const before = new Map<Entry, string>();
    /** A scan whose Enter an input method took: it counts when the method lets go. */
    let held: string | null = null;
    const scanned = (code: string) => {
      for (const [entry, text] of before) if (entry !== input.current && entry.isConnected) restore(entry, text);
      before.clear();
      latest.current(code);
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (dialogOpen()) return;
      const code = keys.press(event);
      if (code !== null) {
        if (event.isComposing) {
          held = code;
          return;
        }
        event.preventDefault();
        event.stopPropagation();
        scanned(code);
        return;
      }
      if (keys.length === 0) return;
      if (keys.length === 1) before.clear();
      if (!isEntry(document.activeElement)) focus();
      const entry = document.activeElement;
      if (isText(entry) && !before.has(entry)) before.set(entry, entry.value);
    };
    const onCompositionEnd = () => {
      if (held === null) return;
      const code = held;
      held = null;
      scanned(code);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('compositionend', onCompositionEnd);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('compositionend', onCompositionEnd);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const typed = toHalfWidth(event.currentTarget.value).trim();
    if (event.key === 'Enter') {
      event.preventDefault();
      take(typed);
    } else if (event.key === 'Escape') {
      if (typed === '' && onEscape === undefined) return;
      event.preventDefault();
      if (typed === '') onEscape?.();
      else take('');
    }
  };

  return (
    <div className="scan-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">F2</kbd>
    </div>
  );
}
