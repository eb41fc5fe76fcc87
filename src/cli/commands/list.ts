/** `musubi list`: what there is: regions, nations, policies, levers, indicators, parameters, models. */
import { InputError } from '../../core/errors.ts';
import { type Column, printTable, significant } from '../../core/table.ts';
import { INDICATORS } from '../../indicators/descriptors.ts';
import { toJson } from '../../io/json.ts';
import { listScenarios } from '../../io/node/files.ts';
import { PARAMETERS } from '../../model/registry.ts';
import {
  ALLOCATED,
  ALLOCATION_RULES,
  ALLOCATION_TEXT,
  DEFAULT_ALLOCATION,
  LEVERS,
} from '../../scenario/descriptors.ts';
import { presentNation, presentPolicy, presentRegion } from '../../scenario/presentation.ts';
import { suggest } from '../../scenario/problems.ts';
import { MODELS } from '../models.ts';
import { readNation } from '../nations.ts';
import { type AddCommand, examples } from '../program.ts';
import { readPolicy, readRegion } from '../scenarios.ts';
import { Exit, type ExitCode, type Services } from '../services.ts';

const SECTIONS = ['regions', 'nations', 'policies', 'levers', 'indicators', 'parameters', 'models'] as const;
type Section = (typeof SECTIONS)[number];

interface Listing {
  /** Plain data for --json. */
  readonly data: readonly object[];
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
}

export const addList: AddCommand = (program, services, finish) => {
  program
    .command('list')
    .description(
      'Regions, nations, policies, levers, indicators, parameters with units, ranges, sources and grades, and null models.',
    )
    .argument('[section]', `One of ${SECTIONS.join(', ')}; all unless told.`)
    .option('--json', 'The same for machines.')
    .addHelpText('after', examples('list regions', 'list parameters', 'list --json'))
    .action((section: string | undefined, options: { readonly json?: true }) =>
      finish(list(services, section, options.json === true)),
    );
};

export function list(services: Services, name: string | undefined, json: boolean): ExitCode {
  const chosen = name === undefined ? SECTIONS : SECTIONS.filter((section) => section === name);
  if (chosen.length === 0)
    throw new InputError(`no section is called ${JSON.stringify(name)}; ${suggest(name ?? '', SECTIONS)}`);
  const listings = chosen.map((section) => [section, LISTINGS[section](services.scenarios)] as const);
  if (json) services.out(toJson(Object.fromEntries(listings.map(([section, { data }]) => [section, data]))));
  else services.out(listings.map(([section, listing]) => sectionText(section, listing)).join('\n'));
  return Exit.done;
}

function sectionText(section: Section, { rows, columns }: Listing): string {
  return `${section.toUpperCase()}\n${printTable(rows, columns)}\n`;
}

const LISTINGS: Readonly<Record<Section, (folder: string) => Listing>> = {
  regions: regionListing,
  nations: nationListing,
  policies: policyListing,
  levers: leverListing,
  indicators: indicatorListing,
  parameters: parameterListing,
  models: modelListing,
};

const words = (...headers: readonly string[]): Column[] => headers.map((header) => ({ header }));
const numbers = (...headers: readonly string[]): Column[] => headers.map((header) => ({ header, align: 'right' }));

function idsOf(folder: string, kind: 'region' | 'policy' | 'nation'): readonly string[] {
  return listScenarios(folder).flatMap((entry) => (entry.kind === kind ? [entry.id] : []));
}

function regionListing(folder: string): Listing {
  const regions = idsOf(folder, 'region').map((id) => presentRegion(readRegion(folder, id)));
  return {
    data: regions.map(({ id, names, since, members, towns, figures, sources, notes }) => ({
      ...{ id, names, since, members, towns: towns.length, figures, sources, notes },
    })),
    rows: regions.map(({ id, names, since, members }) => [
      ...[id, names.en, names.ja, since],
      ...[members.firms, members.academic, members.agencies, members.finance].map(String),
    ]),
    columns: [...words('region', 'name', '', 'since'), ...numbers('firms', 'academic', 'agencies', 'finance')],
  };
}

function nationListing(folder: string): Listing {
  const nations = idsOf(folder, 'nation').map((id) => presentNation(readNation(folder, id).nation));
  return {
    data: nations,
    rows: nations.map(({ id, names, regions }) => [id, names.en, names.ja, String(regions.length)]),
    columns: [...words('nation', 'name', ''), ...numbers('regions')],
  };
}

function policyListing(folder: string): Listing {
  const policies = idsOf(folder, 'policy').map((id) => presentPolicy(readPolicy(folder, id)));
  return {
    data: policies.map(({ id, names, figures, sources, notes }) => ({ id, names, figures, sources, notes })),
    rows: policies.map(({ id, names }) => [id, names.en, names.ja]),
    columns: words('policy', 'name', ''),
  };
}

function leverListing(): Listing {
  const fields = LEVERS.flatMap((lever) => lever.fields.map((field) => ({ lever, field })));
  const rules = ALLOCATION_RULES.map((rule) => ALLOCATION_TEXT[rule].en).join(' ');
  return {
    data: [
      ...fields.map(({ lever, field }) => {
        const { key, ...range } = field;
        return { path: `${lever.name}.${key}`, ...range, text: lever.en, source: lever.source, harms: lever.harms };
      }),
      ...ALLOCATED.map((lever) => ({
        path: `${lever}.allocation`,
        unit: 'rule',
        rules: ALLOCATION_RULES,
        default: DEFAULT_ALLOCATION,
        text: rules,
      })),
    ],
    rows: [
      ...fields.map(({ lever, field }) => [
        `${lever.name}.${field.key}`,
        field.unit,
        ...[field.min, field.max, field.programmeMaximum].map((x) => significant(x)),
        lever.en,
      ]),
      ...ALLOCATED.map((lever) => [
        `${lever}.allocation`,
        'rule',
        ...['-', '-', DEFAULT_ALLOCATION],
        `${ALLOCATION_RULES.join(', ')}. ${rules}`,
      ]),
    ],
    columns: [...words('lever (TAMA)', 'unit'), ...numbers('least', 'most', 'programme'), ...words('what it does')],
  };
}

function indicatorListing(): Listing {
  return {
    data: INDICATORS,
    rows: INDICATORS.map(({ id, unit, kind, better, definition }) => [id, unit, kind, better, definition]),
    columns: words('indicator', 'unit', 'kind', 'better', 'definition'),
  };
}

function modelListing(): Listing {
  return {
    data: MODELS,
    rows: MODELS.map(({ id, kind, text }) => [id, kind, text]),
    columns: words('model', 'kind', 'what it leaves out'),
  };
}

function parameterListing(): Listing {
  return {
    data: PARAMETERS.map((parameter) => ({ path: `model.${parameter.name}`, ...parameter })),
    rows: PARAMETERS.map(({ name, unit, min, max, default: value, grade, source, text }) => [
      `model.${name}`,
      unit,
      ...[value, min, max].map((x) => significant(x, 4)),
      grade,
      source,
      text,
    ]),
    columns: [
      ...words('parameter', 'unit'),
      ...numbers('value', 'least', 'most'),
      ...words('grade', 'source', 'what it is'),
    ],
  };
}
