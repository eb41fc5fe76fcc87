/**
 * What the levers, terms and branch points are: data only, so that front ends can read it without zod, yaml or the
 * model. Months are calendar integers (core/calendar); `until` is the first month after.
 */
import { monthOf } from '../core/calendar.ts';
import type { LeverName } from '../model/params.ts';

/** Lever timelines have one entry per fiscal year, FY1998 to FY2020 (the model's own constants; a test compares). */
export const FIRST_FISCAL_YEAR = 1998;
export const LAST_FISCAL_YEAR = 2020;

/** Fiscal years that a level without years applies to: terms 1 and 2, in which the state paid. */
export const PROGRAMME_YEARS = { from: 2001, until: 2010 } as const;

/** METI (2005): the 19 projects worked with 5,800 small and medium-sized firms. A region's share of money is by these. */
export const NATIONAL_MEMBER_FIRMS = 5800;

/** Derived: 56.7 billion yen for FY2006 beside $540 million for FY2005. The one rate used everywhere. */
export const YEN_PER_USD = 105;

export type LeverId = LeverName;

/**
 * Rules by which the money of a yearly call is given out. The model knows all but `contest`, in which regions compete: a
 * single region cannot run it. (A test compares with the model's own list.)
 */
export const ALLOCATION_RULES = ['call', 'formula', 'negotiated', 'contest'] as const;
export type AllocationRule = (typeof ALLOCATION_RULES)[number];
export const DEFAULT_ALLOCATION = 'call';
/** Levers whose money is given out in a yearly call. */
export const ALLOCATED = ['consortium', 'development'] as const;
/** What each rule does, in one sentence. */
export const ALLOCATION_TEXT: Readonly<Record<AllocationRule, { readonly en: string; readonly ja: string }>> = {
  call: {
    en: 'A call: down a ranking by merit as the bureau sees it.',
    ja: '公募。局が評価した順に採択する。',
  },
  formula: {
    en: 'A formula: everybody who asks gets the same fraction of what it asks for, whatever its merit.',
    ja: '配分式。申請額に一律の割合を掛けて配り、内容は問わない。',
  },
  negotiated: {
    en: 'Negotiation: whom the bureau and the body know comes first.',
    ja: '協議。局や推進機関が知る相手から先に決める。',
  },
  contest: {
    en: 'A contest between regions; a single region cannot run it.',
    ja: '地域間の競争。一地域だけでは実行できない。',
  },
};

/** How a region gets its part of a nation's money: by its share of the member firms, or as one of the programme's areas. */
export const SHARING = ['members', 'areas'] as const;
export type Sharing = (typeof SHARING)[number];
export type LeverFieldKey = 'budget' | 'coordinatorsPer100Members' | 'scope';

/** One number that a lever has for each fiscal year. */
export interface LeverField {
  readonly key: LeverFieldKey;
  readonly unit: 'yen a year' | 'coordinators per 100 members' | 'share of a budget';
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
  /** Whole nation, million US dollars a year: the most the programme spent on it, or a scale of ours where it has no line. */
  readonly nationalUsdMillion: number;
  /** Whether the source document prints its cost. */
  readonly itemised: boolean;
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

/** The same of an amount in whole yen a year; floor. */
export function regionalYenOf(nationalYenPerYear: number, memberFirms: number): number {
  return Math.floor((nationalYenPerYear * memberFirms) / NATIONAL_MEMBER_FIRMS);
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

const SCOPE: LeverField = {
  key: 'scope',
  unit: 'share of a budget',
  min: 0,
  max: 1,
  step: 0.05,
  programmeMaximum: 0.2,
};

const draft = 'METI (2005), policy tools, FY2005 draft budget';
const unpriced = 'METI (2005) names it without a cost; the scale is a proposal';

/** The levers, with ranges for a region of so many member firms. Ranges are for controls; files may go further. */
export function leversFor(memberFirms: number): readonly LeverDescriptor[] {
  return [
    {
      name: 'network',
      fields: [budget(24, memberFirms), COORDINATORS],
      en: 'Network formation: visits, seminars, study groups and coordinators; first changes who meets whom.',
      ja: 'ネットワーク形成（訪問、セミナー、研究会、コーディネーター）。まず、誰と誰が出会うかが変わる。',
      nationalUsdMillion: 24,
      itemised: true,
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
      itemised: true,
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
      itemised: true,
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
      itemised: true,
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
    {
      name: 'market',
      fields: [budget(10, memberFirms)],
      en: 'Market cultivation: trading firms, sales agents and marketing specialists; first changes who gets a new product sold.',
      ja: '販路開拓（商社、販売代理、マーケティングの専門家）。まず、新製品を誰が売ってもらえるかが変わる。',
      nationalUsdMillion: 10,
      itemised: false,
      source: unpriced,
      harms: [
        {
          id: 'oneChannel',
          en: 'The channel takes a margin, has room for few products, and becomes the only one.',
          ja: '手数料がかかり、扱える製品は少なく、その販路だけに頼るようになる。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'bridge',
      fields: [budget(20, memberFirms)],
      en: 'Bridge finance: loans until late subsidies arrive; first changes who can afford to wait.',
      ja: 'つなぎ融資。まず、補助金の後払いを待てる企業が変わる。',
      nationalUsdMillion: 20,
      itemised: false,
      source: unpriced,
      harms: [
        {
          id: 'weakKeptAlive',
          en: 'Weak projects and firms are kept alive, and some loans are lost.',
          ja: '弱い事業や企業が延命され、一部は貸し倒れになる。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'training',
      fields: [budget(1.2, memberFirms)],
      en: 'Training of core persons, production staff, incubation managers, judges of technology and management; changes people, with a lag.',
      ja: '人材育成（中核人材、製造、インキュベーション・マネージャー、目利き、経営）。遅れて人が変わる。',
      nationalUsdMillion: 1.2,
      itemised: true,
      source: `${draft}: $1.2M for incubation managers; other training has no figure`,
      harms: [
        {
          id: 'trainedLeave',
          en: 'Trained people leave for Tokyo.',
          ja: '育てた人が東京へ出ていく。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'exchange',
      fields: [budget(0.8, memberFirms)],
      en: 'Exchange with other clusters and overseas; first changes who meets somebody outside.',
      ja: 'クラスター間、海外との交流。まず、域外の相手との出会いが変わる。',
      nationalUsdMillion: 0.8,
      itemised: true,
      source: draft,
      harms: [
        {
          id: 'localThins',
          en: 'Attention goes outside and local trust thins; nothing is gained without absorptive capacity.',
          ja: '関心が域外に向き、地元の信頼が薄れる。吸収する力がなければ得るものはない。',
          source: 'Bathelt, Malmberg and Maskell (2004); sizes are proposals',
        },
      ],
    },
    {
      name: 'leadCustomer',
      fields: [budget(10, memberFirms)],
      en: 'Lead customers: public procurement, active purchasing and verification of new products; first changes their early sales.',
      ja: '最初の顧客（公共調達、率先購入、実証）。まず、新製品の初期の売上が変わる。',
      nationalUsdMillion: 10,
      itemised: false,
      source: unpriced,
      harms: [
        {
          id: 'bespoke',
          en: 'Products made for one buyer sell less elsewhere.',
          ja: '一人の買い手に合わせた製品は、ほかでは売れにくい。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'fund',
      fields: [budget(20, memberFirms)],
      en: 'Public and regional venture fund; first changes which ventures find capital.',
      ja: '公的、地域のベンチャーファンド。まず、資金を得られるベンチャーが変わる。',
      nationalUsdMillion: 20,
      itemised: false,
      source: `${unpriced}; BioRegio worked this way`,
      harms: [
        {
          id: 'privateCrowdedOut',
          en: 'Private investors stand back, and judgement is worse than theirs.',
          ja: '民間投資家が手を引き、目利きも劣る。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'facility',
      fields: [budget(50, memberFirms)],
      en: 'Research facilities: centres and wet laboratories; change what laboratories know and can take on after two to three years.',
      ja: '研究施設（研究センター、ウェットラボ）。二、三年後に研究室の知識と受け入れ能力が変わる。',
      nationalUsdMillion: 50,
      itemised: false,
      source: unpriced,
      harms: [
        {
          id: 'lateAndFixed',
          en: 'Costs come years before any use, and running costs stay.',
          ja: '使えるまで年数がかかり、維持費が残る。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'attraction',
      fields: [budget(50, memberFirms)],
      en: 'Attraction of plants and infrastructure, as under the older laws; first changes how many branch plants come.',
      ja: '工場誘致と基盤整備（旧来の法律）。まず、進出する工場の数が変わる。',
      nationalUsdMillion: 50,
      itemised: false,
      source: unpriced,
      harms: [
        {
          id: 'footloose',
          en: 'Branch plants bring jobs but few local ties, and leave when demand falls.',
          ja: '工場は雇用を生むが地元との結びつきは薄く、需要が落ちれば去る。',
          source: 'proposal',
        },
      ],
    },
    {
      name: 'review',
      fields: [budget(1, memberFirms), SCOPE],
      en: 'Policy management: plan, do, check, act; each April money moves towards levers whose reported results beat their target.',
      ja: '政策のマネジメント（PDCA）。毎年4月、報告された成果が目標を上回る施策へ資金が移る。',
      nationalUsdMillion: 1,
      itemised: false,
      source: unpriced,
      harms: [
        {
          id: 'measureBecomesAim',
          en: 'Those measured answer to the measure: more introductions, chosen less well.',
          ja: '測られる側は測定に合わせる。紹介は増え、選び方は粗くなる。',
          source: 'METI monitoring, Libertas (2006): sign',
        },
        {
          id: 'lateReports',
          en: 'Reports come a year late and with error, so money follows noise.',
          ja: '報告は一年遅れで誤差を含み、資金が雑音を追う。',
          source: 'proposal',
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
 * and 198.3 of 470 for FY2004. The rest has no line, so it cannot be simulated. `simulated` has every
 * itemised line, since each has a lever.
 */
export const ITEMISED = {
  share: 0.44,
  years: [
    { fiscalYear: 2005, usdMillion: 240.0, totalUsdMillion: 540, simulatedUsdMillion: 240.0 },
    { fiscalYear: 2004, usdMillion: 198.3, totalUsdMillion: 470, simulatedUsdMillion: 198.3 },
  ],
  source: 'METI (2005), policy tools, FY2005 draft budget (FY2004)',
} as const;
