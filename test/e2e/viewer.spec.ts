import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { address, expect, pairsDone, test, whenComplete } from './page.ts';

const ROOT = join(import.meta.dirname, '../..');

test('opens on a comparison that computes by itself, and complains about nothing', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('h1')).not.toBeEmpty();
  await expect.poll(() => pairsDone(page), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(page.locator('.mark')).toHaveText('Preview');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(page.getByText('First version, not for decisions.')).toBeVisible();
  // histories in full come after the first eight pairs
  await expect(page.locator('.network canvas').first()).toBeVisible({ timeout: 45_000 });
});

test('a result has a verdict, a difference for each pair, and what was not counted', async ({ page }) => {
  await page.goto(address(8));
  await whenComplete(page);
  await expect(page.locator('.counted')).toContainText('of 8 pairs');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(8);
  await expect(page.locator('.not-what')).toContainText('Not a forecast');
  await expect(page.locator('.mark')).toHaveText('Preview');
});

test('moving a lever by key gives a new result; undo brings the old one back at once', async ({ page }) => {
  await page.goto(address(2));
  await whenComplete(page);
  const model = page.locator('.status-model');
  const before = [await model.getAttribute('data-digest-a'), await model.getAttribute('data-digest-b')];
  const slider = page.getByRole('slider', { name: /Coordinators, policy B/ });
  await slider.focus();
  // down to none: a step of a tenth may hire nobody more or less
  await slider.press('Home');
  await expect(page).toHaveURL(/coordinatorsPer100Members/);
  await expect(model).not.toHaveAttribute('data-digest-b', before[1] ?? '', { timeout: 30_000 });
  await whenComplete(page);
  // the same luck: A did not change at all
  await expect(model).toHaveAttribute('data-digest-a', before[0] ?? '');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(model).toHaveAttribute('data-digest-b', before[1] ?? '');
  await expect(page.locator('.mark')).toHaveAttribute('data-phase', 'complete');
});

test('replaying the last change shows the world before it and comes back', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  const model = page.locator('.status-model');
  const first = (await model.getAttribute('data-digest-b')) ?? '';
  const field = page.getByRole('spinbutton', { name: /Coordinators, policy B/ });
  await field.fill('0');
  await field.press('Enter');
  await expect(model).not.toHaveAttribute('data-digest-b', first, { timeout: 30_000 });
  await whenComplete(page);
  const second = (await model.getAttribute('data-digest-b')) ?? '';
  await page.getByRole('button', { name: 'Replay last change' }).click();
  await expect(model).toHaveAttribute('data-digest-b', first);
  await expect(model).toHaveAttribute('data-digest-b', second);
});

test('while levers differ from the results on show, these are marked', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  const slider = page.getByRole('slider', { name: /Coordinators, policy B/ });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('no slider');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  // looked for from before the move: a hand that rests has its result soon
  const marked = page.waitForSelector('.stale-mark');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 4 });
  await marked;
  await expect(page.locator('.stale-mark')).toBeHidden({ timeout: 30_000 });
  await page.mouse.up();
  await whenComplete(page);
});

test('cancel keeps what is done, and going on adds to it', async ({ page }) => {
  await page.goto(address(200));
  await expect.poll(() => pairsDone(page), { timeout: 30_000 }).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.mark')).toHaveText('Cancelled, preview');
  const kept = await pairsDone(page);
  expect(kept).toBeGreaterThan(0);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(Math.min(50, kept));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => pairsDone(page), { timeout: 30_000 }).toBeGreaterThan(kept);
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('a policy compared with itself differs by exactly nothing', async ({ page }) => {
  await page.goto(address(2).replace(/b=[^&]+/, 'b=japan'));
  await whenComplete(page);
  await expect(page.locator('h1')).toHaveText('A and B are the same policy, so nothing differs.');
  const model = page.locator('.status-model');
  expect(await model.getAttribute('data-digest-a')).toBe(await model.getAttribute('data-digest-b'));
});

test('the digests are those of the command line for the same seed', async ({ page }) => {
  const args = [
    'compare',
    'tama',
    '--a',
    'japan',
    '--b',
    'japan',
    '--set-b',
    'network.coordinatorsPer100Members=4',
    '--pairs',
    '2',
    '--seed',
    'hachioji',
    '--json',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, ['src/cli/musubi.mjs', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(stdout, stderr).not.toBe('');
  const { runs } = JSON.parse(stdout) as { runs: { index: number; a: { digest: string }; b: { digest: string } }[] };
  await page.goto(address(2, 'hachioji'));
  await whenComplete(page);
  await page.getByRole('button', { name: /^Table: B minus A/ }).click();
  for (const run of runs) {
    const cells = page.locator('.figure-differences tbody tr').nth(run.index).locator('td');
    await expect(cells.nth(3)).toHaveText(run.a.digest);
    await expect(cells.nth(4)).toHaveText(run.b.digest);
  }
});

test('a number field gives the old value back for what is no number, and says its range', async ({ page }) => {
  await page.goto(address(1));
  const field = page.getByRole('spinbutton', { name: /Coordinators, policy B/ });
  const old = await field.inputValue();
  for (const text of ['1,5', 'abc', '']) {
    await field.fill('');
    await field.pressSequentially(text);
    await field.press(text === 'abc' ? 'Tab' : 'Enter');
    await expect(field).toHaveValue(old);
    await expect(page.getByText('the value is unchanged')).toBeVisible();
  }
  await field.fill('11');
  await field.press('Enter');
  await expect(field).toHaveValue('10');
  await expect(page.getByText('The range is 0 to 10.')).toBeVisible();
  await expect(page).toHaveURL(/coordinatorsPer100Members/);
});

test('a bad address in an open tab keeps the settings and goes back to theirs', async ({ page }) => {
  await page.goto(address(1, 'mine'));
  await whenComplete(page);
  const url = page.url();
  await page.evaluate(() => {
    location.hash = location.hash.replace('a=japan', 'a=nonsense');
  });
  await expect(page.getByRole('alert')).toHaveText(
    /^The link was not read: policy A "nonsense"; there are japan, none, .*\. Your settings are unchanged\.$/,
  );
  expect(page.url()).toBe(url);
  await expect(page.locator('.mark')).toHaveAttribute('data-phase', 'complete');
});

test('a link that cannot be read says why and shows the defaults', async ({ page }) => {
  await page.goto('./#/w/1?region=tama&a=japan&b=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&seed=x&pairs=1');
  await expect(page.getByRole('alert')).toContainText(
    'The link was not read: policy B "<img src=x onerror=alert(1)>"; there are japan, none',
  );
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('all of it can be read in Japanese', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByText('初版につき、政策判断には使えない。')).toBeVisible();
  const english = await page
    .locator('main')
    .evaluate((main) => (main as HTMLElement).innerText.match(/[A-Za-z]{4,}/g) ?? []);
  expect(english.filter((word) => !['TAMA', 'Project', 'Cluster'].includes(word))).toEqual([]);
});
