import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { address, expect, pairsDone, test, whenComplete } from './page.ts';

const ROOT = join(import.meta.dirname, '../..');

function commandLine(...args: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ['src/cli/musubi.mjs', ...args, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout);
}

test('step 4 without support comes when asked for by key, with the numbers of the command line', async ({ page }) => {
  test.slow();
  const { circles } = commandLine('circle', 'tama', '--seeds', '1', '--from', '2006-04') as {
    circles: { mean: number }[];
  };
  await page.goto(address(1));
  await whenComplete(page);
  const button = page.getByRole('button', { name: 'With support withdrawn…' });
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Step 4 with all support withdrawn' })).toBeFocused();
  const panel = page.getByRole('region', { name: 'Step 4 with all support withdrawn' });
  await panel.getByLabel('Support ends in').selectOption('2006');
  await expect(page).toHaveURL(/&withdrawn=2006$/);
  // one seed of both policies is enough here
  await expect
    .poll(() => panel.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value), { timeout: 90_000 })
    .toBeGreaterThan(0);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).toContainText('mean of');
  await panel.getByRole('button', { name: /^Table: Offspring/ }).click();
  await expect(panel.locator('tbody tr').first().locator('td').first()).toHaveText(
    (circles[0]?.mean ?? 0).toPrecision(3),
  );
  await expect(panel.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/withdrawn/);
});

test('pairs go first: a lever that moves while step 4 is computed has its result all the same', async ({ page }) => {
  await page.goto(`${address(2)}&withdrawn=2011`);
  await whenComplete(page);
  const model = page.locator('.status-model');
  const before = (await model.getAttribute('data-digest-b')) ?? '';
  await page.getByRole('slider', { name: /Coordinators, policy B/ }).press('Home');
  await expect(model).not.toHaveAttribute('data-digest-b', before, { timeout: 20_000 });
  await whenComplete(page);
  await page.getByRole('button', { name: 'Close' }).click();
});

test('a threshold that was moved is still there when the link is opened again', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  await page.locator('.thresholds-open').press('Enter');
  const field = page.getByRole('spinbutton', { name: 'Threshold of “Visible network”' });
  await field.fill('0.65');
  await field.press('Enter');
  await expect(page).toHaveURL(/&thresholds=0\.55,0\.65,6,0\.5$/);
  await page.reload();
  await page.locator('.thresholds-open').press('Enter');
  await expect(field).toHaveValue('0.65');
});

test('the thresholds open below the bands that they move; Escape closes them and gives the focus back', async ({
  page,
}) => {
  await page.goto(address(1));
  await whenComplete(page);
  const opener = page.getByRole('button', { name: 'Thresholds (provisional)' });
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await opener.press('Enter');
    await expect(page.getByRole('heading', { name: /^Thresholds of the four steps/ })).toBeFocused();
    const panel = page.getByRole('region', { name: /^Thresholds of the four steps/ });
    const [bands, box] = [await page.locator('.bands').boundingBox(), await panel.boundingBox()];
    expect(box?.y).toBeGreaterThan((bands?.y ?? Number.NaN) + (bands?.height ?? Number.NaN));
    // all four, none of them cut off or behind a bar of its own
    expect(await panel.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await panel.getByRole('spinbutton').last().press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('nothing pushes the player under the status line: not playing, not tables, not a note on the link', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const clear = async (): Promise<void> => {
    const [player, status] = [await page.locator('.player').boundingBox(), await page.locator('.status').boundingBox()];
    expect((player?.y ?? Number.NaN) + (player?.height ?? Number.NaN)).toBeLessThanOrEqual((status?.y ?? 0) + 1);
  };
  await page.goto(`${address(1)}&bogus=1`);
  await whenComplete(page);
  await expect(page.locator('.trouble')).toContainText('“bogus”');
  await expect(page.locator('.network canvas').first()).toBeVisible();
  await clear();
  await page.goto(address(2));
  await whenComplete(page);
  await expect(page.locator('.network canvas').first()).toBeVisible();
  await page.locator('.figure-differences .figure-toggle').click();
  await page.locator('.figure-trajectories .figure-toggle').click();
  await clear();
  await page.locator('.play').click();
  await expect(page.locator('.play')).toHaveText('Pause');
  await clear();
});

test('what a tenth of a threshold turns over is said as the command line says it, and moves with the threshold', async ({
  page,
}) => {
  test.slow();
  const { stdout } = spawnSync(
    process.execPath,
    ['src/cli/musubi.mjs', 'run', 'tama', '--pair', '1', '--thresholds', '0.55,0.65,6,0.5'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 },
  );
  const told = /^2 visible network .*$/m.exec(stdout)?.[0] ?? '';
  const stands = [...told.matchAll(/(above since|lost after) (\d{4})-\d{2}|never reached/g)].map(
    (match) => match[2] ?? 'never',
  );
  expect(stands, stdout).toHaveLength(3);
  await page.goto(address(2));
  await whenComplete(page);
  await page.locator('.thresholds-open').press('Enter');
  const field = page.getByRole('spinbutton', { name: 'Threshold of “Visible network”' });
  await field.fill('0.65');
  await field.press('Enter');
  const table = page.getByRole('table', { name: 'Threshold of “Visible network”' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'a tenth lower: 0.585',
    'at 0.650',
    'a tenth higher: 0.715',
  ]);
  const cells = table.getByRole('row').nth(1).getByRole('cell');
  // the command line has the threshold itself first
  const [set = '', low = '', high = ''] = stands;
  for (const [at, year] of [low, set, high].entries()) await expect(cells.nth(at)).toContainText(year);
  await expect(cells.first()).toContainText(/of 2$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a number and the two levels below it cannot contradict each other, nor can the chart beside them', async ({
  page,
}) => {
  await page.goto(address(8));
  await whenComplete(page);
  for (const headline of await page.locator('.headline').all()) {
    const number = (text: string | null): number => Number((text ?? '').replace('−', '-').replace(/[^\d.-]/g, ''));
    const difference = number(await headline.locator('.headline-value').textContent());
    const levels = headline.locator('.headline-levels .word', { hasText: /^[AB] / });
    const [a, b] = (await levels.allTextContents()).map((text) => number(text.slice(1)));
    const gap = (b ?? Number.NaN) - (a ?? Number.NaN);
    expect(gap * difference, (await headline.textContent()) ?? '').toBeGreaterThanOrEqual(0);
  }
  const shown = await page.locator('.headline.is-first .headline-levels').textContent();
  for (const side of ['A', 'B']) {
    const end = await page.locator('.plot-trajectories .end-label', { hasText: side }).textContent();
    expect(shown).toContain(end?.trim());
  }
  await expect(page.locator('.counted')).toContainText('Mean difference');
});

test('step 4 without support begins beside the pairs and grows, and they go on', async ({ page }) => {
  test.slow();
  await page.goto(`${address(200)}&withdrawn=2011`);
  const panel = page.getByRole('region', { name: 'Step 4 with all support withdrawn' });
  await expect(panel).toContainText('the first pairs go first');
  const seeds = panel.locator('progress');
  await expect
    .poll(() => seeds.evaluate((bar: HTMLProgressElement) => bar.value), { timeout: 90_000 })
    .toBeGreaterThan(0);
  await expect(page.locator('.mark')).toHaveAttribute('data-phase', 'running');
  const done = await pairsDone(page);
  await expect.poll(() => pairsDone(page), { timeout: 30_000 }).toBeGreaterThan(done);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('a rule of allocation is part of the run: the digest is that of the command line, and Back takes it away', async ({
  page,
}) => {
  test.slow();
  const { runs } = commandLine(
    ...['compare', 'tama', '--a', 'japan', '--b', 'japan', '--set-b', 'consortium.allocation=formula', '--pairs', '1'],
  ) as { runs: { a: { digest: string }; b: { digest: string } }[] };
  await page.goto(address(1).replace(/b=[^&]+/, 'b=japan'));
  await whenComplete(page);
  await page.getByRole('button', { name: /^Consortium/ }).click();
  const rule = page.getByRole('combobox', { name: /Consortium R&D, how the money of policy B/ });
  await expect(rule.getByRole('option', { name: 'by contest' })).toBeDisabled();
  await rule.selectOption('formula');
  const model = page.locator('.status-model');
  await expect(model).toHaveAttribute('data-digest-b', runs[0]?.b.digest ?? '', { timeout: 30_000 });
  await expect(model).toHaveAttribute('data-digest-a', runs[0]?.a.digest ?? '');
  await expect(page).toHaveURL(/consortium\.allocation%3Dformula/);
  await expect(page.locator('.side-b')).toContainText('Consortia by formula');
  await page.goBack();
  await expect(rule).toHaveValue('call');
  await expect(model).toHaveAttribute('data-digest-b', runs[0]?.a.digest ?? '');
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled();
  await page.goForward();
  await expect(rule).toHaveValue('formula');
});

test('what no pair defines is said, in the number, the title and the chart', async ({ page }) => {
  await page.goto(address(1).replace('a=japan', 'a=none'));
  await whenComplete(page);
  await page.getByLabel('Indicator of the verdict').selectOption('monthsToCash');
  await expect(page.locator('h1')).toContainText('not defined under A');
  await expect(page.locator('.figure-differences')).toContainText('undefined under A');
});

test('beside no policy a further business has a price, in the numbers and under the money', async ({ page }) => {
  await page.goto(address(8).replace('a=japan', 'a=none'));
  await whenComplete(page);
  const money = page.locator('.headline').filter({ hasText: 'Public money per new business' });
  await expect(money).toHaveText(/¥\d+M ?for one more¥\d+M to ¥\d+M ?.*A – ?B ¥\d+M/);
  await expect(page.locator('.money')).toContainText(
    /A further new business of members costs ¥\d+M \(95 % interval ¥\d+M to ¥\d+M\)\./,
  );
});

test('the network is walked by key: organisations, towns, partners, and out again', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  const network = page.getByRole('application').first();
  await network.focus();
  const words = page.locator('.legend-end');
  await network.press('ArrowRight');
  await expect(words).toContainText(/Under A: .+ in Hachioji, .+, 1 of \d+ here/);
  await network.press('ArrowDown');
  await expect(words).not.toContainText('Hachioji');
  for (let n = 0; n < 40 && / 0 working ties/.test((await words.textContent()) ?? ''); n++)
    await network.press('ArrowRight');
  await network.press('Enter');
  await expect(words).toContainText(/partner 1 of \d+/);
  await expect(page.locator('.standing-at')).toHaveCount(2);
  await expect(network.getByRole('status')).toContainText(/partner 1 of/);
  await network.press('Escape');
  await expect(page.locator('.standing-at')).toHaveCount(0);
});

test('the curve without policy is drawn when the pairs are done, and can be switched off', async ({ page }) => {
  await page.goto(address(1));
  await expect(page.locator('.curve-none')).toBeAttached({ timeout: 45_000 });
  await page.getByRole('checkbox', { name: /no policy/ }).uncheck();
  await expect(page.locator('.curve-none')).toHaveCount(0);
});
