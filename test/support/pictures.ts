// Pictures of what a browser test sees: for README and docs, and to look at. Taken only where PICTURES names a folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

export const takesPictures = Boolean(process.env.PICTURES);

/** `clip`: the part of the page, in CSS pixels. */
export async function picture(
  of: Page | Locator,
  name: string,
  clip?: { x: number; y: number; width: number; height: number },
): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await of.screenshot({ path: join(folder, `${name}.png`), ...(clip ? { clip } : {}) });
}
