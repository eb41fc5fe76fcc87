/** FIXTURE: an invented region for drawing. Town names and places are real, every other number is made up. */
import type { Levers, Params } from '../../src/model/params.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR, LEVERS } from '../../src/scenario/descriptors.ts';
import type { Catalogue, Town } from '../catalogue.ts';

const TOWNS: readonly (readonly [string, string, string, number, number])[] = [
  ['hachioji', 'Hachioji', '八王子', 35.67, 139.32],
  ['sagamihara', 'Sagamihara', '相模原', 35.57, 139.37],
  ['machida', 'Machida', '町田', 35.55, 139.45],
  ['hino', 'Hino', '日野', 35.67, 139.4],
  ['tachikawa', 'Tachikawa', '立川', 35.71, 139.41],
  ['fuchu', 'Fuchu', '府中', 35.67, 139.48],
  ['chofu', 'Chofu', '調布', 35.65, 139.54],
  ['mitaka', 'Mitaka', '三鷹', 35.68, 139.56],
  ['ome', 'Ome', '青梅', 35.79, 139.28],
  ['iruma', 'Iruma', '入間', 35.84, 139.39],
  ['sayama', 'Sayama', '狭山', 35.85, 139.41],
  ['tokorozawa', 'Tokorozawa', '所沢', 35.8, 139.47],
  ['kawagoe', 'Kawagoe', '川越', 35.92, 139.49],
  ['atsugi', 'Atsugi', '厚木', 35.44, 139.36],
];

const towns: readonly Town[] = TOWNS.map(([id, en, ja, lat, lon]) => ({ id, en, ja, lat, lon }));

function levels(of: (year: number) => number): readonly number[] {
  return Array.from({ length: LAST_FISCAL_YEAR - FIRST_FISCAL_YEAR + 1 }, (_, i) => of(FIRST_FISCAL_YEAR + i));
}

function budget(lever: number, from: number, factor: number): readonly number[] {
  const most = LEVERS[lever]?.fields[0]?.programmeMaximum ?? 0;
  return levels((year) => (year < from || year > 2010 ? 0 : Math.floor((year < 2005 ? factor : 1) * most)));
}

/** The levers without a line of their own in the invented policies. */
const rest = () => {
  const off = { budget: levels(() => 0) };
  return {
    market: off,
    bridge: off,
    training: off,
    exchange: off,
    leadCustomer: off,
    fund: off,
    facility: off,
    attraction: off,
    review: { ...off, scope: off.budget },
  };
};

const enacted: Levers = {
  network: {
    budget: budget(0, 2001, 0.35),
    coordinatorsPer100Members: levels((year) => (year < 2001 || year > 2010 ? 0 : 1.5)),
  },
  consortium: { budget: budget(1, 2001, 0.84) },
  development: { budget: budget(2, 2001, 0.97) },
  incubation: { budget: budget(3, 2003, 1) },
  ...rest(),
};

const none: Levers = {
  network: { budget: levels(() => 0), coordinatorsPer100Members: levels(() => 0) },
  consortium: { budget: levels(() => 0) },
  development: { budget: levels(() => 0) },
  incubation: { budget: levels(() => 0) },
  ...rest(),
};

function params(levers: Levers): Params {
  return {
    modelVersion: 1,
    variant: 'full',
    region: { members: { firms: 280, academic: 35, agencies: 65, finance: 11 } } as Params['region'],
    coefficients: { coordinatorCost: 8e6 } as Params['coefficients'],
    levers,
    allocation: { consortium: 'call', development: 'call' },
    channels: {} as Params['channels'],
  };
}

export const FIXTURE_CATALOGUE: Catalogue = {
  regions: [
    {
      id: 'tama',
      en: 'TAMA, western Tokyo',
      ja: 'TAMA(首都圏西部)',
      towns,
      area: null,
      levers: LEVERS,
      presets: [
        { id: 'japan', en: 'Japan as enacted', ja: '実際の日本の施策', params: params(enacted) },
        { id: 'none', en: 'No policy', ja: '施策なし', params: params(none) },
      ],
    },
  ],
};
