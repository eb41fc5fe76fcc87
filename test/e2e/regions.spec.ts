import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { address, expect, pairsDone, test, whenComplete } from './page.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios/regions');

test('the picker leads to the page of the region on the workbench, and Back and Forward go between the pages', async ({
  page,
}) => {
  await page.goto(address(1));
  await whenComplete(page);
  const workbench = page.url();
  const picker = page.locator('.region select');
  await expect(picker.locator('optgroup')).toHaveCount(10);
  await expect(picker.locator('option')).toHaveCount(31);
  await page.getByRole('link', { name: 'Regions' }).click();
  await expect(page).toHaveURL(/#\/regions\/tama$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nineteen projects in nine bureau areas');
  await expect(page.locator('#facts-title')).toContainText('TAMA (western metropolitan area)');
  await expect(page).toHaveTitle(/^Regions/);
  await page.getByRole('option', { name: /^Okinawa/ }).click();
  await expect(page).toHaveURL(/#\/regions\/okinawa$/);
  await page.goBack();
  await expect(page).toHaveURL(workbench);
  // the result is still there, and nothing was computed again
  await expect(page.locator('.mark')).toHaveAttribute('data-phase', 'complete');
  await page.goForward();
  await expect(page.locator('#facts-title')).toContainText('Okinawa');
});

test('a region is picked by pointer in the list, on a tile and on the map of the world', async ({ page }) => {
  await page.goto('./#/regions');
  const title = page.locator('#facts-title');
  await expect(title).toContainText('TAMA');
  await page.getByRole('option', { name: /^Tokai bio/ }).click();
  await expect(title).toContainText('Tokai (bio)');
  // a tile goes through the projects that cover it
  const sapporo = page.locator('.tile', { hasText: 'Hokkaido' });
  await sapporo.hover();
  await expect(page.locator('.tile-notes')).toContainText('Hokkaido: Hokkaido IT, bio');
  await sapporo.click();
  await expect(title).toContainText('Hokkaido (IT and biotechnology)');
  await expect(page.locator('.town-points circle')).toHaveCount(12);
  const kyoto = page.locator('.tile', { hasText: 'Kyoto' });
  for (const name of ['biotechnology', 'manufacturing', 'IT', 'energy and environment', 'biotechnology']) {
    await kyoto.click();
    await expect(title).toContainText(`Kinki (${name})`);
  }
  await page.locator('#place-oulu .place-name').click();
  await expect(title).toContainText('Oulu');
  await expect(page).toHaveURL(/#\/regions\/oulu$/);
  await expect(page.locator('.town-points circle')).toHaveCount(0);
});

test('a region is picked by key, and every stop of Tab shows where it is', async ({ page }) => {
  await page.goto('./#/regions/hokkaido_super');
  const list = page.getByRole('listbox', { name: 'Projects, by area of the bureau' });
  await list.focus();
  await list.press('ArrowDown');
  await expect(page.locator('#facts-title')).toContainText('Tohoku (manufacturing)');
  await expect(list).toHaveAttribute('aria-activedescendant', 'project-tohoku_manu');
  await list.press('End');
  await expect(page.locator('#facts-title')).toContainText('Okinawa');
  const world = page.getByRole('listbox', { name: 'Clusters overseas' });
  await world.focus();
  await world.press('Home');
  await expect(page.locator('#facts-title')).toContainText('Silicon Valley');
  await world.press('ArrowRight');
  await expect(page.getByRole('option', { selected: true })).toHaveText('Austin');
  const seen: string[] = [];
  await page.getByRole('link', { name: 'Workbench', exact: true }).focus();
  for (let step = 0; step < 40; step++) {
    const now = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      return {
        name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}`,
        outlined: getComputedStyle(element).outlineStyle !== 'none',
      };
    });
    if (now === null || seen.includes(now.name)) break;
    expect(now.outlined, now.name).toBe(true);
    seen.push(now.name);
    await page.keyboard.press('Tab');
  }
  for (const part of [/日本語/, /Dark/, /Projects/, /Clusters overseas/, /Rules/, /What else/, /Open in/, /Take/])
    expect(
      seen.some((name) => part.test(name)),
      `${part} in ${seen.join(' | ')}`,
    ).toBe(true);
});

test('the facts carry value, year, source and grade; doubtful ones their warning; regions abroad their label', async ({
  page,
}) => {
  await page.goto('./#/regions/kanto_regional');
  const members = page.getByRole('row', { name: /^Member firms / });
  await expect(members.first()).toHaveText(/Member firms\s*1,477 proposal\s*280 verified\s*2005\s*MUSUBI/);
  await expect(page.locator('.allocation')).toContainText('1,477 by manufacturing establishments, 334 by equal split');
  await expect(page.locator('.allocation')).toContainText('A verdict that flips between them is withheld.');
  await expect(page.getByRole('heading', { name: 'Manufacturing, as the source document sees it' })).toBeVisible();
  await expect(page.getByText('in the model: Consortium R&D').first()).toBeVisible();
  await expect(page.getByText('shown, not simulated').first()).toBeVisible();
  await page.getByRole('link', { name: 'of which TAMA' }).click();
  await expect(page).toHaveURL(/#\/regions\/tama$/);
  await expect(page.locator('#facts')).toBeFocused();
  await page.goto('./#/regions/oulu');
  await expect(page.locator('.abroad-label')).toHaveText('Size and mix of Oulu, behaviour of the Japanese calibration');
  const population = page.getByRole('row', { name: /^Population, as printed/ });
  await expect(population).toContainText('1,240,000');
  await expect(population).toContainText('Population in the source: ten times too high');
  await page.goto('./#/regions/northeast_britain');
  await expect(page.getByRole('row', { name: /Regional development agencies/ })).toContainText('England had nine');
});

test('a region opens in the workbench under a link of its own, and its file is the one of the repository', async ({
  page,
}) => {
  await page.goto('./#/regions/oulu');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Take the facts as a scenario file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('oulu.yaml');
  expect(readFileSync(await download.path(), 'utf8')).toBe(readFileSync(join(FOLDER, 'oulu.yaml'), 'utf8'));
  await page.getByRole('link', { name: 'Open in the workbench' }).click();
  await expect(page).toHaveURL(/#\/w\/1\?region=oulu/);
  await expect(page.locator('.region select')).toHaveValue('oulu');
  await expect.poll(() => pairsDone(page), { timeout: 30_000 }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.goBack();
  await expect(page.locator('#facts-title')).toContainText('Oulu');
});

test('a region that there is none of gives one clear line and no markup', async ({ page }) => {
  await page.goto(`./#/regions/${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await expect(page.getByRole('alert')).toHaveText(
    'There is no region “<img src=x onerror=alert(1)>”; TAMA (western metropolitan area) is shown.',
  );
  await page.evaluate(() => {
    location.hash = '#/regions/munich';
  });
  await expect(page.locator('#facts-title')).toContainText('Munich');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the page can be read in Japanese; what is kept in English is marked as English', async ({ page }) => {
  await page.goto('./#/regions/kyushu_krip');
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('#facts-title')).toContainText('九州（リサイクル・環境）');
  for (const summary of await page.locator('summary').all()) await summary.click();
  const english = await page.evaluate(() => {
    const words: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('main') as HTMLElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.closest('[lang="en"], .fact-source, .line-source, .source-list dt') === null)
        words.push(...(node.textContent?.match(/[A-Za-z]{4,}/g) ?? []));
    return words;
  });
  // keys of sources are names
  expect(english.filter((word) => !/^(TAMA|METI|MUSUBI|SCHMOCH|kyushu|krip|equal)$/.test(word))).toEqual([]);
  await expect(page.locator('.reason-list').first()).toContainText('資料に数はない。規則「事業所数」');
  await expect(page.locator('.projects-head')).toContainText('規則で割り当て13、推計4');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [id, locale, width] of [
      ['kanto_regional', 'en-GB', 1440],
      ['oulu', 'ja-JP', 1440],
      ['kinki_bio', 'en-GB', 1024],
      ['munich', 'ja-JP', 390],
    ] as const)
      test.describe(locale, () => {
        test.use({ locale });
        test(`axe finds nothing on ${id} at ${width} px, and nothing sticks out sideways`, async ({ page }) => {
          await page.setViewportSize({ width, height: 860 });
          await page.goto(`./#/regions/${id}`);
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
          await expect(page.locator('h1')).toBeVisible();
          for (const summary of await page.locator('summary').all()) await summary.click();
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        });
      });
  });
}

test('on a phone the clusters overseas are a list, and what is picked stays in sight with the way to its facts', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/regions');
  const list = page.getByRole('listbox', { name: 'Clusters overseas' });
  await list.getByRole('option', { name: 'Munich' }).click();
  const bar = page.locator('.picked-bar');
  await expect(bar).toContainText('Munich');
  await bar.getByRole('button', { name: 'To the facts' }).click();
  await expect(page.locator('#facts')).toBeFocused();
  await expect(page.locator('#facts-title')).toBeInViewport();
});
