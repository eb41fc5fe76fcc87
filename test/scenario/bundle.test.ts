/** Scenarios compiled while the viewer is built equal those of a dropped file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/hash.ts';
import { listScenarios } from '../../src/io/node/files.ts';
import { bundle, type ScenarioBundle } from '../../src/scenario/bundle.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { parameters } from '../../src/scenario/parameters.ts';
import { scenarioPlugin } from '../../src/scenario/vitePlugin.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios');
const FIXTURES = join(import.meta.dirname, '../fixtures/scenario');

/** What a page gets from the virtual module, by a real build. */
async function built(): Promise<ScenarioBundle> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [scenarioPlugin(FOLDER)],
    build: {
      write: false,
      rolldownOptions: { input: 'virtual:musubi-scenarios', preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const code = output[0].code;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return (module as { scenarios: ScenarioBundle }).scenarios;
}

test('a build gives the parameters that the dropped files give, for every region and policy', async () => {
  const { regions, policies, model } = await built();
  const files = listScenarios(FOLDER);
  const regionFiles = files.filter(({ kind }) => kind === 'region');
  const policyFiles = files.filter(({ kind }) => kind === 'policy');
  expect(regions.map(({ id }) => id)).toEqual(regionFiles.map(({ id }) => id));
  expect(policies.map(({ id }) => id)).toEqual(['japan', 'none']);
  for (const regionFile of regionFiles) {
    for (const policyFile of policyFiles) {
      const region = loadRegion(readFileSync(regionFile.path), regionFile.path);
      const policy = loadPolicy(readFileSync(policyFile.path), policyFile.path);
      const dropped = compile(region, policy);
      const shippedRegion = regions.find(({ id }) => id === region.id);
      const shippedPolicy = policies.find(({ id }) => id === policy.id);
      if (shippedRegion === undefined || shippedPolicy === undefined) throw new Error(`${region.id}: not shipped`);
      const shipped = parameters(shippedRegion, shippedPolicy, model);
      expect(canonicalJson(shipped)).toBe(canonicalJson(dropped.params));
      expect(shippedRegion.names).toEqual(region.names);
      expect(shippedRegion.towns.list).toEqual(region.towns.list);
      expect(JSON.stringify(shippedRegion)).not.toMatch(/"(grade|note|source)":/);
    }
  }
});

describe('a bundle', () => {
  const text = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');

  test('is plain JSON', () => {
    const made = bundle([
      { name: 'r', text: text('good-region.yaml') },
      { name: 'p', text: text('good-policy.yaml') },
    ]);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  test('is not made from bad files or from two of one name', () => {
    expect(() => bundle([{ name: 'x.yaml', text: text('negative-budget.yaml') }])).toThrow('x.yaml:10:53');
    const twice = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: text('good-policy.yaml') }));
    expect(() => bundle(twice)).toThrow('b.yaml: policy mine stands in a.yaml already; choose another id');
  });
});
