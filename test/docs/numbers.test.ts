/** Every number of a mechanism stands in the registry, with unit, range, source and grade, or is listed here with its reason. */
import { expect, test } from 'vitest';
import { weighingNumbers } from './numbers.ts';
import { readSources } from './sources.ts';

/** Files whose numbers are data, codes or the shape of tables. */
const NOT_MECHANISMS = /\/(registry|profiles|shapes|params|state|events|accounts|decisions|horizon)\.ts$/;

const LIST = 'length of a list or table';
const BITS = 'bits of a word';
const SCALE = 'a scale, no size';

// biome-ignore format: a table
const MAY_STAY: Readonly<Record<string, readonly [numbers: string, why: string]>> = {
  'src/model/context.ts':              ['24', 'most of the months that a tour can take, as the registry says'],
  'src/model/demand.ts':               ['34 3', 'fields of technology by number'],
  'src/model/encounter.ts':            ['7', 'number of channels'],
  'src/model/fields.ts':               ['3', 'number of a profile'],
  'src/model/initialize.ts':           ['18', 'the other projects of METI 2005, a fact'],
  'src/model/knowledge.ts':            ['5 7', 'sectors, and fields taken five at a time'],
  'src/model/levers/network.ts':       ['100', 'per 100 members'],
  'src/model/levers/untied.ts':        ['1735549294', 'a name as a number'],
  'src/model/levers/incubation.ts':    ['3', 'words of an entry in a channel'],
  'src/model/nation/invariants.ts':    ['120', 'years that a check looks back, in months'],
  'src/model/nation/nation.ts':        ['8 8', BITS],
  'src/model/occasions.ts':            ['3 1.5 1953462126 50', 'bounds of rates, which a rate above them proves wrong; a name as a number; largest mean of a table'],
  'src/model/outings.ts':              ['5 6', BITS],
  'src/model/people.ts':               ['100', 'per 100 members'],
  'src/model/processes/allocation.ts': ['18', 'fiscal years that the longest term and delay of the registry can reach'],
  'src/model/processes/bilateral.ts':  ['3', 'months of a quarter'],
  'src/model/processes/call.ts':       ['3 3', LIST],
  'src/model/processes/facelift.ts':   ['1.5 20', 'the most that the form gives; expertise over 10, halved'],
  'src/model/processes/founding.ts':   ['36', 'three years, by which step 4 is counted as well: src/indicators/circle.ts'],
  'src/model/processes/investment.ts': ['3', 'signs that can be seen'],
  'src/model/processes/knownRing.ts':  ['4', 'room of a list'],
  'src/model/processes/licence.ts':    ['4 32', 'words of an entry in a channel; bits of a word'],
  'src/model/processes/meeting.ts':    ['32', BITS],
  'src/model/processes/plan.ts':       ['1000000', SCALE],
  'src/model/processes/project.ts':    ['255 64 4', 'most that a column holds; when a table is tidied'],
  'src/model/processes/proposal.ts':   ['256', 'room for kinds in a key'],
  'src/model/processes/supply.ts':     ['3 3 3', 'customers at most, and the law of their number'],
  'src/model/processes/tradeLearning.ts': ['4 4', 'room of lists'],
  'src/model/processes/trust.ts':      ['256 256', 'steps of a table'],
  'src/model/reduction.ts':            ['0.7 0.56 0.14 0.068 1000000000000000', 'null models only: means of the whole model, told there; boundless'],
  'src/model/roll.ts':                 ['4 8 16 4 4 4 4', BITS],
  'src/model/schedule.ts':             ['2097152', BITS],
  'src/model/sigmoid.ts':              ['16 128', 'range and steps of a table'],
  'src/model/simulation.ts':           ['80', 'years of a table'],
  'src/model/tables.ts':               ['600 256', 'range and steps of tables'],
  'src/model/ties.ts':                 ['4 3 512', 'when a table is tidied'],
  'src/model/uses.ts':                 ['32', BITS],
};

test('a number that a mechanism weighs with stands in the registry; what may stay in the code is listed with its reason', () => {
  const found = [...readSources()]
    .filter(([path]) => !NOT_MECHANISMS.test(path))
    .map(([path, text]) => [path, weighingNumbers(path, text).join(' ')])
    .filter(([, numbers]) => numbers !== '');
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(MAY_STAY).map(([path, [numbers]]) => [path, numbers])),
  );
});

test('finds a factor, a fraction, a bound and a constant of the file, and leaves indices, lengths, shifts and dates alone', () => {
  const source = `
    const WINDOW = 120;
    const table = new Float64Array(64);
    export function f(x: number, far: boolean): number {
      const from = monthOf(2005, 4);
      for (let i = 0; i + 4 < table.length; i += 3) x += (table[i + 3] as number) >>> 31;
      if (x > 60) return 7 * x;
      return far ? 0.3 : Math.min(9, (0.5 + x) / 12) + from;
    }`;
  expect(weighingNumbers('x.ts', source)).toEqual(['120', '60', '7', '0.3', '9']);
});
