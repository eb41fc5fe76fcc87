/** What leaves the viewer, read again: by the command line, by the rules of CSV, by another page. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { parseCsv } from '../helpers/csv.ts';
import { address, expect, test, whenComplete } from './page.ts';

const ROOT = join(import.meta.dirname, '../..');

async function open(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
}

async function saved(page: Page, name: string): Promise<{ path: string; called: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await coming;
  return { path: await download.path(), called: download.suggestedFilename() };
}

test('the file of a result is reproduced bit for bit by the command line', async ({ page }) => {
  await page.goto(address(2, 'hachioji'));
  await whenComplete(page);
  await open(page);
  const { path, called } = await saved(page, 'Result as JSON');
  expect(called).toBe('musubi-tama-hachioji-2-pairs.json');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/musubi.mjs', 'replay', path], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect([status, stdout], stderr).toEqual([0, 'reproduced bit for bit: 2 pairs\n']);
});

test('the table of differences has a row for each pair and indicator, with the digests of the screen', async ({
  page,
}) => {
  await page.goto(address(2));
  await whenComplete(page);
  await open(page);
  const { path } = await saved(page, 'Differences as CSV');
  const [head = [], ...rows] = parseCsv(readFileSync(path, 'utf8'));
  expect(rows).toHaveLength(2 * INDICATORS.length);
  const first = Object.fromEntries(head.map((name, i) => [name, rows[0]?.[i]]));
  const model = page.locator('.status-model');
  expect(first['digest_a']).toBe(await model.getAttribute('data-digest-a'));
  expect(first['digest_b']).toBe(await model.getAttribute('data-digest-b'));
});

test('the link opens the same result; Escape closes the menu, and so does going elsewhere', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  await open(page);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const link = page.getByRole('textbox', { name: 'Link' });
  expect(await link.inputValue()).toBe(page.url());
  await link.press('Escape');
  await expect(link).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(link).toBeVisible();
  await page.getByRole('button', { name: '日本語' }).focus();
  await expect(link).toHaveCount(0);
});

test('the menu that was opened while nothing was done saves as soon as there is a pair', async ({ page }) => {
  await page.goto(address(200));
  await open(page);
  await expect(page.getByRole('button', { name: 'Result as JSON' })).toBeEnabled({ timeout: 30_000 });
  const { called } = await saved(page, 'Differences as CSV');
  expect(called).toMatch(/^musubi-tama-tama-2005-\d+-pairs\.csv$/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
});
