import AxeBuilder from '@axe-core/playwright';
import { address, expect, pairsDone, test, whenComplete } from './page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'ja-JP']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing, with a pair picked, a table and the thresholds open', async ({ page }) => {
        await page.goto(address(2));
        await whenComplete(page);
        await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        await page.getByRole('listbox').press('Home');
        await page.locator('.thresholds-open').click();
        await page.locator('.figure-trajectories .figure-toggle').click();
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    });
  }
}

test('axe finds nothing on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address(2));
  await whenComplete(page);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  // nothing sticks out sideways
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('axe finds nothing where results are stopped and older than the levers', async ({ page }) => {
  await page.goto(address(200));
  await expect.poll(() => pairsDone(page), { timeout: 30_000 }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('radio', { name: /Edit policy A/ }).check({ force: true });
  await page.getByRole('radio', { name: /^Term 2/ }).check({ force: true });
  await page.getByRole('button', { name: /^Consortium/ }).click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  // pairs of the new settings can be quicker than the click: then once more
  await expect(async () => {
    await page.getByRole('slider', { name: /Consortium R&D, Budget, policy A/ }).press('ArrowRight');
    await page.getByRole('button', { name: 'Cancel' }).click({ timeout: 2000 });
    await expect(page.locator('.stale-mark')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
