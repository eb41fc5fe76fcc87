import { address, expect, test, whenComplete } from './page.ts';

test.describe('on the first screen of a desktop', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  for (const locale of ['en-GB', 'ja-JP']) {
    test.describe(locale, () => {
      test.use({ locale });

      test('everything stands above the status line: levers, money and steps, and no name is cut', async ({ page }) => {
        await page.goto(address(2));
        await whenComplete(page);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        expect(height).toBe(900);
        const { status, money } = await page.evaluate(() => ({
          status: document.querySelector('.status')?.getBoundingClientRect().top ?? 0,
          money: document.querySelector('.money p:last-child')?.getBoundingClientRect().bottom ?? 900,
        }));
        expect(money).toBeLessThanOrEqual(status);
        // the levers themselves need no scrolling either
        const scrolls = await page.locator('.levers').evaluate((pane) => pane.scrollHeight - pane.clientHeight);
        expect(scrolls).toBe(0);
        // nor does what is long: the harms of the longest lever
        await page.locator('.lever-harms summary').press('Enter');
        await expect(page.locator('.lever-harms li').first()).toBeVisible();
        expect(await page.locator('.levers').evaluate((pane) => pane.scrollHeight - pane.clientHeight)).toBe(0);
        const cut = await page
          .locator('.side-name')
          .evaluateAll((names) => names.filter((name) => name.scrollHeight > name.clientHeight + 1).length);
        expect(cut).toBe(0);
      });
    });
  }

  test('a lever alike in both is one press away, keeps the focus when opened, and stays once it differs', async ({
    page,
  }) => {
    await page.goto(address(2));
    await whenComplete(page);
    const training = page.locator('.lever-head', { hasText: 'Training' });
    await expect(training).toHaveCount(0);
    await page.getByRole('button', { name: /more levers/ }).click();
    await training.focus();
    await page.keyboard.press('Enter');
    await expect(training).toHaveAttribute('aria-expanded', 'true');
    await expect(training).toBeFocused();
    const budget = page.getByRole('slider', { name: /Budget.*Training|Training.*budget/i });
    await budget.focus();
    await page.keyboard.press('End');
    await expect(budget).toBeFocused();
    await training.click();
    await page.getByRole('button', { name: 'Fewer levers' }).click();
    await expect(training).toBeVisible();
    await expect(page.locator('.lever-head', { hasText: 'Venture fund' })).toHaveCount(0);
  });

  test('each number of each lever can be typed without a scroll to the side', async ({ page }) => {
    await page.goto(address(2));
    await whenComplete(page);
    await page.getByRole('button', { name: /more levers/ }).click();
    const heads = page.locator('.lever-head');
    for (let i = 0; i < (await heads.count()); i++) {
      if ((await heads.nth(i).getAttribute('aria-expanded')) !== 'true') await heads.nth(i).click();
      const outside = await page.locator('.slider-number').evaluateAll(
        (fields) =>
          fields.filter((field) => {
            const pane = field.closest('.levers') as HTMLElement;
            return field.getBoundingClientRect().right > pane.getBoundingClientRect().right - 8;
          }).length,
      );
      expect(outside, await heads.nth(i).innerText()).toBe(0);
    }
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the name of a step stands above its band and off the playhead', async ({ page }) => {
    await page.goto(address(2));
    await whenComplete(page);
    const names = await page.locator('.band-names li').evaluateAll((rows) =>
      rows.map((row) => {
        const range = document.createRange();
        range.selectNodeContents(row);
        const { top, bottom } = range.getBoundingClientRect();
        return { top, bottom };
      }),
    );
    const bands = await page
      .locator('.band-plot .gauge-threshold')
      .evaluateAll((lines) => lines.map((line) => line.parentElement?.getBoundingClientRect().top ?? 0));
    expect(names).toHaveLength(4);
    for (const [i, name] of names.entries()) expect(name.bottom).toBeLessThanOrEqual(bands[i] ?? 0);
    const playhead = (await page.locator('.playhead').getAttribute('d')) ?? '';
    expect(playhead.match(/M/g)).toHaveLength(4);
  });
});
