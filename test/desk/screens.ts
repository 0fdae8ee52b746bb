import { expect } from '@jest/globals';
import type { Seat } from './seat.js';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 360, height: 780 },
];

/** A page in both languages, both lights and three sizes; none of them may scroll sideways. */
export async function inAllLooks(seat: Seat, name: string, ready: string): Promise<void> {
  const { page } = seat;
  for (const language of ['zh', 'en']) {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.locator(ready).first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await seat.shot(`look-${name}-${language}-${size.width}-${colorScheme}`);
      }
      const wider: unknown = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect({ name, language, ...size, wider }).toMatchObject({ wider: 0 });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await seat.press('language');
  }
}
