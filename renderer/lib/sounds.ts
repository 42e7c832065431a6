import { useCallback } from 'react';
import { z } from 'zod';
import { useView } from './use-view';

/** What a scan was answered with; each has a colour, a sign and a sound of its own. */
export type Tone = 'good' | 'attention' | 'bad';
type Note = { readonly hertz: number; readonly from: number; readonly seconds: number; readonly wave: OscillatorType };

/**
 * Told apart without looking and by rhythm as well as by height, for ears that do not hear high notes: good is one short
 * high note, attention two of middle height, bad a long low buzz.
 */
const notes: Readonly<Record<Tone, readonly Note[]>> = {
  good: [{ hertz: 1320, from: 0, seconds: 0.09, wave: 'sine' }],
  attention: [
    { hertz: 660, from: 0, seconds: 0.1, wave: 'triangle' },
    { hertz: 660, from: 0.16, seconds: 0.1, wave: 'triangle' },
  ],
  bad: [{ hertz: 165, from: 0, seconds: 0.45, wave: 'square' }],
};
const LOUDNESS = 0.2;

let context: AudioContext | undefined;

/** Plays at once, over what still sounds. Made note by note: the program ships no sound files. Where no sound device is, silence. */
export function play(tone: Tone): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const audio = context;
  for (const { hertz, from, seconds, wave } of notes[tone]) {
    const at = audio.currentTime + from;
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    oscillator.type = wave;
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(LOUDNESS, at);
    // A note that ends at once clicks in the loudspeaker.
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + seconds);
  }
}

/** Whether this operator wants to hear them: kept with the other view settings; on until switched off. */
export const useSoundSwitch = () => useView('sounds', z.boolean(), true);

/** Plays where sounds are switched on. */
export function useSound(): (tone: Tone) => void {
  const [on] = useSoundSwitch();
  return useCallback((tone: Tone) => (on ? play(tone) : undefined), [on]);
}
