/**
 * What the levers, terms and branch points are: data only, so that front ends can read it without zod, yaml or the
 * model. Months are calendar integers (core/calendar); `until` is the first month after.
 */
import { monthOf } from '../core/calendar.ts';

/** Lever timelines have one entry per fiscal year, FY1998 to FY2020 (the model's own constants; a test compares). */
export const FIRST_FISCAL_YEAR = 1998;
export const LAST_FISCAL_YEAR = 2020;

/** Fiscal years that a level without years applies to: terms 1 and 2, in which the state paid. */
export const PROGRAMME_YEARS = { from: 2001, until: 2010 } as const;

/** METI (2005): the 19 projects worked with 5,800 small and medium-sized firms. A region's share of money is by these. */
export const NATIONAL_MEMBER_FIRMS = 5800;

/** Derived: 56.7 billion yen for FY2006 beside $540 million for FY2005. The one rate used everywhere. */
export const YEN_PER_USD = 105;

export type LeverId = 'network' | 'consortium' | 'development' | 'incubation';
export type LeverFieldKey = 'budget' | 'coordinatorsPer100Members';

/** One number that a lever has for each fiscal year. */
export interface LeverField {
  readonly key: LeverFieldKey;
  readonly unit: 'yen a year' | 'coordinators per 100 members';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The most that any programme used, in `unit`; beyond `EXTRAPOLATION_FACTOR` times this is extrapolation. */
  readonly programmeMaximum: number;
}

export interface LeverDescriptor {
  readonly name: LeverId;
  readonly fields: readonly LeverField[];
  /** What it is and what it does first, in one sentence. */
  readonly en: string;
  readonly ja: string;
  /** The most the programme spent on it in one year, whole nation, million US dollars. */
  readonly nationalUsdMillion: number;
  readonly source: string;
  readonly harms: readonly { readonly id: string; readonly en: string; readonly ja: string; readonly source: string }[];
}

/** A level beyond this many times what any programme spent is shown as extrapolation. */
export const EXTRAPOLATION_FACTOR = 3;

/** A region's share of a national amount, in whole yen a year: by its share of the member firms; floor. */
export function regionalYen(nationalUsdMillionPerYear: number, memberFirms: number): number {
  // rounded to whole dollars first, so that 0.8 and 1.2 million carry no binary dust into the floor
  const dollars = Math.round(nationalUsdMillionPerYear * 1e6);
  return Math.floor((dollars * YEN_PER_USD * memberFirms) / NATIONAL_MEMBER_FIRMS);
}

function budget(nationalUsdMillion: number, memberFirms: number): LeverField {
  const programmeMaximum = regionalYen(nationalUsdMillion, memberFirms);
  const step = 1_000_000;
  return {
    key: 'budget',
    unit: 'yen a year',
    min: 0,
    max: Math.ceil((5 * programmeMaximum) / step) * step,
    step,
    programmeMaximum,
  };
}

const COORDINATORS: LeverField = {
  key: 'coordinatorsPer100Members',
  unit: 'coordinators per 100 members',
  min: 0,
  max: 10,
  step: 0.1,
  programmeMaximum: 1.5,
};

const draft = 'METI (2005), policy tools, FY2005 draft budget';

/** The levers, with ranges for a region of so many member firms. Ranges are for controls; files may go further. */
export function leversFor(memberFirms: number): readonly LeverDescriptor[] {
  return [
    {
      name: 'network',
      fields: [budget(24, memberFirms), COORDINATORS],
      en: 'Network formation: visits, seminars, study groups and coordinators; first changes who meets whom.',
      ja: 'ネットワーク形成（訪問、セミナー、研究会、コーディネーター）。まず、誰と誰が出会うかが変わる。',
      nationalUsdMillion: 24,
      source: `${draft}: $19M and $5.0M for model projects in power-supply areas. Coordinators per 100 members: proposal.`,
      harms: [
        {
          id: 'passiveMembers',
          en: 'Members who stay passive, strangers, partners who grow alike.',
          ja: '受け身の会員、知らない者同士、似た者の集まり。',
          source: 'METI monitoring, Libertas (2006)',
        },
        {
          id: 'stars',
          en: 'Ties centre on local stars instead of joining small firms to each other.',
          ja: '地域の中心企業に結びつきが集中し、中小企業同士は結ばれない。',
          source: 'Cantner, Graf and Hinzmann (2013)',
        },
        {
          id: 'quotas',
          en: 'Quotas on counts lower the quality of introductions.',
          ja: '件数の目標が紹介の質を下げる。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'consortium',
      fields: [budget(131, memberFirms)],
      en: 'Commissioned research by consortia of firms and laboratories; first changes which joint projects can start.',
      ja: '産学共同研究開発の委託費。まず、どの共同プロジェクトが始められるかが変わる。',
      nationalUsdMillion: 131,
      source: draft,
      harms: [
        {
          id: 'largeConsortia',
          en: 'Large or laboratory-led consortia bring less to market.',
          ja: '大きな、または大学主導のコンソーシアムは事業化しにくい。',
          source: 'NIST ATP, NISTIR 7323; Okamuro and Nishimura (2018)',
        },
        {
          id: 'crowdingOut',
          en: 'Public money replaces what large firms would have spent anyway.',
          ja: '大企業では自己資金の肩代わりになる。',
          source: 'Lach (2002)',
        },
        {
          id: 'delay',
          en: 'Approval and payment come late.',
          ja: '採択と支払いが遅れる。',
          source: 'DIW on InnoRegio',
        },
      ],
    },
    {
      name: 'development',
      fields: [budget(61, memberFirms)],
      en: 'Subsidy for risky development by single firms and ventures; first changes who can afford a project.',
      ja: '新産業創造技術開発費補助。まず、誰が開発の費用をまかなえるかが変わる。',
      nationalUsdMillion: 61,
      source: draft,
      harms: [
        {
          id: 'repeatWinners',
          en: 'Repeat winners gain nothing more.',
          ja: '繰り返し採択されても効果は増えない。',
          source: 'Lerner (1999)',
        },
        {
          id: 'displacement',
          en: 'A subsidy can replace private spending one for one.',
          ja: '補助金が民間の支出を一対一で置き換えることがある。',
          source: 'Wallsten (2000)',
        },
      ],
    },
    {
      name: 'incubation',
      fields: [budget(22, memberFirms)],
      en: 'Incubators with managers; first changes the rent, advice and contacts of young ventures.',
      ja: 'インキュベーション施設とマネージャー。まず、若い企業の賃料、助言、接点が変わる。',
      nationalUsdMillion: 22,
      source: draft,
      harms: [
        {
          id: 'graduationCliff',
          en: 'Exits rise for up to three years after graduation; long stays do worse.',
          ja: '退去後三年ほど撤退が増え、長い入居ほど悪い。',
          source: 'Schwartz (2009, 2012)',
        },
      ],
    },
  ];
}

/** Member firms of TAMA, the first region. */
export const TAMA_MEMBER_FIRMS = 280;

/** The levers with ranges for TAMA; for another region take `leversFor(memberFirms)`. */
export const LEVERS: readonly LeverDescriptor[] = leversFor(TAMA_MEMBER_FIRMS);

/** FY2001-05 start, FY2006-10 growth, FY2011-20 autonomous development; METI (2005). */
export const TERMS = [
  { id: 1, from: monthOf(2001, 4), until: monthOf(2006, 4) },
  { id: 2, from: monthOf(2006, 4), until: monthOf(2011, 4) },
  { id: 3, from: monthOf(2011, 4), until: monthOf(2021, 4) },
] as const;

/** State money for networks ended here in practice (METI, Industrial Cluster Policy, English page). */
export const FUNDING_SWITCH = monthOf(2010, 4);

/** Months at which policies can part: the beginning of each term, and the funding switch. */
export const BRANCH_POINTS: readonly number[] = [TERMS[0].from, TERMS[1].from, FUNDING_SWITCH, TERMS[2].from];

/**
 * How much of the programme's money the source itemises, million US dollars of the nation: 240.0 of 540 for FY2005 (44%)
 * and 198.3 of 470 for FY2004. The rest has no line, so it cannot be simulated. `simulated` leaves out two lines that
 * have no lever yet: exchanges between clusters ($0.8M) and the training of incubation managers ($1.2M; $0.8M).
 */
export const ITEMISED = {
  share: 0.44,
  years: [
    { fiscalYear: 2005, usdMillion: 240.0, totalUsdMillion: 540, simulatedUsdMillion: 238.0 },
    { fiscalYear: 2004, usdMillion: 198.3, totalUsdMillion: 470, simulatedUsdMillion: 197.5 },
  ],
  source: 'METI (2005), policy tools, FY2005 draft budget (FY2004)',
} as const;
