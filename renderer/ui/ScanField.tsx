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

const dialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
/** Where a person types or chooses; everything else gives the focus back. */
const isEntry = (element: Element | null): boolean =>
  element !== null &&
  element.closest(
    'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="grid"]',
  ) !== null;

/**
 * The one big field of a scan screen. It has the focus when the screen opens, after each dialog and after each click on
 * what is no entry field; F2 leads back to it from anywhere; digits that come while nothing is being typed land in it.
 * The field is emptied at the Enter itself, before any answer: the next scan never meets the last one.
 */
export function ScanField({ label, placeholder, active = true, onScan, onEscape }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef(new ScanKeys());
  /** The Enter of a scan that an input method took: read when it lets go. */
  const enterTaken = useRef<string | null>(null);
  const focus = () => input.current?.focus({ preventScroll: true });

  useHotkey('scan', focus);
  useEffect(() => {
    if (!active) return undefined;
    focus();
    const later = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(later);
  }, [active]);
  useEffect(() => {
    if (!active) return undefined;
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      // After the click has done its work: it may open a dialog, or an entry field.
      queueMicrotask(() => {
        if (!dialogOpen() && !isEntry(target) && !isEntry(document.activeElement)) focus();
      });
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (dialogOpen() || isEntry(document.activeElement) || event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^[\d０-９]$/u.test(event.key) || event.key === 'Process') focus();
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [active]);

  const take = (code: string) => {
    if (input.current !== null) input.current.value = '';
    if (code !== '') onScan(code);
  };
  const typed = () => toHalfWidth(input.current?.value ?? '').trim();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { nativeEvent } = event;
    const scanned = keys.current.press(nativeEvent);
    if (nativeEvent.isComposing) {
      enterTaken.current = scanned;
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(scanned ?? typed());
    } else if (event.key === 'Escape') {
      if (input.current?.value === '' && onEscape === undefined) return;
      event.preventDefault();
      if (input.current?.value === '') onEscape?.();
      else take('');
    }
  };
  const onCompositionEnd = () => {
    const scanned = enterTaken.current;
    enterTaken.current = null;
    if (scanned !== null) take(scanned);
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
        onCompositionEnd={onCompositionEnd}
      />
      <kbd aria-hidden="true">F2</kbd>
    </div>
  );
}
