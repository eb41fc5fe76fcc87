/**
 * Pictures of the screens for the README: `node test/e2e/pictures.mjs [pairs] [folder]`, by default 200 pairs into
 * docs/pictures. One result is computed and then shown in both languages, both themes and at three widths; then the
 * regions. With 0 pairs only the regions.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from '../helpers/chromium.mjs';

const ROOT = join(import.meta.dirname, '../..');
const [pairs = '200', folder = join(ROOT, 'docs/pictures')] = process.argv.slice(2);
const PORT = 20_000 + (process.pid % 20_000);
const BASE = process.env.MUSUBI_BASE ?? `http://127.0.0.1:${PORT}/`;

const SHOTS = [
  { name: 'workbench-1440', width: 1440, height: 900, language: 'en', theme: 'light' },
  { name: 'workbench-1440-ja-dark', width: 1440, height: 900, language: 'ja', theme: 'dark' },
  { name: 'workbench-1024', width: 1024, height: 768, language: 'en', theme: 'light' },
  { name: 'workbench-390', width: 390, height: 844, language: 'en', theme: 'light' },
  { name: 'workbench-390-ja', width: 390, height: 844, language: 'ja', theme: 'light' },
];

const REGIONS = [
  { name: 'regions-1440', region: 'kanto_regional', width: 1440, height: 900, language: 'en', theme: 'light' },
  { name: 'regions-1440-ja-dark', region: 'oulu', width: 1440, height: 900, language: 'ja', theme: 'dark' },
  { name: 'regions-1024', region: 'kinki_manu', width: 1024, height: 768, language: 'en', theme: 'light' },
  { name: 'regions-390', region: 'kinki_bio', width: 390, height: 844, language: 'en', theme: 'light' },
];

const server = process.env.MUSUBI_BASE
  ? null
  : spawn(process.execPath, ['src/cli/musubi.mjs', 'view', '--port', String(PORT)], { cwd: ROOT, stdio: 'ignore' });
const browser = await chromium.launch(launchOptions());
try {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'light' });
  await reach(page);
  if (pairs !== '0') {
    const b = encodeURIComponent('japan~network.coordinatorsPer100Members:2001-2009=3');
    await page.goto(`${BASE}#/w/1?region=tama&a=japan&b=${b}&seed=tama-2005&pairs=${pairs}`);
    await page.reload();
    await page.waitForSelector('.mark[data-phase="complete"]', { timeout: 900_000 });
    await page.waitForSelector('.network canvas');
    for (const shot of SHOTS) await picture(page, shot);
  }
  for (const shot of REGIONS) {
    await page.goto(`${BASE}#/regions/${shot.region}`);
    await page.waitForSelector('.fact-table');
    await picture(page, shot);
  }
} finally {
  await browser.close();
  server?.kill();
}

/**
 * Waits until the viewer answers; it may have to be built first.
 *
 * @param {import('playwright-core').Page} page
 */
async function reach(page) {
  for (let attempt = 0; attempt < 120; attempt++) {
    const answered = await page.goto(BASE).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`no viewer at ${BASE}`);
}

/**
 * One picture of what the page shows, at this size, in this language and theme.
 *
 * @param {import('playwright-core').Page} page
 * @param {{ name: string, width: number, height: number, language: string, theme: string }} shot
 */
async function picture(page, { name, width, height, language, theme }) {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => scrollTo(0, 0));
  if ((await page.getAttribute('html', 'lang')) !== language) await page.locator('.top-end > button').first().click();
  if ((await page.getAttribute('html', 'data-theme')) !== theme) await page.locator('.top-end button').last().click();
  // nothing has the focus in a picture
  await page.locator('h1').click();
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(join(folder, `${name}.png`));
}
