import type { AllocationRule } from '../../src/scenario/descriptors.ts';
import { formatCount } from '../format.ts';
import type { LinkReason } from '../url.ts';
import { indicatorsJa } from './indicators.ts';
import type { Direction, FieldId, LeverId, Messages, Renewal, Undefined, VerdictWord } from './keys.ts';

const THINGS: Readonly<Record<LeverId, string>> = {
  network: 'ネットワーク補助',
  consortium: '共同研究費',
  development: '技術開発補助',
  incubation: '起業支援費',
  market: '販路開拓費',
  bridge: 'つなぎ融資',
  training: '人材育成費',
  exchange: '交流費',
  leadCustomer: '最初の顧客への支出',
  fund: 'ファンド資金',
  facility: '研究施設費',
  attraction: '誘致費',
  review: '政策評価費',
};

const VERBS: Readonly<Record<Direction, string>> = { more: '増やす', less: '減らす', other: '組み替える' };

function thingOf(p: { lever: LeverId; field: FieldId }): string {
  if (p.field === 'scope') return '見直しの幅';
  return p.field === 'coordinatorsPer100Members' ? 'コーディネーター' : THINGS[p.lever];
}

function change(p: { lever: LeverId; field: FieldId; direction: Direction }): string {
  const thing = thingOf(p);
  return `${thing}を${VERBS[p.direction]}`;
}

function changeShort(p: { lever: LeverId; field: FieldId; direction: Direction }): string {
  const thing = thingOf(p);
  return `${thing}${{ more: '増', less: '減', other: '組み替え' }[p.direction]}`;
}

/** A list that fits beside the rest of its sentence. */
function some(known: readonly string[]): string {
  const more = known.length - NAMED;
  return more <= 1 ? known.join('、') : `${known.slice(0, NAMED).join('、')}など${known.length}`;
}

const NAMED = 6;

function linkReason(reason: LinkReason): string {
  switch (reason.kind) {
    case 'long':
      return `${reason.most}文字を超えている`;
    case 'begin':
      return `${reason.prefix}で始まっていない`;
    case 'region':
      return `地域「${reason.value}」。あるのは${some(reason.known)}`;
    case 'seed':
      return `乱数種は1〜${reason.most}文字`;
    case 'pairs':
      return `組数「${reason.value}」。1〜${reason.most}の整数が要る`;
    case 'policy':
      return `政策${reason.side}「${reason.value}」。あるのは${some(reason.known)}`;
    case 'difference':
      return `政策${reason.side}の「${reason.value}」は「手段.項目:年-年=値」の形でない`;
    case 'years':
      return `政策${reason.side}の年度「${reason.value}」。${reason.from}〜${reason.until}年度が要る`;
    case 'level':
      return `政策${reason.side}の${reason.path}「${reason.value}」。0〜${reason.most}が要る`;
    case 'rule':
      return `政策${reason.side}の${reason.path}「${reason.value}」。あるのは${reason.known.join('、')}`;
    case 'contest':
      return `政策${reason.side}の${reason.path}。地域間の競争には複数の地域が要るが、ここには一つしかない`;
    case 'thresholds':
      return `基準「${reason.value}」。0以上の数が四つ要る`;
    case 'withdrawn':
      return `支援終了の年度「${reason.value}」。${reason.from}〜${reason.until}が要る`;
    case 'whole':
      return `政策${reason.side}の金額「${reason.value}」。円の整数が要る`;
  }
}

const RULES: Readonly<Record<AllocationRule, string>> = {
  call: '公募',
  formula: '一律配分',
  negotiated: '協議',
  contest: '地域間競争',
};

const UNDER: Readonly<Record<Undefined, string>> = { undefinedA: 'A', undefinedB: 'B', undefinedAB: 'AでもB' };
const isUndefined = (verdict: VerdictWord): verdict is Undefined => verdict in UNDER;

const RENEWAL: Readonly<Record<Renewal, string>> = {
  above: '成功は自ら次の成功を生み続ける',
  below: '成功は自らを補うだけの派生を生まない',
  unclear: '成功が自らを補えるかは、まだ分からない',
  none: '成功が一つもない',
  withheld: '成功が自らを補えるかは保留（仮定した会員数の二通りで異なる）',
};

export const ja: Messages = {
  otherLanguage: 'English',
  appTitle: '結び musubi',
  region: '地域',
  presetOf: ({ name, edited }) => (edited ? `既定案「${name}」を編集` : `既定案「${name}」`),
  undo: '元に戻す',
  redo: 'やり直す',
  replay: '直前の変更を再生',
  themeDark: '暗い画面',
  themeLight: '明るい画面',
  skipToResult: '結果へ移動',
  regions: '地域一覧',
  area: {
    hokkaido: '北海道',
    tohoku: '東北',
    kanto: '関東',
    chubu: '中部',
    kinki: '近畿',
    chugoku: '中国',
    shikoku: '四国',
    kyushu: '九州',
    okinawa: '沖縄',
    abroad: '海外',
  },
  noArea: 'そのほか',

  levers: '政策の手段',
  policyTab: ({ side, name }) => `政策${side}を編集：${name}`,
  policyName: ({ preset, change: words, edited }) => words ?? (edited ? `${preset}（編集）` : preset),
  loadPreset: '読み込む…',
  loadPresetInto: ({ side }) => `${side}に既定案を読み込む`,
  copyFromOther: ({ side }) => `${side}と同じ設定`,
  yearsEdited: '編集する年度',
  wholeTime: '全期間',
  term: ({ id }) => `第${id}期`,
  termName: ({ id }) => ['立ち上げ', '成長', '自律的発展'][id - 1] ?? '',
  termYears: ({ from, until }) => `${from}〜${String(until).slice(2)}年度`,
  lever: {
    network: 'ネットワーク補助',
    consortium: '共同研究（コンソーシアム）',
    development: '技術開発補助',
    incubation: '起業支援施設',
    market: '販路開拓',
    bridge: 'つなぎ融資',
    training: '人材育成',
    exchange: 'クラスター間交流',
    leadCustomer: '最初の顧客',
    fund: 'ベンチャーファンド',
    facility: '研究施設',
    attraction: '工場誘致',
    review: '政策評価（PDCA）',
  },
  moreLevers: ({ count }) => `ほかの${count}施策（AとBで同じ）`,
  fewerLevers: '主な施策だけにする',
  field: { budget: '予算', coordinatorsPer100Members: 'コーディネーター', scope: '見直しの幅' },
  fieldUnit: { budget: '百万円/年', coordinatorsPer100Members: '人／会員100', scope: '予算の割合、0〜1' },
  ruleLabel: ({ side }) => `${side}の配り方`,
  ruleHelp: ({ side, lever }) => `${lever}、政策${side}の資金の配り方、全年度`,
  rule: RULES,
  ruleOther: ({ side, rule }) => `${side}は${rule}`,
  noContest: '地域間競争には複数の地域が要るが、ここには一つしかない。',
  ruleChange: ({ lever, rule }) => `${THINGS[lever]}を${RULES[rule]}で配る`,
  ruleChangeShort: ({ lever, rule }) => `${THINGS[lever]}を${RULES[rule]}で`,
  aYear: ({ amount }) => `年${amount}`,
  off: 'なし',
  harmful: '知られている害',
  hatched: '斜線部：これまでの最大の3倍を超える。',
  beyondProgrammes: 'これまでの施策の最大の3倍を超え、外挿になる。',
  sliderLabel: ({ side, field, lever, span }) => `${lever}、${field}、政策${side}、${span}`,
  timelineLabel: ({ lever, a, b }) => `${lever}、2001〜2020年度の各年度の予算。平均はAが年${a}、Bが年${b}。`,
  mixedValues: ({ years, from, until }) => `${years}年度の平均、${from}〜${String(until).slice(2)}年度`,
  numberEmpty: '数値がないため、値は元のまま。',
  numberRefused: ({ text }) =>
    `「${text}」は数値でないため、値は元のまま。${text.includes(',') ? '小数は点で書く。' : ''}`,
  numberRange: ({ min, max }) => `範囲は${formatCount(min)}〜${formatCount(max)}。`,
  numberLeast: ({ min }) => `最小は${min}。`,
  plannedMoney: '予算額 2001〜2020年度',
  moneyRest: 'その他',
  moneyPartsOf: ({ side, levers }) => `${side}は左から${levers}。`,
  moneyParts: ({ levers }) => `左から${levers}。`,
  realised: ({ a, b }) => `執行額の平均はA ${a}、B ${b}。`,
  realisedNone: '執行額は最初の組が終わると分かる。',
  itemised: '計算の対象は内訳の分かる44 %の予算。',
  moneyGap: ({ more, amount }) => `${more}のほうが${amount}多い。`,
  sameMoney: 'AとBの予算総額を同じにする',
  sameMoneyNone: ({ side }) => `${side}の予算はなく、同じにすると両方とも0になる。`,
  moneySame: 'AとBの予算額は同じ。',
  furtherBusiness: ({ kind, yen, low, high }) =>
    kind === 'buys'
      ? `会員の新事業を1件増やす公費は${yen}（95 %区間${rangeOf(low, high)}）。`
      : `Bは会員の新事業が1件減るごとに公費${yen}の節約（95 %区間${rangeOf(low, high)}）。`,
  furtherBusinessNone: {
    dominates: 'Bは少ない公費で会員の新事業が多い。',
    dominated: 'Bは多い公費で会員の新事業が少ない。',
  },
  forOneMore: '1件増やすのに',
  range: ({ low, high }) => rangeOf(low, high),
  differs: ({ count }) => (count === 0 ? 'BはAと同じ' : `Aとの違いは${count}項目`),

  change,
  changeShort,
  subjectB: '政策Bをとる',
  verdictTitle: ({ verdict, higher, subject, noun, form }) => {
    if (verdict === 'same') return 'AとBは同じ政策なので、何も違わない。';
    if (isUndefined(verdict)) return `${noun}は、${UNDER[verdict]}ではどの組でも定まらず、比べられない。`;
    if (verdict === 'few') return 'どちらがよいかを言うには、まだ組の数が足りない。';
    if (verdict === 'withheld') return `保留：${subject}と${noun}がどうなるかは、会員数の二つの仮定で同じにならない。`;
    if (verdict === 'pending') return '会員数は仮定なので、もう一方の数でも計算するまで判定しない。';
    if (verdict === 'unknown') return `${subject}と${noun}がどうなるかは、まだ分からない。`;
    if (verdict === 'tied') return `モデルの中では、${subject}ことによる${noun}の違いはどの組にもない。`;
    if (verdict === 'equal') return `モデルの中では、${subject}ことによる${noun}の違いはほとんどない。`;
    if (form === 'value') return `モデルの中では、${subject}と${noun}は${higher ? '高く' : '低く'}なる。`;
    return `モデルの中では、${subject}と${noun}は${higher ? '増える' : '減る'}。`;
  },
  verdictEmpty: '手段を動かすと、二つの政策を比べられる。',
  verdictStopped: '最初の一組が終わる前に中止した。',
  verdictWaiting: '最初の一組の歴史を計算している。',
  counted: ({ higher, lower, ties, n }) =>
    `同じ運を与えた${n}組の歴史でBが上回ったのは${higher}組、下回ったのは${lower}組${ties > 0 ? `、同じが${ties}組` : ''}。`,
  spread: ({ mean, low, high }) => `差の平均は${mean}、中央の半分は${low}〜${high}。`,
  money: ({ more, amount }) => `公費の予算額は${more}のほうが${amount}多い。`,
  notWhat: '数えたのはモデルの中の偶然であり、モデルの誤差ではない。予測でもない。',
  firstVersion: '初版につき、政策判断には使えない。',
  verdictWord: ({ verdict }) =>
    ({
      better: 'Bが優位',
      worse: 'Bが劣位',
      more: 'Bが多い',
      less: 'Bが少ない',
      equal: 'ほぼ同じ',
      unknown: 'まだ分からない',
      few: '組数が不足',
      same: '違いようがない',
      tied: 'どの組でも同じ',
      undefinedA: 'Aで定義なし',
      undefinedB: 'Bで定義なし',
      undefinedAB: 'AでもBでも定義なし',
      withheld: '保留',
      pending: '未確認',
    })[verdict],
  equalHint: ({ higher }) => `Bがわずかに${higher ? '上' : '下'}だが、差とみなすには小さい`,
  ofPairs: ({ k, n }) => `${n}組中${k}組で上`,
  levels: '平均',
  levelsHelp: '組にわたる平均。上の数値はその差（B−A）',
  headlines: '四つの数値、BからAを引いた差、2021年3月',
  counting: { stock: '2021年3月', flow: '累計', year: '2020年度' },

  differencesTitle: '差（B−A）',
  indicatorChoice: '評価と二つの図に使う指標',
  dotsMean: ({ dots, pairs }) =>
    dots === pairs ? `点は${pairs}個、一つが一組` : `点は${dots}個、一つが100組中の${trim(100 / dots)}組`,
  hollow: ({ amount }) => `白抜きは差とみなさない（${amount}未満）`,
  higherSide: ({ side }) => `${side}が多い`,
  pairName: ({ pair }) => `第${pair}組`,
  pairing: ({ share, times }) => `同じ運を与えたことで分散の${share}が消えた（実行回数${times}倍に相当）。`,
  pairingEqual: '差はどの組でもちょうど0で、ばらつきがない。',
  pairingNone: '同じ運を与えても、ここでは分散は減らなかった。',
  interval: ({ mean, low, high }) => `差の平均は${mean}。何度途中で見ても正直な規則による区間は${low}〜${high}。`,
  dotLabel: ({ pair, value }) => `第${pair}組：${value}`,
  dotplotSentence: ({ n, higher, lower, ties, mean, low, high, noun }) =>
    `${noun}の差（B−A）、${n}組。正は${higher}組、負は${lower}組、零は${ties}組。平均${mean}、中央の半分は${low}〜${high}。`,
  dotsHelp: '矢印キーで点を移動、Escで解除。',

  trajectoriesNote: ({ pair }) =>
    `線は${pair === null ? '平均' : `第${pair}組`}。Aは塗り：中心的な実行25・50・90 %。Bは輪郭：50・90 %`,
  noPolicy: '施策なし',
  noPolicySeeds: ({ seeds }) => `施策なし、乱数種${seeds}個`,
  noPolicyHelp: ({ seeds }) => `同じ乱数種のうち${seeds}個の平均`,
  trajectoriesPair: ({ pair }) => `第${pair}組のAとB`,
  trajectoriesSentence: ({ noun, a, b, from, to }) => `${noun}、${from}から${to}まで。終わりの平均はA ${a}、B ${b}。`,
  mean: '平均',
  axisYears: ({ unit }) => `縦軸：${unit}、横軸：年（1月）`,
  indicator: indicatorsJa,

  networkCounts: ({ organisations, ties }) => `${organisations}組織、協働のつながり${ties}`,
  networkPair: ({ pair, chosen }) => `${chosen ? '選んだ' : ''}第${pair}組の歴史`,
  networkNone: '最初の組が終わると、一組のネットワークを描く。',
  networkLoading: 'この組の歴史を描いている。',
  networkSentence: ({ side, month, organisations, ties, only, towns }) =>
    `政策${side}のネットワーク、${month}。${towns}の市に${organisations}組織、協働のあるつながり${ties}、そのうち${side}だけにあるもの${only}。`,
  firm: '企業',
  lab: '研究室',
  venture: 'ベンチャー',
  otherKind: '支援・金融機関',
  tieBoth: '両方にある協働',
  tieOne: 'この世界だけ',
  schematic: '位置は略図',
  networkDrawn: '会員・研究室・ベンチャー',
  town: '市',
  organisationAt: ({ kind, town, ties, side }) => `${side}:${town}の${kind}、協働${ties}`,
  organisationPlace: ({ n, of, partner }) =>
    partner === null ? `${of}組織中の${n}番目` : `相手${partner.of}組織中の${partner.n}番目`,
  networkKeys: '左右：市の中の組織。上下：市。Enter：協働の相手を順に。Esc：解除。',
  organisations: '組織',
  ties: '協働',
  onlyHere: 'この世界だけ',

  stepsTitle: 'クラスターの四つの段階',
  step: ['ビジョンの共有', '顔の見えるネットワーク', '新たな融合', '好循環'],
  stepUnit: ['関心の余弦の平均', '会員の割合', '100社・年あたり', '成功一つからの派生'],
  stepMeaning: [
    '会員が同じ分野に目を向けている。',
    '信頼のあるつながりで一つに結ばれた会員がどれだけいるか。',
    '分野や組織の種類をまたぐ新しい共同の仕事。',
    '一つの成功がもたらした創業や進出。',
  ],
  stepsNote: '線はA、塗りはB、濃い部分はBが点線の基準を上回る',
  stepsSentence: ({ month, values }) => `${month}の四つの段階の指標：${values}。`,
  thresholds: '基準（暫定）',
  thresholdsTitle: '四つの段階の基準（暫定）',
  thresholdOf: ({ step }) => `「${step}」の基準`,
  thresholdAt: ({ factor, value }) => (factor === 1 ? `${value}なら` : `1割${factor < 1 ? '低い' : '高い'}${value}`),
  standing: (at) => {
    if (at.kind === 'unrecorded') return '記録なし';
    if (at.kind === 'never') return '届かない';
    return at.kind === 'lost' ? `${at.month}まで` : `${at.month}から`;
  },
  thresholdCount: ({ above, of }) => `${of}組中${above}組`,
  thresholdsNote: ({ pair }) =>
    `第${pair}組の歴史がいつから（いつまで）基準を上回るか、最後の2021年3月に上回るのは全組中いくつか。1割の違いで変わるところは太字。`,
  withdrawnOpen: '支援がなくなったら…',
  withdrawnTitle: '支援をすべてやめたときの第4段階',
  closePanel: '閉じる',
  withdrawnFrom: '支援の終わり',
  withdrawnMonth: ({ year }) => `${year}年4月`,
  withdrawnFinding: ({ a, b }) =>
    a === b
      ? `モデルの中では、支援が終わると、AでもBでも${RENEWAL[a]}。`
      : `モデルの中では、支援が終わると、Aでは${RENEWAL[a]}。Bでは${RENEWAL[b]}。`,
  withdrawnMeans: ({ seeds, error }) => `10年以内の成功一つからの派生、乱数種${seeds}個の平均、±${error}`,
  withdrawnPaired: ({ verdict, higher, lower, n, mean }) =>
    verdict === 'same'
      ? 'AとBは同じ政策。'
      : verdict === 'withheld'
        ? '差（B−A）は保留：仮定した会員数の二通りで結論が異なる。'
        : `差（B−A）は${mean}、${verdict === 'few' ? '判断には数が不足' : ja.verdictWord({ verdict })}。Bが上は${n}個中${higher}個、下は${lower}個。`,
  withdrawnWhat: ({ year }) =>
    `${year}年3月まではAとBを設定どおりに進め、その後10年はすべての施策をやめる。数えるのは、それ以後の技術的成功がもたらした創業と企業の参入で、観察できない年の分を補正してある。1なら成功は自らを補う。`,
  withdrawnNot:
    '支援を続けたまま、発売された製品一つあたりで数える上の指標とは別のもの。派生は、その発生率に占める割合に応じた印で成功に割り当てる。モデルの中の偶然だけを数え、予測ではない。',
  withdrawnSeeds: ({ done, total }) => `乱数種${total}個中${done}個`,
  withdrawnWaits: '最初の組の計算が先',
  withdrawnBoth: '会員数の仮定二通りで計算',
  withdrawnMore: ({ count }) => `さらに${count}個`,
  withdrawnDots: '10年以内の成功一つからの派生',
  withdrawnDotsNote: '印一つが乱数種一個。線の上がB、下がA',
  withdrawnDotsSentence: ({ a, b, seeds }) =>
    `支援なしの10年以内の成功一つからの派生、印は乱数種${seeds}個の一つずつ。平均はA ${a}、B ${b}。`,
  withdrawnOne: '1：自らを補う',
  withdrawnCohorts: '成功した年度ごと',
  withdrawnCohortsNote: '乱数種にわたる平均と標準誤差の2倍。Aは塗り、Bは輪郭',
  withdrawnCohortsSentence: ({ from, until, a, b }) =>
    `成功した年度ごとの、それまでの成功一つからの派生、${from}〜${until}年度。あとの成功ほど観察期間は短い。${from}年度はA ${a}、B ${b}。`,
  withdrawnAxis: 'それまでの成功一つからの派生。年度の下は観察した年数',
  termYear: ({ year }) => `${year}年度`,
  watchedYears: ({ years }) => `${years}年`,
  seedColumn: '乱数種',
  cohortColumn: '成功の年度',
  successes: '乱数種あたりの成功',
  watched: '観察年数',
  standardError: '標準誤差',
  month: ({ year, month }) => `${year}年${month}月`,
  monthShort: ({ year, month }) => `${year}年${month}月`,
  scrub: '表示する月',
  play: '再生',
  pause: '停止',
  playSpeed: '1秒に6か月',
  jumpTo: '移動',

  comma: '、',
  semicolon: '。',
  space: '',
  paysFewer: ({ side, least, most }) =>
    `${side}が雇えるのは${least === most ? '' : `年度により${least}〜`}${most}人まで。`,
  showTable: '表',
  hideTable: '図',
  tableOf: ({ title }) => `表：${title}`,
  pairsColumn: '組',
  differenceColumn: 'B−A',
  yearColumn: '時点',

  preview: '速報',
  complete: '完了',
  cancelled: '中止',
  stale: '変更前',
  failed: '失敗',
  failedWith: ({ reason }) => `モデルが止まった：${reason}`,
  empty: '結果なし',
  progress: ({ done, total }) => `${total}組中${done}組`,
  timeLeft: ({ seconds }) =>
    seconds < 1.5
      ? '残り約1秒'
      : seconds < 90
        ? `残り約${Math.round(seconds)}秒`
        : `残り約${Math.round(seconds / 60)}分`,
  cancel: '中止',
  resume: '続ける',
  workers: ({ count }) => `${count}並列`,
  seed: '乱数種',
  seedHelp: '乱数種：任意の文字。同じ文字なら同じ運になる',
  modelLine: ({ version, region }) => `モデル第${version}版、${region}、月次、1998年4月〜2021年3月`,
  digest: ({ a, b, pair }) => `第${pair}組：A ${a}、B ${b}`,
  linkIgnored: ({ reason, kept }) =>
    `リンクを読めなかった：${reason}。${kept ? '設定は元のまま。' : '既定の設定を表示している。'}`,
  linkPartly: ({ parts }) =>
    `リンクのうち${parts.map((part) => `「${part}」`).join('')}は読めなかった。残りは表示している。`,
  linkReason,
  staleNote: 'この結果のあとで手段が変更された。',
  cancelledNote: ({ done }) => `中止した。終わった${done}組は残してある。`,
  panelFailed: ({ reason }) => `この部分は描けなかった：${reason}`,
  fixtureNote: '見本：描画のための架空の数値で、モデルの出力ではない。',
  announce: ({ title, counted }) => `${title}${counted}`,
};

function trim(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

/** 3,300〜3,500万円: a unit that both ends have is said once. */
function rangeOf(low: string, high: string): string {
  const unit = /(?:億|万)?円$/.exec(high)?.[0] ?? '';
  return unit !== '' && low.endsWith(unit) && /\d$/.test(low.slice(0, -unit.length))
    ? `${low.slice(0, -unit.length)}〜${high}`
    : `${low}〜${high}`;
}
