/** What every end-to-end test of the viewer needs: a page that hears every complaint, and the states it waits for. */
import { test as base, expect, type Page } from '@playwright/test';

/** B asks for four coordinators per 100 members in FY2001 to FY2010, as `--set-b network.coordinatorsPer100Members=4` does. */
export function address(pairs: number, seed = 'tama-2005'): string {
  const b = encodeURIComponent('japan~network.coordinatorsPer100Members:2001-2010=4');
  return `./#/w/1?region=tama&a=japan&b=${b}&seed=${seed}&pairs=${pairs}`;
}

/** A page on which errors in the console, uncaught errors and violations of the security policy fail the test. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.exposeFunction('complain', (text: string) => complaints.push(text));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          (globalThis as unknown as { complain: (text: string) => void }).complain(
            `${event.violatedDirective} ${event.blockedURI}`,
          );
        });
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function whenComplete(page: Page): Promise<void> {
  await expect(page.locator('.mark')).toHaveAttribute('data-phase', 'complete', { timeout: 45_000 });
  await expect(page.locator('.mark')).toHaveAttribute('data-stale', 'false');
}

/** Pairs done, as the status line says. */
export async function pairsDone(page: Page): Promise<number> {
  return page.locator('.status progress').evaluate((bar: HTMLProgressElement) => bar.value);
}
