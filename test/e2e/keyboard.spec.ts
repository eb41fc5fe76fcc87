import { address, expect, test, whenComplete } from './page.ts';

test('the whole screen can be reached by Tab, in order, with a visible focus, and left again', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  const seen: string[] = [];
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const holder = element.matches('.unseen') ? element.closest('label') : element;
      const style = holder === null ? null : getComputedStyle(holder);
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return {
        name: `${element.tagName} ${name.trim()}`,
        outlined: style !== null && style.outlineStyle !== 'none' && style.outlineWidth !== '0px',
      };
    });
    if (now === null) break;
    expect(now.outlined, now.name).toBe(true);
    seen.push(now.name);
  }
  expect(new Set(seen).size).toBe(seen.length);
  const expected = [
    /BUTTON Export/,
    /日本語/,
    /Dark/,
    /Edit policy B/,
    /Fiscal years|All years/,
    /Coordinators, policy B/,
    /Incubation/,
    /Jobs in the region/,
    /Indicator of/,
    /^DIV B minus A/,
    /Table: New businesses/,
    /Month shown/,
    /Play/,
    /Mar 2021/,
    /Thresholds/,
    /Seed/,
  ];
  for (const part of expected)
    expect(
      seen.some((name) => part.test(name)),
      `${part} in ${seen.join(' | ')}`,
    ).toBe(true);
});

test('arrow keys walk the dots and pick the same pair everywhere; Escape lets go', async ({ page }) => {
  await page.goto(address(8));
  await whenComplete(page);
  const dots = page.getByRole('listbox');
  await dots.focus();
  await dots.press('End');
  await expect(dots.getByRole('option', { selected: true })).toHaveCount(1);
  const label = (await dots.getByRole('option', { selected: true }).getAttribute('aria-label')) ?? '';
  const pair = /pair (\d+)/.exec(label)?.[1] ?? '';
  await expect(page.locator('.plot-trajectories')).toContainText(`pair ${pair}, A and B`);
  await expect(page.locator('.legend-end')).toContainText(`pair ${pair}, picked`);
  await expect(page.locator('.status-model')).toHaveAttribute('data-seed-index', String(Number(pair) - 1));
  await dots.press('ArrowLeft');
  expect(await dots.getByRole('option', { selected: true }).getAttribute('aria-label')).not.toBe(label);
  await dots.press('Escape');
  await expect(dots.getByRole('option', { selected: true })).toHaveCount(0);
});

test('time is scrubbed and played by key, through all three terms', async ({ page }) => {
  await page.goto(address(1));
  await whenComplete(page);
  const scrubber = page.getByRole('slider', { name: 'Month shown' });
  await scrubber.focus();
  await scrubber.press('Home');
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'April 1998');
  await scrubber.press('ArrowRight');
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'May 1998');
  await scrubber.press('PageUp');
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'May 1999');
  const ties = page.locator('.figure-network-a .network-counts, .network-a .network-counts').first();
  const early = await ties.textContent();
  await scrubber.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(scrubber).not.toHaveAttribute('aria-valuetext', 'May 1999');
  await scrubber.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await scrubber.press('End');
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'March 2021');
  expect(await ties.textContent()).not.toBe(early);
});

test('who asked for less motion gets no animation, and still every month', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address(1));
  await whenComplete(page);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Apr 2006' }).click();
  await expect(page.getByRole('slider', { name: 'Month shown' })).toHaveAttribute('aria-valuetext', 'April 2006');
});

test('every chart has its table one key away', async ({ page }) => {
  await page.goto(address(2));
  await whenComplete(page);
  const toggles = page.getByRole('button', { name: /^Table: / });
  await expect(toggles).toHaveCount(5);
  for (let left = 5; left > 0; left--) {
    await toggles.first().focus();
    await page.keyboard.press('Enter');
    await expect(toggles).toHaveCount(left - 1);
  }
  await expect(page.locator('main table')).toHaveCount(5);
});
