/**
 * One configuration for everything Vite does:
 *
 *   vite build                the viewer                      web/            -> dist/web
 *   vite build --mode cli     the command line, node workers  src/cli/main.ts -> dist/cli, names without hash
 *   vite                      the viewer while it is written
 *   vitest                    projects `node` (*.test.ts) and `browser` (*.browser.test.ts, in Chromium)
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config';
import { scenarioPlugin } from './src/scenario/vitePlugin.ts';
import { launchOptions } from './test/helpers/chromium.mjs';
import { landPlugin } from './web/regions/landPlugin.ts';

const ROOT = import.meta.dirname;

/** Named here, or the development server finds them late, in a worker, and reloads the page. */
const RUNTIME_PACKAGES = [
  '@preact/signals',
  'comlink',
  'd3',
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  'seedrandom/lib/alea.js',
  'yaml',
  'zod',
];

export default defineConfig(async ({ mode }): Promise<ViteUserConfig> => {
  if (mode === 'cli') return commandLine();
  if (mode === 'test') return { test: { projects: [nodeTests(), await browserTests()] } };
  return viewer();
});

function viewer(): ViteUserConfig {
  return {
    root: join(ROOT, 'web'),
    base: './',
    plugins: [scenarios(), landPlugin()],
    worker: { format: 'es' },
    optimizeDeps: { include: RUNTIME_PACKAGES },
    build: {
      outDir: join(ROOT, 'dist/web'),
      emptyOutDir: true,
      manifest: true,
      // the page's content security policy allows no data: but for images
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
}

/**
 * The command line and the workers of Node, src/worker/node/*.worker.ts: all files of the build lie in one folder, so
 * `new URL('./<name>.worker.js', import.meta.url)` finds a worker from any of them.
 */
function commandLine(): ViteUserConfig {
  const folder = join(ROOT, 'src/worker/node');
  const workers = readdirSync(folder).filter((name) => name.endsWith('.worker.ts'));
  const inputs = workers.map((name) => [name.slice(0, -'.ts'.length), join(folder, name)] as const);
  return {
    root: ROOT,
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(ROOT, 'dist/cli'),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: { main: join(ROOT, 'src/cli/main.ts'), ...Object.fromEntries(inputs) },
        output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
      },
    },
    ssr: { noExternal: true },
  };
}

/** Regions and policies are compiled to parameters while the viewer is built, so that it carries no YAML. */
function scenarios(): Plugin {
  return scenarioPlugin(join(ROOT, 'scenarios'));
}

function nodeTests(): TestProjectInlineConfiguration {
  return {
    root: ROOT,
    plugins: [scenarios()],
    test: {
      name: 'node',
      environment: 'node',
      include: ['test/**/*.test.{ts,tsx}'],
      exclude: ['test/**/*.browser.test.{ts,tsx}', 'test/e2e/**'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}

async function browserTests(): Promise<TestProjectInlineConfiguration> {
  const { playwright } = await import('@vitest/browser-playwright');
  return {
    root: ROOT,
    plugins: [scenarios()],
    optimizeDeps: { include: RUNTIME_PACKAGES },
    worker: { format: 'es' },
    test: {
      name: 'browser',
      include: ['test/**/*.browser.test.{ts,tsx}'],
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: launchOptions() }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}
