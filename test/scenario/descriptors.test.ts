/** The data that front ends read, against the model's constants and the arithmetic of the source document. */
import { describe, expect, test } from 'vitest';
import { formatMonth } from '../../src/core/calendar.ts';
import * as model from '../../src/model/params.ts';
import * as descriptors from '../../src/scenario/descriptors.ts';
import { FIELD_IDS, fieldRow, SECTORS, TECHNOLOGY_FIELDS } from '../../src/scenario/fields.ts';
import { jsonSchema } from '../../src/scenario/jsonSchema.ts';
import { FISCAL_YEAR_COUNT, LEVER_FIELDS } from '../../src/scenario/levers.ts';
import { GRADES } from '../../src/scenario/schema.ts';

test('fiscal years and levers are those of the model', () => {
  expect(descriptors.FIRST_FISCAL_YEAR).toBe(model.FIRST_FISCAL_YEAR);
  expect(FISCAL_YEAR_COUNT).toBe(model.FISCAL_YEARS);
  const described = descriptors.LEVERS.map(({ name, fields }) => [name, fields.map(({ key }) => key)]);
  expect(Object.fromEntries(described)).toEqual(LEVER_FIELDS);
});

test('terms follow each other from April 2001 to March 2021, and policies can part at four months', () => {
  expect(descriptors.TERMS.map(({ from, until }) => [formatMonth(from), formatMonth(until)])).toEqual([
    ['2001-04', '2006-04'],
    ['2006-04', '2011-04'],
    ['2011-04', '2021-04'],
  ]);
  expect(descriptors.BRANCH_POINTS.map(formatMonth)).toEqual(['2001-04', '2006-04', '2010-04', '2011-04']);
});

describe('levers', () => {
  test('have ranges in the money of a region: its share of the most the programme spent', () => {
    const itemised = (members: number): (number | undefined)[] =>
      descriptors
        .leversFor(members)
        .filter((lever) => lever.itemised)
        .map(({ fields }) => fields[0]?.programmeMaximum);
    // dollars x 105 x 280 / 5800
    expect(itemised(280)).toEqual([121_655_172, 664_034_482, 309_206_896, 111_517_241, 6_082_758, 4_055_172]);
    expect(itemised(descriptors.NATIONAL_MEMBER_FIRMS)).toEqual(
      [24e6, 131e6, 61e6, 22e6, 1.2e6, 0.8e6].map((usd) => usd * 105),
    );
  });

  test('have controls that reach beyond what is extrapolation, in steps that reach both ends', () => {
    for (const { fields } of descriptors.leversFor(58)) {
      for (const { min, max, step, programmeMaximum } of fields) {
        expect(max).toBeGreaterThan(descriptors.EXTRAPOLATION_FACTOR * programmeMaximum);
        expect(Math.abs((max - min) / step - Math.round((max - min) / step))).toBeLessThan(1e-9);
      }
    }
  });

  test('share money in whole yen, rounded down, free of binary dust', () => {
    expect(descriptors.regionalYen(0.8, 58)).toBe(840_000);
    expect(descriptors.regionalYen(1.1, 5800)).toBe(115_500_000);
    expect(descriptors.regionalYen(6.5, 280)).toBe(32_948_275);
  });
});

test('44% of the money is itemised', () => {
  const [later, earlier] = descriptors.ITEMISED.years;
  expect(later).toMatchObject({ fiscalYear: 2005, usdMillion: 240, totalUsdMillion: 540 });
  expect(earlier).toMatchObject({ fiscalYear: 2004, usdMillion: 198.3, totalUsdMillion: 470 });
  expect(later.usdMillion / later.totalUsdMillion).toBeCloseTo(descriptors.ITEMISED.share, 2);
  const simulated = descriptors.LEVERS.reduce((sum, lever) => sum + (lever.itemised ? lever.nationalUsdMillion : 0), 0);
  expect(simulated).toBe(later.simulatedUsdMillion);
});

test('35 fields stand in five sectors of 8, 5, 11, 8 and 3, in the order of the classification', () => {
  expect(TECHNOLOGY_FIELDS).toHaveLength(model.FIELDS);
  const counts = SECTORS.map(({ id }) => TECHNOLOGY_FIELDS.filter(({ sector }) => sector === id).length);
  expect(counts).toEqual([8, 5, 11, 8, 3]);
  const order = TECHNOLOGY_FIELDS.map(({ sector }) => SECTORS.findIndex(({ id }) => id === sector));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(FIELD_IDS).size).toBe(35);
  // WIPO numbers: 8 semiconductors, 10 measurement, 15 biotechnology, 26 machine tools, 35 civil engineering
  expect([7, 9, 14, 25, 34].map((row) => FIELD_IDS[row])).toEqual([
    'semiconductors',
    'measurement',
    'biotechnology',
    'machineTools',
    'civilEngineering',
  ]);
  expect(fieldRow('biotechnology')).toBe(14);
  expect(fieldRow('alchemy')).toBe(-1);
});

describe('the published JSON Schema', () => {
  test.each(['region', 'policy'] as const)('of a %s is strict, says what is required, and stands alone', (kind) => {
    const schema = jsonSchema(kind);
    expect(schema['additionalProperties']).toBe(false);
    const { complete } = schema['$defs'] as { complete: { required: string[] } };
    expect(complete.required).toEqual(expect.arrayContaining(['format', 'kind', 'id', 'names', 'sources']));
    expect(complete.required).not.toContain('notes');
    expect(schema['$ref']).toBeUndefined();
    const text = JSON.stringify(schema);
    for (const grade of GRADES) expect(text).toContain(grade);
    const refs = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1]);
    for (const ref of refs) expect(Object.keys(schema['$defs'] as object)).toContain(ref?.replace('#/$defs/', ''));
  });

  test('names every coefficient with its range', () => {
    const text = JSON.stringify(jsonSchema('region'));
    expect(text).toContain('"visionFade"');
    expect(text).toContain('"minimum":6,"maximum":240');
  });
});
