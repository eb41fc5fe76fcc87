/** Acts of the Japanese state do not reach a region abroad: push for ventures, incorporation of universities, widening. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { EventKind } from '../../src/model/events.ts';
import type { Params } from '../../src/model/params.ts';
import { INCORPORATION } from '../../src/model/processes/incorporation.ts';
import { DEFAULTS } from '../../src/model/registry.ts';
import { runUntil, step } from '../../src/model/simulation.ts';
import { Kind } from '../../src/model/state.ts';
import { compile } from '../../src/scenario/compile.ts';
import { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
import { parseOverride } from '../../src/scenario/overrides.ts';
import { runTo, seedNumber } from './worlds.ts';

const read = (path: string): string => readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8');
const munich = loadRegion(read('regions/munich.yaml'), 'munich.yaml');
const none = loadPolicy(read('policies/none.yaml'), 'none.yaml');
/** The same place as if it lay in Japan. */
const { abroad: _, ...inJapan } = munich;

/** Laboratories whose attention April 2004 raised, and firms whom April 2005 swept in. */
function acts(params: Params): { turned: number; swept: number } {
  const sim = runTo(params, INCORPORATION, seedNumber(7300), { log: true });
  const { kind, attention, count } = sim.state.organisations;
  const before = attention.slice(0, count);
  step(sim);
  const turned = before.filter((level, row) => kind[row] === Kind.lab && attention[row]! > level).length;
  runUntil(sim, monthOf(2005, 5));
  const log = sim.log!;
  let swept = 0;
  for (let at = 0; at < log.count; at++) if (log.kind[at] === EventKind.join && log.detail[at] === 1) swept++;
  return { turned, swept };
}

test('abroad no laboratory turns outward in April 2004 and nobody is swept in in April 2005, as would be in Japan', () => {
  expect(acts(compile(munich, none).params)).toEqual({ turned: 0, swept: 0 });
  const home = acts(compile(inJapan, none).params);
  expect(home.turned).toBeGreaterThan(20);
  expect(home.swept).toBeGreaterThan(5);
});

test('abroad laboratories found at their own rate all the time', () => {
  const { coefficients } = compile(munich, none).params;
  expect([coefficients.venturePush, coefficients.incorporationPush]).toEqual([1, 1]);
  expect(DEFAULTS.venturePush).toBeGreaterThan(1);
  expect(compile(inJapan, none).params.coefficients).toEqual(DEFAULTS);
});

test('abroad all else is as in Japan, and who asks for such an act there has it', () => {
  const { wideningShare, venturePush, incorporationPush, incorporationAttention } = DEFAULTS;
  const { params } = compile(munich, none);
  const acting = { wideningShare, venturePush, incorporationPush, incorporationAttention };
  expect({ ...params.coefficients, ...acting }).toEqual(DEFAULTS);
  const asked = compile(munich, none, [parseOverride('model.wideningShare=0.5')]).params;
  expect(asked.coefficients.wideningShare).toBe(0.5);
});
