import { useSyncExternalStore } from 'react';

const media = (query: string) => {
  const list = matchMedia(query);
  return {
    watch: (told: () => void): (() => void) => {
      list.addEventListener('change', told);
      return () => list.removeEventListener('change', told);
    },
    now: (): boolean => list.matches,
  };
};

const phone = media('(max-width: 767px)');
const darkSystem = media('(prefers-color-scheme: dark)');
const still = media('(prefers-reduced-motion: reduce)');

/** Below this width: cards instead of tables, forms from the bottom edge. */
export const usePhone = (): boolean => useSyncExternalStore(phone.watch, phone.now);

export const useStill = (): boolean => useSyncExternalStore(still.watch, still.now);

export type Paint = 'light' | 'dark' | 'system';
const KEPT = 'qs.theme';
const askers = new Set<() => void>();

const kept = (): Paint => {
  const value = localStorage.getItem(KEPT);
  return value === 'light' || value === 'dark' ? value : 'system';
};

const watchPaint = (told: () => void): (() => void) => {
  askers.add(told);
  const stop = darkSystem.watch(told);
  return () => {
    askers.delete(told);
    stop();
  };
};

const paintNow = (): 'light' | 'dark' => {
  const chosen = kept();
  if (chosen !== 'system') return chosen;
  return darkSystem.now() ? 'dark' : 'light';
};

export const usePaint = (): 'light' | 'dark' => useSyncExternalStore(watchPaint, paintNow);

export function paint(chosen: Paint): void {
  localStorage.setItem(KEPT, chosen);
  for (const told of askers) told();
}
