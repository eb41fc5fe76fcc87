/**
 * End-to-end tests: test/e2e/*.spec.ts against the built viewer as `musubi view` serves it, in the Chromium that
 * `npm test` found. Every run has a port of its own, so that two check-outs do not meet.
 */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../helpers/chromium.mjs';

const ROOT = join(import.meta.dirname, '../..');

// the config is read again in every test process, which inherits this
process.env.MUSUBI_E2E_PORT ??= String(20_000 + (process.pid % 20_000));
const port = Number(process.env.MUSUBI_E2E_PORT);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: join(ROOT, 'test-results'),
  forbidOnly: process.env.CI === 'true',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `"${process.execPath}" src/cli/musubi.mjs view --port ${port}`,
    cwd: ROOT,
    url: `http://127.0.0.1:${port}/`,
    timeout: 120_000,
    stdout: 'pipe',
  },
});
