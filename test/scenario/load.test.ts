/** Files that people bring: good ones load, bad ones are told of in one line for each problem, and nothing is run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/core/errors.ts';
import { check, load, loadPolicy, loadRegion, MAX_BYTES } from '../../src/scenario/load.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/scenario');
const read = (name: string): Uint8Array => readFileSync(join(FIXTURES, name));
const text = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');
const problems = (content: string | Uint8Array, name = 'f.yaml'): string[] =>
  check(content, name).problems.map((problem) => problem.message);

const figure = (value: string): string =>
  `a figure with its origin: {value: ${value}, year: 2005, source: KEY, grade: verified}`;
const yen = 'a whole number from 0 to 1000000000000 (for the region itself, yen a year in prices of FY2005)';
const empty = '1:1: value an empty file; expected a region or a policy: format, kind, id, names, sources, …';

describe('a bad file is told of with place, value and expectation', () => {
  test.each<[string, string[]]>([
    [
      'unknown-key.yaml',
      ['8:3: levers.netwrok: value (unknown key "netwrok"); expected a known key; did you mean network?'],
    ],
    [
      'unknown-field.yaml',
      [
        '28:15: fields.firms.weights.machinetool: value (unknown key "machinetool"); expected a known key; did you mean machineTools?',
      ],
    ],
    [
      'unknown-coefficient.yaml',
      [
        '44:3: coefficients.visionFaed: value (unknown key "visionFaed"); expected a known key; did you mean visionFade?',
      ],
    ],
    [
      'unknown-source.yaml',
      [
        '13:57: levers.network.coordinatorsPer100Members[0].source: value "OWM"; expected a key of sources: did you mean OWN?',
      ],
    ],
    [
      'wrong-type.yaml',
      ['16:18: members.firms.value: value "58"; expected a whole number from 1 to 20000 (organisations)'],
    ],
    ['bare-number.yaml', [`17:13: members.academic: value 3; expected ${figure('3')}`]],
    ['wrong-unit.yaml', ['16:28: members.firms.unit: value "people"; expected "organisations"']],
    [
      'wrong-format.yaml',
      [
        '1:9: format: value 2; expected at most 1, the latest format that this musubi reads; format 2 is read by a later musubi',
      ],
    ],
    [
      'later-format.yaml',
      [
        '1:9: format: value 2; expected at most 1, the latest format that this musubi reads; format 2 is read by musubi 0.9.0, for which the file says it was written',
      ],
    ],
    [
      'members-pool.yaml',
      [
        '16:18: members.firms.value: value 5801; expected at most 5800, the pool of member firms of all projects, by whose share national money is given',
      ],
    ],
    ['areas-missing.yaml', ['7:8: money.areas: value (missing); expected the number of areas, for sharedBy is areas']],
    ['no-kind.yaml', ['1:1: kind: value (missing); expected "region", "policy" or "nation"']],
    ['missing-key.yaml', [`2:1: labsPerAcademic: value (missing); expected ${figure('…')}`]],
    [
      'no-origin.yaml',
      [
        '21:18: labsPerAcademic.year: value (missing); expected a whole number from 1800 to 2100 (year that the figure is of)',
        '21:18: labsPerAcademic.source: value (missing); expected text: a key of the table `sources` of this file',
        '21:18: labsPerAcademic.grade: value (missing); expected one of verified, derived, recalled, proposal',
      ],
    ],
    ['out-of-range.yaml', ['13:40: towns.list[0].lat: value 135; expected a number from -90 to 90 (degrees north)']],
    [
      'coefficient-range.yaml',
      ['44:23: coefficients.visionFade.value: value 2400; expected a number from 6 to 240 (months)'],
    ],
    ['negative-budget.yaml', [`10:53: levers.network.budget[0].yenPerYear: value -1000000; expected ${yen}`]],
    [
      'timeline-backwards.yaml',
      [
        '10:32: levers.network.budget[0].until: value "2000-04"; expected a month after from (2001-04); this timeline runs backwards',
      ],
    ],
    [
      'timeline-order.yaml',
      [
        '11:16: levers.network.budget[1].from: value "1999-04"; expected a month after the entry before (2001-04); this timeline runs backwards',
      ],
    ],
    [
      'timeline-overlap.yaml',
      [
        '11:16: levers.network.budget[1].from: value "2002-04"; expected 2003-04 or later; it overlaps the entry before',
      ],
    ],
    [
      'inside-fiscal-year.yaml',
      [
        '11:16: levers.network.budget[1].from: value "2005-06"; expected an April, for levers go by fiscal year: 2005-04 or 2006-04 (until is the first month after)',
      ],
    ],
    [
      'two-amounts.yaml',
      [
        '10:9: levers.network.budget[0]: value (a mapping); expected one of nationalUsdMillionPerYear or nationalYenPerYear (shared by member firms) and yenPerYear (for the region itself)',
      ],
    ],
    [
      'lines-sum.yaml',
      ['11:68: levers.network.budget[1].nationalUsdMillionPerYear: value 0.8; expected 0.5, the sum of its lines'],
    ],
    [
      'mix-sum.yaml',
      [
        '24:12: mixes.members: value (a mapping); expected shares that sum to 1; productDeveloping, basicTechnology and large sum to 1.2',
      ],
    ],
    ['town-twice.yaml', ['14:12: towns.list[1].id: value "east"; expected an id that no other town has']],
    ['empty.yaml', [empty]],
    ['only-comments.yaml', [empty]],
    ['binary.yaml', ['1:1: value a binary file (NUL at byte 10); expected UTF-8 text (YAML or JSON)']],
    [
      'not-utf8.yaml',
      ['1:1: value bytes that are not UTF-8; expected UTF-8 text (YAML or JSON); save the file as UTF-8'],
    ],
    ['alias-bomb.yaml', ['2:8: value "*a"; expected no aliases; write the value out']],
    ['duplicate-key.yaml', ['4:1: value "id"; expected each key once; remove one of the two']],
    ['proto.yaml', ['6:3: value "__proto__"; expected another key; this name is reserved']],
    [
      'constructor.json',
      [
        '1:33: value "constructor"; expected another key; this name is reserved',
        '1:49: value "prototype"; expected another key; this name is reserved',
      ],
    ],
    ['nan.yaml', ['20:30: value .nan; expected a finite number']],
    ['infinite.yaml', ['20:30: value -.inf; expected a finite number', '21:26: value 1e999; expected a finite number']],
    ['two-documents.yaml', ['16:1: value a second document; expected one document in a file; split it at ---']],
    ['tag.yaml', ['3:19: value "tag:yaml.org,2002:js/function"; expected no tags; write the plain value']],
    ['merge.yaml', ['6:3: value "<<"; expected no merge keys; write the keys out']],
    ['number-key.yaml', ['6:3: value 5; expected a name as key; put it in quotes']],
    [
      'syntax.yaml',
      [
        '16:1: value (end of file); expected YAML 1.2 or JSON (BAD_INDENT: Flow sequence in block collection must be sufficiently indented and end with a ])',
      ],
    ],
    [
      'several.yaml',
      [
        '3:5: id: value "Mine Own"; expected text: lower-case letters, digits, hyphens and underscores, beginning with a letter',
        `10:53: levers.network.budget[0].yenPerYear: value 1.5; expected ${yen}`,
        '11:32: levers.network.budget[1].until: value "2004-04"; expected a month after from (2005-04); this timeline runs backwards',
        '14:3: levers.consortia: value (unknown key "consortia"); expected a known key; did you mean consortium?',
      ],
    ],
  ])('%s', (name, lines) => {
    expect(problems(read(name), name)).toEqual(lines.map((line) => `${name}:${line}`));
    expect(check(read(name), name).scenario).toBeUndefined();
  });
});

describe('a change of one word is told of', () => {
  const region = text('good-region.yaml');
  const policy = text('good-policy.yaml');
  test.each([
    [
      policy,
      'from: 2001-04, until: 2003-04',
      'from: 1997-04, until: 2003-04',
      '10:16: levers.network.budget[0].from: value "1997-04"; expected 1998-04 or later and before 2021-04',
    ],
    [
      policy,
      'until: 2006-04',
      'until: 2022-04',
      '11:32: levers.network.budget[1].until: value "2022-04"; expected at most 2021-04, the end of the simulated time',
    ],
    [
      policy,
      'until: 2006-04',
      'until: 2006-03',
      '11:32: levers.network.budget[1].until: value "2006-03"; expected an April, for levers go by fiscal year: 2005-04 or 2006-04 (until is the first month after)',
    ],
    [
      policy,
      ', until: 2003-04',
      '',
      '11:16: levers.network.budget[1].from: value "2005-04"; expected no entry after one without until; give that one until: 2005-04',
    ],
    [
      policy,
      'from: 2005-04',
      'from: 2005-13',
      '11:16: levers.network.budget[1].from: value "2005-13"; expected text: a month, YYYY-MM: the first, an April',
    ],
    [
      policy,
      'from: 2005-04',
      'from: 2005',
      '11:16: levers.network.budget[1].from: value 2005; expected text: a month, YYYY-MM: the first, an April',
    ],
    [
      policy,
      'budget: []',
      'budget: none',
      '15:13: levers.consortium.budget: value "none"; expected a list of at most 30 entries',
    ],
    [
      policy,
      'nationalUsdMillionPerYear: 0.8, ',
      '',
      '11:9: levers.network.budget[1]: value (a mapping); expected one of nationalUsdMillionPerYear or nationalYenPerYear (shared by member firms) and yenPerYear (for the region itself)',
    ],
    [
      policy,
      'grade: proposal',
      'grade: certain',
      '10:94: levers.network.budget[0].grade: value "certain"; expected one of verified, derived, recalled, proposal',
    ],
    [
      region,
      'value: 2000-10',
      'value: 1988-03',
      '8:16: since.value: value "1988-03"; expected 1988-04 or later and before 2021-04',
    ],
    [
      region,
      'lon: 139.1',
      'lon: 539.1',
      '13:51: towns.list[0].lon: value 539.1; expected a number from -180 to 180 (degrees east)',
    ],
    [
      region,
      'weight: 3}',
      'weight: -3}',
      "13:66: towns.list[0].weight: value -3; expected a number from 0 to 1000000 (relative to the other towns: share of the region's organisations)",
    ],
    [
      region,
      '{biotechnology: 1}',
      '{biotechnology: 0}',
      '33:14: fields.labs.weights: value (a mapping); expected at least one weight above 0',
    ],
    [
      region,
      '[machineTools, measurement]',
      '[machineTools, mesurement]',
      '37:33: fields.focus.value[1]: value "mesurement"; expected a known name: did you mean measurement?',
    ],
    [
      region,
      '[machineTools, measurement]',
      '[]',
      '37:18: fields.focus.value: value (a list of 0); expected a list of 1 to 35 entries',
    ],
    [region, 'unit: months', 'unit: years', '44:33: coefficients.visionFade.unit: value "years"; expected "months"'],
    [region, 'ja: 最小}', 'ja: }', '5:27: names.ja: value (empty); expected text: one line without control characters or direction marks'],
  ])('%#', (base, from, to, line) => {
    expect(base).toContain(from);
    expect(problems(base.replace(from, to))).toEqual([`f.yaml:${line}`]);
  });

  test('towns of no weight at all', () => {
    const content = region.replace('weight: 3}', 'weight: 0}').replace('weight: 1}', 'weight: 0}');
    expect(problems(content)).toEqual([
      'f.yaml:13:5: towns.list: value (a list of 2); expected at least one town with a weight above 0',
    ]);
  });
});

describe('a good file', () => {
  test('loads as what it is and as nothing else', () => {
    expect(loadRegion(read('good-region.yaml'), 'r').members.firms.value).toBe(58);
    expect(loadPolicy(text('good-policy.yaml'), 'p').levers.network?.budget).toHaveLength(2);
    expect(load(read('good-policy.yaml'), 'p').kind).toBe('policy');
    expect(() => loadRegion(read('good-policy.yaml'), 'p')).toThrow(
      'p:2:7: kind: value "policy"; expected a file of kind region',
    );
  });

  test('says the same as JSON, indented by tabs or not at all', () => {
    const policy = loadPolicy(text('good-policy.yaml'), 'p');
    for (const indent of ['\t', '  ', '']) {
      expect(loadPolicy(JSON.stringify(policy, null, indent), 'p.json')).toEqual(policy);
    }
    const wrong = JSON.stringify({ ...policy, format: 3 }, null, '\t');
    expect(problems(wrong)[0]).toBe(
      'f.yaml:2:12: format: value 3; expected at most 1, the latest format that this musubi reads; format 3 is read by a later musubi',
    );
  });

  test('may begin with a byte order mark and end its lines as Windows does', () => {
    const windows = `\ufeff${text('good-region.yaml').replaceAll('\n', '\r\n')}`;
    expect(loadRegion(new TextEncoder().encode(windows), 'r')).toEqual(loadRegion(text('good-region.yaml'), 'r'));
    const bad = new TextEncoder().encode(windows.replace('value: 58', 'value: 0'));
    expect(problems(bad)).toEqual([
      'f.yaml:16:18: members.firms.value: value 0; expected a whole number from 1 to 20000 (organisations)',
    ]);
  });

  test('keeps months as text, never as a difference or a date', () => {
    expect(loadRegion(text('good-region.yaml'), 'r').since.value).toBe('2000-10');
  });
});

describe('what would harm is refused before it can', () => {
  test('a large file by its size, in bytes and in characters', () => {
    const spaces = ' '.repeat(MAX_BYTES + 1);
    expect(problems(spaces)).toEqual([
      `f.yaml:1:1: value ${MAX_BYTES + 1} characters; expected at most ${MAX_BYTES} bytes`,
    ]);
    expect(problems(new TextEncoder().encode(spaces))).toEqual([
      `f.yaml:1:1: value ${MAX_BYTES + 1} bytes; expected at most ${MAX_BYTES} bytes; a scenario takes a few thousand`,
    ]);
  });

  test.each([
    ['brackets', '['.repeat(200_000), 61],
    ['braces', '{"a":'.repeat(40_000), 301],
    ['indentation', Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 161],
    ['markers on one line', '- '.repeat(100_000), 1],
  ])('nesting by %s, which could end the process within the parser', (_, deep, column) => {
    expect(problems(deep)).toEqual([
      expect.stringMatching(
        new RegExp(`^f\\.yaml:\\d+:${column}: value \\(nested too deeply\\); expected at most 20 levels$`),
      ),
    ]);
  });

  test('text with NUL or with characters that a wrong decoding left', () => {
    expect(problems('a: \0')).toEqual(['f.yaml:1:1: value a binary file (NUL); expected UTF-8 text (YAML or JSON)']);
    expect(problems('a: \ufffd')[0]).toContain('replacement characters');
  });

  test('keys that reach into objects, which leave every object as it was', () => {
    for (const name of ['proto.yaml', 'constructor.json']) check(read(name), name);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('no text makes the check throw or forget its line', () => {
    const shape = /^f\.yaml:\d+:\d+: .*value .*; expected .+$/;
    const good = [text('good-region.yaml'), text('good-policy.yaml')];
    const spoilt = fc
      .tuple(fc.constantFrom(...good), fc.nat(), fc.nat(60), fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([base, at, cut, put]) => {
        const from = at % base.length;
        return base.slice(0, from) + put + base.slice(from + cut);
      });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), spoilt), (content) => {
        const { problems: found, scenario } = check(content, 'f.yaml');
        expect(scenario === undefined).toBe(found.length > 0);
        for (const problem of found) {
          expect(problem).toBeInstanceOf(InputError);
          expect(problem.message).toMatch(shape);
          expect(problem.message).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        }
      }),
      { seed: 20050621, numRuns: 400 },
    );
  });
});

describe('problems', () => {
  test('come in order of place, and a misspelt key that must be there is one and not two', () => {
    const content = text('good-region.yaml')
      .replace('members:\n  firms', 'membres:\n  firms')
      .replace('id: smallest', 'id: 5');
    expect(problems(content)).toEqual([
      'f.yaml:4:5: id: value 5; expected text: lower-case letters, digits, hyphens and underscores, beginning with a letter',
      'f.yaml:15:1: membres: value (unknown key "membres"); expected a known key; did you mean members?',
    ]);
  });

  test('are all thrown together, one a line, and beyond 25 counted', () => {
    expect(() => load(read('several.yaml'), 'several.yaml')).toThrow(
      problems(read('several.yaml'), 'several.yaml').join('\n'),
    );
    const many = text('good-policy.yaml').replace('budget: []', `budget: [${'1, '.repeat(29)}1]`);
    const thrown = lines(() => load(many, 'f.yaml'));
    expect(thrown).toHaveLength(26);
    expect(thrown.at(-1)).toBe('f.yaml: and 5 more problems');
  });

  test('are refused in names with what a terminal would obey: control characters, line ends and direction marks', () => {
    const named = (en: string): string[] =>
      problems(
        readFileSync(new URL('../../scenarios/policies/none.yaml', import.meta.url), 'utf8').replace(
          /en: .*/,
          `en: "${en}"`,
        ),
      );
    expect(named('Plain, 結び, Zürich')).toEqual([]);
    for (const bad of ['\\e[31mRED', 'two\\nlines', 'turned \\u202E round'])
      expect(named(bad).join()).toContain('expected text: one line without control characters or direction marks');
  });

  test('show control characters and long values without letting them through', () => {
    const [line] = problems('kind: "\\e[31m\\u2028\\u202e"\n', 'a\nb.yaml');
    expect(line).toBe(
      'a\\u000ab.yaml:1:7: kind: value "\\u001b[31m\\u2028\\u202e"; expected "region", "policy" or "nation"',
    );
    expect(problems(`kind: ${'x'.repeat(500)}`)[0]?.length).toBeLessThan(150);
  });
});

function lines(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n');
  }
  throw new Error('no InputError was thrown');
}
