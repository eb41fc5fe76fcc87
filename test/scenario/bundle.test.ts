/** Scenarios compiled while the viewer is built equal those of a dropped file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { basesOf } from '../../src/cli/scenarios.ts';
import { canonicalJson } from '../../src/core/hash.ts';
import { listScenarios } from '../../src/io/node/files.ts';
import { hasAlternative, underAlternative } from '../../src/scenario/alternative.ts';
import { bundle } from '../../src/scenario/bundle.ts';
import { paramsOf, type ScenarioBundle } from '../../src/scenario/bundled.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
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
  const scenarios = await built();
  const { regions, policies } = scenarios;
  const files = listScenarios(FOLDER);
  const regionFiles = files.filter(({ kind }) => kind === 'region');
  const policyFiles = files.filter(({ kind, id }) => kind === 'policy' && id !== 'bioregio');
  const base = basesOf(FOLDER);
  expect(regions.map(({ id }) => id)).toEqual(regionFiles.map(({ id }) => id));
  expect(policies.slice(0, 2).map(({ id }) => id)).toEqual(['japan', 'none']);
  expect(policies.map(({ id }) => id).sort()).toEqual(policyFiles.map(({ id }) => id));
  for (const regionFile of regionFiles) {
    for (const policyFile of policyFiles) {
      const region = loadRegion(readFileSync(regionFile.path), regionFile.path, { base });
      const policy = loadPolicy(readFileSync(policyFile.path), policyFile.path, { base });
      const dropped = compile(region, policy);
      const shipped = regions.find(({ id }) => id === region.id);
      const chosen = policies.find(({ id }) => id === policy.id);
      if (shipped === undefined || chosen === undefined) throw new Error(`${region.id}, ${policy.id}: not shipped`);
      expect(canonicalJson(paramsOf(scenarios, shipped, chosen))).toBe(canonicalJson(dropped.params));
      expect(shipped.other === null).toBe(!hasAlternative(region));
      if (shipped.other !== null) {
        const other = compile(underAlternative(region), policy);
        const carried = paramsOf(scenarios, { ...shipped, region: shipped.other }, chosen);
        expect(canonicalJson(carried)).toBe(canonicalJson(other.params));
      }
      expect(shipped).toMatchObject({ names: dropped.presentation.names, towns: dropped.presentation.towns });
      expect(chosen.names).toEqual(dropped.presentation.policy.names);
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

  test('leaves out a contest, which one region cannot run, and takes the bases of its files', () => {
    const policy = (id: string, rest: string): string =>
      `format: 1\nkind: policy\nid: ${id}\nnames: {en: A, ja: B}\n${rest}\n`;
    const made = bundle([
      {
        name: 'policies/vie.yaml',
        text: policy('vie', 'sources: {}\nlevers: {consortium: {allocation: contest, budget: []}}'),
      },
      { name: 'policies/won.yaml', text: policy('won', 'extends: vie\nlevers: {consortium: {allocation: formula}}') },
    ]);
    expect(made.policies.map(({ id, allocation }) => [id, allocation.consortium])).toEqual([['won', 'formula']]);
  });

  test('is not made from bad files or from two of one name', () => {
    expect(() => bundle([{ name: 'x.yaml', text: text('negative-budget.yaml') }])).toThrow('x.yaml:10:53');
    const twice = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: text('good-policy.yaml') }));
    expect(() => bundle(twice)).toThrow('b.yaml: policy mine stands in a.yaml already; choose another id');
  });
});
