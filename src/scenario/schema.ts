/**
 * The shapes of scenario files, kinds `region` and `policy` (a `nation`: nationSchema.ts), format 1. Every object is strict: a key that is not listed
 * is a mistake. Units stand in the keys or in the description; every number from the world has year, source and grade.
 * What a shape cannot say (references, sums, order of time) is in `rules.ts`. The published JSON Schema comes from here.
 */
import { z } from 'zod';
import { PARAMETERS } from '../model/registry.ts';
import { ALLOCATION_RULES, ALLOCATION_TEXT, SHARING } from './descriptors.ts';
import { FIELD_IDS } from './fields.ts';
import { head, notes, shown } from './head.ts';
import { nationSchema } from './nationSchema.ts';
import { figure, type Grade, id, memberCount, month, provenance, text } from './pieces.ts';
import { prefecture, regionPage } from './regionPage.ts';

export { FORMAT } from './head.ts';
export { GRADES, type Grade } from './pieces.ts';

const weight = z.number().min(0).max(1_000_000);
const share = z.number().min(0).max(1);
const mix = z
  .strictObject({ productDeveloping: share, basicTechnology: share, large: share, ...provenance })
  .describe('Shares of firms by kind; they sum to 1.');
const fieldWeights = z
  .strictObject({
    weights: z.partialRecord(z.enum(FIELD_IDS), weight),
    ...provenance,
  })
  .describe('Relative weight of fields of technology as main field; a field left out weighs nothing.');

/** From the registry, so that names, units, ranges and descriptions cannot drift from the model's. */
const coefficients = z
  .strictObject(
    Object.fromEntries(
      PARAMETERS.map(({ name, unit, min, max, whole, text: meaning }) => [
        name,
        figure(unit, min, max, whole).describe(`${meaning}.`).optional(),
      ]),
    ),
  )
  .describe('Coefficients of the model that differ in this region.');

export const regionSchema = z
  .strictObject({
    ...head,
    kind: z.literal('region'),
    since: z.strictObject({ value: month, ...provenance }).describe('Month in which the promotion body begins.'),
    towns: z
      .strictObject({
        coordinates: z.strictObject(provenance).describe('Where latitudes, longitudes and prefectures come from.'),
        weights: z.strictObject(provenance).describe('Where the weights come from.'),
        list: z
          .array(
            z.strictObject({
              id,
              en: text,
              ja: text,
              lat: z.number().min(-90).max(90).describe('Degrees north.'),
              lon: z.number().min(-180).max(180).describe('Degrees east.'),
              prefecture: prefecture.optional(),
              weight: weight.describe("Relative to the other towns: share of the region's organisations."),
            }),
          )
          .min(1)
          .max(250),
      })
      .describe('Towns of the region.'),
    members: z
      .strictObject({
        firms: memberCount(1, 20_000),
        academic: memberCount(0, 1000),
        agencies: memberCount(0, 1000),
        finance: memberCount(0, 1000),
      })
      .describe('Member organisations of the promotion body at its founding.'),
    nonMembersPerMember: figure('firms per member firm', 0, 20, false),
    labsPerAcademic: figure('laboratories per academic member', 0, 50, false),
    nationalLabShare: figure('share of laboratories', 0, 1, false),
    mixes: z.strictObject({ members: mix, nonMembers: mix }),
    fields: z.strictObject({
      firms: fieldWeights,
      labs: fieldWeights,
      focus: z
        .strictObject({ value: z.array(z.enum(FIELD_IDS)).min(1).max(35), ...provenance })
        .describe("Fields that the body's vision names."),
    }),
    body: z
      .strictObject({ coordinators: figure('coordinators', 0, 200) })
      .describe('Paid from fees and local money, the same in every policy.'),
    ventureCapital: figure('firms', 0, 1000),
    tradingFirms: figure('firms', 0, 1000),
    incubatorSites: figure('sites', 0, 500),
    coefficients: coefficients.optional(),
    ...regionPage,
    shown,
    notes,
  })
  .describe('A region of musubi.');

const span = {
  from: month.describe('A month, YYYY-MM: the first, an April.'),
  until: month
    .describe('A month, YYYY-MM: the first in which it no longer holds, an April; left out: to the end.')
    .optional(),
};
const usdMillion = z.number().min(0).max(1_000_000);
const budgetSpan = z.strictObject({
  ...span,
  nationalUsdMillionPerYear: usdMillion
    .describe(
      "Whole nation, million US dollars a year; a region gets the share of its member firms in the nation's 5,800.",
    )
    .optional(),
  nationalYenPerYear: z
    .int()
    .min(0)
    .max(1e12)
    .describe('Whole nation, yen a year, for programmes whose source prints yen; shared as money.sharedBy says.')
    .optional(),
  yenPerYear: z.int().min(0).max(1e12).describe('For the region itself, yen a year in prices of FY2005.').optional(),
  lines: z
    .array(z.strictObject({ en: text, ja: text, usdMillion, ...provenance }))
    .min(1)
    .max(20)
    .describe('The budget lines that add up to nationalUsdMillionPerYear.')
    .optional(),
  ...provenance,
});
const budget = z.array(budgetSpan).max(30).describe('In order of time; a year that no entry covers has no money.');
const lever = z.strictObject({ budget }).optional();
const allocation = z
  .enum(ALLOCATION_RULES)
  .describe(
    `How a year's money is given out; call unless told. ${Object.values(ALLOCATION_TEXT)
      .map(({ en }) => en)
      .join(' ')}`,
  )
  .optional();
const calledLever = z.strictObject({ budget, allocation }).optional();
const scope = z
  .array(
    z.strictObject({
      ...span,
      value: share.describe('How far the weights of the levers may move from 1.'),
      unit: z.literal('share of a budget').default('share of a budget'),
      ...provenance,
    }),
  )
  .max(30);
const coordinators = z
  .array(
    z.strictObject({
      ...span,
      value: z.number().min(0).max(100).describe('coordinators per 100 members'),
      unit: z.literal('coordinators per 100 members').default('coordinators per 100 members'),
      ...provenance,
    }),
  )
  .max(30);

const money = z
  .strictObject({
    sharedBy: z
      .enum(SHARING)
      .describe("How a region gets its part of national money: by member firms (unless told), or one area's part.")
      .optional(),
    areas: figure('areas', 1, 1000).describe('Areas that the programme has in its own nation.').optional(),
  })
  .describe("How national amounts become the region's.")
  .optional();

export const policySchema = z
  .strictObject({
    ...head,
    kind: z.literal('policy'),
    money,
    levers: z
      .strictObject({
        network: z.strictObject({ budget, coordinatorsPer100Members: coordinators }).optional(),
        consortium: calledLever,
        development: calledLever,
        incubation: lever,
        market: lever,
        bridge: lever,
        training: lever,
        exchange: lever,
        leadCustomer: lever,
        fund: lever,
        facility: lever,
        attraction: lever,
        review: z.strictObject({ budget, scope }).optional(),
      })
      .describe('A lever left out does nothing.'),
    shown,
    notes,
  })
  .describe('A policy of musubi.');

export type RegionScenario = z.output<typeof regionSchema>;
export type PolicyScenario = z.output<typeof policySchema>;
export type NationScenario = z.output<typeof nationSchema>;
export type Scenario = RegionScenario | PolicyScenario | NationScenario;
export type Kind = Scenario['kind'];

/** A number with where it comes from, as it stands in a file. */
export interface Provenance {
  readonly year: number;
  readonly source: string;
  readonly grade: Grade;
  readonly note?: string | undefined;
}

export const SCHEMAS = { region: regionSchema, policy: policySchema, nation: nationSchema } as const;
