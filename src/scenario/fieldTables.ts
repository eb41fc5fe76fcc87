/**
 * The four field tables of the source document (METI 2005): conditions, strategy and concrete subjects that all projects of
 * a field have in common. English wording repaired, meaning kept; Japanese, corners of the diamond and the places in the
 * model are ours. Data only, so that front ends can read it.
 */

export interface FieldLine {
  readonly en: string;
  readonly ja: string;
  /** Where the model has it (`simulated.ts`); null: shown, not simulated. */
  readonly simulated: string | null;
}

export interface Condition extends FieldLine {
  readonly corner: 'factor' | 'demand' | 'related' | 'rivalry';
}

export interface FieldTable {
  readonly en: string;
  readonly ja: string;
  readonly conditions: readonly Condition[];
  readonly strategy: readonly FieldLine[];
  readonly subjects: readonly FieldLine[];
}

export const FIELD_TABLE_IDS = ['manufacturing', 'bio', 'it', 'environment'] as const;
export type FieldTableId = (typeof FIELD_TABLE_IDS)[number];

const WIDE_AREA: FieldLine = {
  en: 'With wide-area activity, strengthen links to "base" activity of cities and prefectures',
  ja: '広域の活動とともに、市や県の「拠点」活動との連携を強める',
  simulated: 'levers.network',
};
const BODIES: FieldLine = {
  en: 'Strengthen the promotion bodies',
  ja: '推進機関の強化',
  simulated: 'region.body.coordinators',
};
const KNOWLEDGE_CLUSTER: FieldLine = {
  en: 'Stronger links with the Knowledge Cluster policy and local governments',
  ja: '知的クラスター政策や自治体との連携の強化',
  simulated: null,
};

// biome-ignore format: a table
export const FIELD_TABLES: Readonly<Record<FieldTableId, FieldTable>> = {
  manufacturing: {
    en: 'Manufacturing',
    ja: 'ものづくり',
    conditions: [
      { corner: 'related', en: 'Existing agglomerations are weakening, yet are newly valued as supply bases for advanced parts and materials', ja: '既存の集積は弱まりつつあるが、先端の部品・材料の供給拠点として見直されている', simulated: 'model.hollowingOut' },
      { corner: 'related', en: 'Some places have science and research bodies for industry-university cooperation, but few where cooperation has really advanced', ja: '産学連携の相手となる研究機関のある所もあるが、連携が本当に進んだ所は少ない', simulated: 'region.fields.labs' },
      { corner: 'factor', en: 'The skilled people who support advanced manufacturing are becoming fewer', ja: '先端のものづくりを支える技能者が減っている', simulated: 'model.peopleRetire' },
    ],
    strategy: [
      { en: 'Through cooperation with universities, between firms and with support bodies: new products of existing firms and new business (support for second founding)', ja: '大学・企業間・支援機関との連携により、既存企業の新製品と新事業を生む（第二創業の支援）', simulated: 'levers.consortium' },
      WIDE_AREA,
      { en: 'Narrow down the priority fields', ja: '重点分野を絞る', simulated: 'region.fields.focus' },
    ],
    subjects: [
      { en: 'Deeper, more focused cluster activity', ja: 'クラスター活動の深化と重点化', simulated: 'region.fields.focus' },
      { en: 'Full-scale network formation', ja: '本格的なネットワークの形成', simulated: 'levers.network' },
      { en: 'More industry-university cooperation, and a steady stream of results from firm-to-firm cooperation', ja: '産学連携の拡大と、企業間連携からの継続的な成果', simulated: 'levers.consortium' },
      { en: 'Strengthen the promotion bodies, such as financial independence', ja: '財政的な自立など推進機関の強化', simulated: 'model.fee' },
      KNOWLEDGE_CLUSTER,
      { en: 'Stronger cooperation among coordinators', ja: 'コーディネータ間の連携の強化', simulated: null },
      { en: 'Practical technology and people for next-generation manufacturing', ja: '次世代のものづくりのための実用技術と人材', simulated: 'levers.training' },
      { en: 'Market cultivation and a stronger marketing support side (a technical success does not become a business without a sales record)', ja: '販路開拓と販売支援の強化（技術が成功しても販売実績がなければ事業にならない）', simulated: 'levers.market' },
      { en: 'Closer cooperation with local financial institutions', ja: '地域の金融機関との緊密な連携', simulated: 'levers.bridge' },
      { en: 'Better coordinator skills, and scouting by coordinators', ja: 'コーディネータの技能向上と発掘', simulated: 'model.introductionSkill' },
    ],
  },
  bio: {
    en: 'Biotechnology',
    ja: 'バイオ',
    conditions: [
      { corner: 'factor', en: 'Some bases have many medical universities, drug makers and research bodies; in others company agglomeration is weak', ja: '医系大学・製薬企業・研究機関の多い拠点がある一方、企業の集積の弱い所もある', simulated: 'region.members.academic' },
      { corner: 'factor', en: 'Bio-ventures have appeared in recent years but management talent is short', ja: '近年バイオベンチャーが現れたが、経営人材が不足している', simulated: 'levers.training' },
      { corner: 'related', en: 'Few large firms take part in cluster activity', ja: 'クラスター活動に参加する大企業が少ない', simulated: 'region.mixes.members' },
      { corner: 'demand', en: 'The market of the new bio-industry is 1,300 billion yen', ja: '新しいバイオ産業の市場は1兆3千億円', simulated: null },
      { corner: 'rivalry', en: 'Demand industries such as pharmaceuticals and agriculture compete weakly in international markets', ja: '医薬品や農業などの需要産業は国際市場での競争力が弱い', simulated: 'model.rivalsOutside' },
    ],
    strategy: [
      { en: 'Support focused on creating and growing bio-ventures, above all concentrated support for research and development', ja: 'バイオベンチャーの創出と成長に絞った支援、とくに研究開発の集中支援', simulated: 'levers.development' },
      WIDE_AREA,
    ],
    subjects: [
      { en: 'Promote cooperation of large firms and bio-ventures', ja: '大企業とバイオベンチャーの連携の促進', simulated: 'levers.network' },
      BODIES,
      KNOWLEDGE_CLUSTER,
      { en: 'More research and development and industry-university cooperation', ja: '研究開発と産学連携の拡大', simulated: 'levers.consortium' },
      { en: 'Incubation facilities (wet labs)', ja: 'インキュベーション施設（ウェットラボ）', simulated: 'levers.incubation' },
      { en: 'Wider coordination for venture growth: help with firm cooperation and market cultivation', ja: 'ベンチャーの成長のための広い調整：企業連携と販路開拓の支援', simulated: 'levers.market' },
      { en: 'Funds that invest in bio-ventures', ja: 'バイオベンチャーに投資するファンド', simulated: 'levers.fund' },
      { en: 'Find key persons and train people who can judge technology', ja: '中核人材の発掘と、技術の目利きの育成', simulated: 'model.trainingJudges' },
      { en: 'Train managers and engineers who can industrialise biotechnology', ja: 'バイオを産業化できる経営者と技術者の育成', simulated: 'levers.training' },
      { en: 'Environment for industrialisation: public understanding, proposals on standards and systems', ja: '産業化の環境：社会の理解、規格や制度の提案', simulated: null },
    ],
  },
  it: {
    en: 'Information technology',
    ja: '情報通信',
    conditions: [
      { corner: 'factor', en: 'Software: a gap between the metropolitan area and other areas in size and make-up of the agglomeration', ja: 'ソフト：集積の規模と構成に首都圏と他地域の差がある', simulated: 'region.members.firms' },
      { corner: 'related', en: 'Software: some areas have embedded-system firms and researchers', ja: 'ソフト：組込みシステムの企業と研究者のいる地域がある', simulated: 'region.fields.firms' },
      { corner: 'related', en: 'Hardware: large semiconductor firms and related firms accumulate', ja: 'ハード：半導体の大企業と関連企業が集積している', simulated: 'model.supplyTies' },
    ],
    strategy: [
      { en: 'Common: create ventures', ja: '共通：ベンチャーの創出', simulated: 'levers.incubation' },
      { en: 'Common: create model cases that can lead the area', ja: '共通：地域を引っ張るモデル事例を生む', simulated: 'model.contagionVentureRate' },
      { en: 'Common: technology development through strategic cooperation of industry and universities, and products from it', ja: '共通：産学の戦略的な連携による技術開発と製品化', simulated: 'levers.consortium' },
      { en: 'Common: in the metropolis, create internationally accepted firms', ja: '共通：首都圏では世界に通じる企業を生む', simulated: null },
      { en: 'Common: in the regions, measures across borders to widen markets', ja: '共通：地方では地域を越えて市場を広げる', simulated: 'levers.exchange' },
      { en: 'Hardware: support expansion and growth of local firms with world-class technology', ja: 'ハード：世界水準の技術を持つ地場企業の拡大と成長を支える', simulated: 'levers.development' },
      { en: 'Hardware: training and a wide-area industry-academia-government network with a university core', ja: 'ハード：人材育成と、大学を核とする広域の産学官ネットワーク', simulated: 'levers.network' },
    ],
    subjects: [
      { en: 'Common: cooperation with other industries and other areas', ja: '共通：異業種・他地域との連携', simulated: 'levers.exchange' },
      { en: 'Common: train and mobilise managers', ja: '共通：経営人材の育成と活用', simulated: 'model.trainingManagement' },
      { en: 'Common: business models with an eye on internationalisation', ja: '共通：国際展開を見据えた事業モデル', simulated: null },
      { en: 'Common: promotion bodies move to self-support', ja: '共通：推進機関の自立', simulated: 'model.fee' },
      { en: 'Common: faster creation of success cases', ja: '共通：成功事例の早期創出', simulated: 'model.contagionVentureRate' },
      { en: 'Common: faster close industry-university-government support', ja: '共通：産学官の緊密な支援の早期化', simulated: 'levers.network' },
      { en: 'Hardware: cross-industry cooperation such as cars and biotechnology', ja: 'ハード：自動車やバイオなど異業種との連携', simulated: null },
    ],
  },
  environment: {
    en: 'Environment',
    ja: '環境',
    conditions: [
      { corner: 'related', en: 'Areas where eco-town plans are carried out', ja: 'エコタウン計画の進む地域がある', simulated: 'region.towns' },
      { corner: 'related', en: 'Industries and research bodies typical of each place: energy and environment makers, industrial complexes', ja: '各地に特有の産業と研究機関：エネルギー・環境機器の企業、コンビナート', simulated: 'region.fields.firms' },
      { corner: 'factor', en: 'Past pollution control: mine-pollution technology has accumulated, or an industry-academia-government network exists', ja: '公害対策の経験：鉱害技術の蓄積や産学官のネットワークがある', simulated: 'region.fields.labs' },
    ],
    strategy: [
      { en: 'Develop distinctive business fields from local seeds and turn out world-top firms in energy and environment', ja: '地域のシーズから特色ある事業分野を育て、エネルギー・環境で世界一流の企業を生む', simulated: 'region.fields.focus' },
      { en: 'Form joint research projects, raise SME technology, build a mechanism that leads into the environmental field', ja: '共同研究を組み、中小企業の技術を高め、環境分野への参入の仕組みをつくる', simulated: 'levers.consortium' },
      { en: 'Promote eco-town business and cooperation between eco-towns', ja: 'エコタウン事業とエコタウン間の連携の推進', simulated: 'levers.exchange' },
      { en: 'Form sub-clusters by business field; stronger industry-academia-government cooperation and industrialisation support', ja: '事業分野ごとのサブクラスターの形成、産学官連携と事業化支援の強化', simulated: 'levers.network' },
      { en: 'Some areas introduce a verification system for the reduction of environmental load', ja: '環境負荷の低減を検証する制度を設ける地域もある', simulated: null },
    ],
    subjects: [
      { en: 'Many problems before network results become industry; continuous support needed', ja: 'ネットワークの成果が産業になるまでの課題は多く、継続的な支援が要る', simulated: 'levers.market' },
      { en: 'Put the management of promotion bodies on track', ja: '推進機関の運営を軌道に乗せる', simulated: 'region.body.coordinators' },
      { en: 'Train people for environmental business', ja: '環境ビジネスの人材育成', simulated: 'levers.training' },
      { en: 'Complement and link "artery" (production) and "vein" (recycling) industry', ja: '動脈産業（生産）と静脈産業（再資源化）の補完と連結', simulated: null },
      { en: 'Faster cooperation through real network work such as coordination', ja: 'コーディネートなど実際のネットワーク活動による連携の早期化', simulated: 'levers.network' },
      { en: 'Combine measures: public procurement, special zones for structural reform, verification systems', ja: '施策の組合せ：公共調達、構造改革特区、検証制度', simulated: 'levers.leadCustomer' },
    ],
  },
};
