/** Names of the indicators: label, noun inside a sentence, how it goes up, what its axis measures and over which years. */
import type { IndicatorId, IndicatorWords, QuantityForm } from './keys.ts';

type Table = Readonly<Record<IndicatorId, IndicatorWords>>;

const words = (label: string, noun: string, form: QuantityForm, unit: string): IndicatorWords => ({
  label,
  noun,
  form,
  unit,
});

const SINCE = 'cumulative since April 1998';
const YEAR = 'over the last four quarters';
const DATE = 'at the date';

// biome-ignore format: a table
export const indicatorsEn: Table = {
  newBusinessesPerMember: words('New businesses per member', 'new businesses per member', 'count', `businesses per founding member, ${SINCE}`),
  newBusinessesStarted: words('New businesses', 'new businesses', 'count', `businesses, ${SINCE}`),
  productsLaunched: words('Products launched', 'products', 'count', `products, ${SINCE}`),
  productsFromProjects: words('Products from projects', 'products from projects', 'count', `products, ${SINCE}`),
  venturesFounded: words('Ventures founded', 'new ventures', 'count', `ventures, ${SINCE}`),
  secondFoundings: words('Second foundings', 'second foundings', 'count', `business lines, ${SINCE}`),
  venturesSupported: words('Ventures supported', 'supported ventures', 'count', `ventures, ${SINCE}`),
  tiesAlive: words('Ties alive', 'living ties', 'count', `ties, ${DATE}`),
  meanTrust: words('Mean trust', 'mean trust', 'value', `trust from 0 to 1, ${DATE}`),
  members: words('Members', 'members of the body', 'count', `organisations, ${DATE}`),
  ventures: words('Ventures alive', 'living ventures', 'count', `ventures, ${DATE}`),
  meetings: words('Meetings', 'meetings', 'count', `meetings, ${YEAR}`),
  visits: words('Visits', 'visits by coordinators', 'count', `visits, ${YEAR}`),
  introductions: words('Introductions', 'introductions', 'count', `introductions, ${YEAR}`),
  crossFieldShare: words('Ties across sectors', 'share of ties across sectors', 'value', `share of living ties, ${DATE}`),
  outsideShare: words('Ties out of the region', 'share of ties out of the region', 'value', `share of living ties, ${DATE}`),
  alliancesFormed: words('Alliances formed', 'alliances', 'count', `alliances, ${SINCE}`),
  jointRnDStarted: words('Joint R&D started', 'joint research projects', 'count', `projects, ${SINCE}`),
  consortiumAdoptions: words('Consortium adoptions', 'adopted consortia', 'count', `projects, ${SINCE}`),
  monthsToCash: words('Months to cash', 'number of months from award to cash', 'value', `months from award to payment, mean ${SINCE}`),
  privateRnDPerPublicYen: words('Private R&D per public yen', 'private R&D per public yen', 'mass', `yen per yen, ${SINCE}`),
  fundedAnyway: words('Funded anyway', 'share of awards that changed nothing', 'value', `share of awards, ${SINCE}`),
  loansOutstanding: words('Bank loans outstanding', 'bank loans outstanding', 'mass', `yen, ${DATE}`),
  defaults: words('Loans not repaid', 'defaults', 'count', `borrowers, ${SINCE}`),
  bridgeLent: words('Bridge loans', 'bridge lending', 'mass', `yen, ${SINCE}`),
  bridgeLosses: words('Bridge loans lost', 'losses of the bridge facility', 'mass', `yen, ${SINCE}`),
  fundInvested: words('Invested by the public fund', 'investment by the public fund', 'mass', `yen, ${SINCE}`),
  investorReturns: words('Returns to investors', 'return to investors', 'mass', `yen, ${SINCE}`),
  publicMoneySpent: words('Public money paid out', 'public money paid out', 'mass', `yen, ${SINCE}`),
  publicMoneyPerNewBusiness: words('Public money per new business', 'public money per new business', 'mass', `yen per business, ${SINCE}`),
  jobsInMembers: words('Jobs in members', 'jobs in member firms', 'count', `jobs, ${DATE}`),
  salesOfMembers: words('Sales of members', 'sales of members', 'value', `yen a year, ${YEAR}`),
  investmentDrawnIn: words('Investment drawn in', 'outside investment', 'mass', `yen, ${SINCE}`),
  feeShareOfBody: words('Fee share of the body', 'fee share of the body', 'value', `share of its cost, ${YEAR}`),
  exits: words('Exits', 'exits', 'count', `firms and ventures, ${SINCE}`),
  pipelines: words('Pipelines', 'ties out of the region', 'count', `ties, ${DATE}`),
  productsThroughChannel: words('Products through channels', 'products through sales channels', 'count', `products, ${SINCE}`),
  procurementSales: words('Public purchases', 'public purchases of new products', 'mass', `yen, ${SINCE}`),
  plants: words('Branch plants', 'branch plants', 'count', `plants, ${DATE}`),
  jobsInPlants: words('Jobs in branch plants', 'jobs in branch plants', 'count', `jobs, ${DATE}`),
  plantsClosed: words('Branch plants closed', 'closed branch plants', 'count', `plants, ${SINCE}`),
  stepVision: words('Step 1, vision shared', 'shared vision', 'mass', `mean cosine of members’ foci, ${DATE}`),
  stepNetwork: words('Step 2, visible network', 'reach of the visible network', 'value', `share of members, ${DATE}`),
  stepFusion: words('Step 3, new fusion', 'new fusion', 'mass', `per 100 member firms, ${YEAR}`),
  stepCircle: words('Step 4, virtuous circle', 'offspring per success', 'mass', `offspring per success, last five years`),
};

const KARA = '1998年4月からの累計';
const NEN = '直近4四半期';
const TOKI = 'その時点';

// biome-ignore format: a table
export const indicatorsJa: Table = {
  newBusinessesPerMember: words('会員あたり新事業数', '会員あたりの新事業', 'count', `設立時会員あたり件数、${KARA}`),
  newBusinessesStarted: words('新事業数', '新事業', 'count', `件、${KARA}`),
  productsLaunched: words('製品化', '製品化', 'count', `件、${KARA}`),
  productsFromProjects: words('プロジェクト発の製品化', 'プロジェクト発の製品化', 'count', `件、${KARA}`),
  venturesFounded: words('ベンチャー設立', 'ベンチャー設立', 'count', `社、${KARA}`),
  secondFoundings: words('第二創業', '第二創業', 'count', `件、${KARA}`),
  venturesSupported: words('支援したベンチャー', '支援したベンチャー', 'count', `社、${KARA}`),
  tiesAlive: words('続くつながり', '続くつながり', 'count', `本、${TOKI}`),
  meanTrust: words('信頼の平均', '信頼の平均', 'value', `信頼（0〜1）、${TOKI}`),
  members: words('会員', '会員', 'count', `組織、${TOKI}`),
  ventures: words('存続するベンチャー', '存続するベンチャー', 'count', `社、${TOKI}`),
  meetings: words('面会', '面会', 'count', `件、${NEN}`),
  visits: words('訪問', '訪問', 'count', `件、${NEN}`),
  introductions: words('引き合わせ', '引き合わせ', 'count', `件、${NEN}`),
  crossFieldShare: words('分野をまたぐつながり', '分野をまたぐつながりの割合', 'value', `つながりに占める割合、${TOKI}`),
  outsideShare: words('域外とのつながり', '域外とのつながりの割合', 'value', `つながりに占める割合、${TOKI}`),
  alliancesFormed: words('提携の成立', '提携', 'count', `件、${KARA}`),
  jointRnDStarted: words('共同研究の開始', '共同研究', 'count', `件、${KARA}`),
  consortiumAdoptions: words('コンソーシアム採択', 'コンソーシアム採択', 'count', `件、${KARA}`),
  monthsToCash: words('入金までの月数', '採択から入金までの月数', 'count', `採択から支払いまでの月数、${KARA}の平均`),
  privateRnDPerPublicYen: words('公費1円あたり民間研究費', '公費1円あたりの民間研究費', 'mass', `円/円、${KARA}`),
  fundedAnyway: words('公費なしでも進んだ採択', '公費がなくても進んだ採択の割合', 'value', `採択に占める割合、${KARA}`),
  loansOutstanding: words('銀行融資の残高', '銀行融資の残高', 'mass', `円、${TOKI}`),
  defaults: words('返済不能', '返済不能', 'count', `件、${KARA}`),
  bridgeLent: words('つなぎ融資', 'つなぎ融資の額', 'mass', `円、${KARA}`),
  bridgeLosses: words('つなぎ融資の貸し倒れ', 'つなぎ融資の貸し倒れ', 'mass', `円、${KARA}`),
  fundInvested: words('公的ファンドの投資', '公的ファンドの投資', 'mass', `円、${KARA}`),
  investorReturns: words('投資家への還元', '投資家への還元', 'mass', `円、${KARA}`),
  publicMoneySpent: words('執行した公費', '執行した公費', 'mass', `円、${KARA}`),
  publicMoneyPerNewBusiness: words('新事業1件あたり公費', '新事業1件あたりの公費', 'mass', `円/件、${KARA}`),
  jobsInMembers: words('会員の雇用', '会員企業の雇用', 'count', `人、${TOKI}`),
  salesOfMembers: words('会員の売上', '会員の売上', 'mass', `円/年、${NEN}`),
  investmentDrawnIn: words('呼び込んだ投資', '外部からの投資', 'mass', `円、${KARA}`),
  feeShareOfBody: words('推進組織の会費の割合', '推進組織の会費の割合', 'value', `費用に占める割合、${NEN}`),
  exits: words('退出', '退出', 'count', `社、${KARA}`),
  pipelines: words('域外とのつながりの数', '域外とのつながり', 'count', `本、${TOKI}`),
  productsThroughChannel: words('販路支援を経た製品', '販路支援を経た製品', 'count', `件、${KARA}`),
  procurementSales: words('公共調達額', '新製品の公共調達', 'mass', `円、${KARA}`),
  plants: words('誘致工場数', '誘致工場', 'count', `件、${TOKI}`),
  jobsInPlants: words('誘致工場の雇用', '誘致工場の雇用', 'count', `人、${TOKI}`),
  plantsClosed: words('閉鎖した誘致工場', '閉鎖した誘致工場', 'count', `件、${KARA}`),
  stepVision: words('第1段階 ビジョンの共有', 'ビジョンの共有度', 'value', `会員の関心の余弦の平均、${TOKI}`),
  stepNetwork: words('第2段階 顔の見えるネットワーク', '顔の見えるネットワークの広がり', 'value', `会員に占める割合、${TOKI}`),
  stepFusion: words('第3段階 新たな融合', '新たな融合', 'mass', `会員企業100社あたり、${NEN}`),
  stepCircle: words('第4段階 好循環', '成功一つからの派生', 'mass', `成功一つあたりの派生、直近5年`),
};
