/** The main chart: paired differences B minus A as a quantile dotplot. Picking a dot picks its pair everywhere. */
import type { JSX } from 'preact';
import type { IndicatorComparison } from '../../src/experiment/compare.ts';
import { INDICATORS } from '../../src/indicators/descriptors.ts';
import { formatNumber, formatShare, formatValue } from '../format.ts';
import { indicatorWords } from '../i18n/index.ts';
import { useMedia, useStore } from './context.ts';
import { Dots } from './dots.tsx';
import { Empty } from './empty.tsx';
import { Figure, type TableData } from './figure.tsx';
import { verdictWord } from './verdict.tsx';

/** As many as one column holds at a size that can be picked. */
const MOST_ZEROS = 10;

export function Differences(): JSX.Element {
  const store = useStore();
  const t = store.t.value;
  const language = store.language.value;
  const one = store.chosen.value;
  const words = indicatorWords(t, store.indicator.value);
  const narrow = useMedia('(max-width: 700px)');
  const many = narrow ? 20 : 50;
  const signed = (value: number): string => formatValue(value, one?.unit ?? '', language, { signed: true });
  const title = (
    <>
      {t.differencesTitle}
      {t.comma}
      <select
        class="plain-select strong indicator-choice"
        aria-label={t.indicatorChoice}
        value={store.indicator.value}
        onChange={(event) => {
          store.indicator.value = event.currentTarget.value;
        }}
      >
        {INDICATORS.map(({ id }) => (
          <option key={id} value={id}>
            {indicatorWords(t, id).label}
          </option>
        ))}
      </select>
    </>
  );
  const hollow = (smallest: number, unit: string): string =>
    t.hollow({ amount: formatValue(smallest, unit, language, { figures: 1 }) });
  const doubt = one === null ? null : store.doubt.value(one.id);
  if (one === null || one.n === 0 || doubt === 'withheld') {
    const where = one === null ? null : verdictWord(one, false, doubt);
    const undefinedWords =
      where?.startsWith('undefined') === true || where === 'withheld' ? t.verdictWord({ verdict: where }) : undefined;
    const descriptor = INDICATORS.find(({ id }) => id === store.indicator.value);
    return (
      <Figure
        name="differences"
        title={title}
        titleText={`${t.differencesTitle}${t.comma}${words.label}`}
        note={descriptor === undefined ? undefined : hollow(descriptor.smallest, descriptor.unit)}
        foot={'\u00a0'}
        sentence={undefinedWords ?? t.verdictEmpty}
      >
        <Empty words={undefinedWords} />
      </Figure>
    );
  }
  // nothing but zeros stands in one column, which holds fewer dots
  const equal = one.higher === 0 && one.lower === 0;
  const most = equal ? MOST_ZEROS : many;
  const dots = Math.min(most, one.n);
  const note = `${t.dotsMean({ dots, pairs: one.n })}${t.semicolon}${hollow(one.smallest, one.unit)}`;
  const removed = one.varianceRemoved;
  const foot = equal
    ? t.pairingEqual
    : removed === null
      ? undefined
      : removed > 0 && one.worth !== null
        ? t.pairing({ share: formatShare(removed, language), times: formatNumber(one.worth) })
        : t.pairingNone;
  const remark = Number.isFinite(one.interval[0])
    ? t.interval({ mean: signed(one.mean), low: signed(one.interval[0]), high: signed(one.interval[1]) })
    : undefined;
  const sentence = t.dotplotSentence({
    n: one.n,
    higher: one.higher,
    lower: one.lower,
    ties: one.ties,
    noun: words.noun,
    mean: signed(one.mean),
    low: signed(one.quartiles[0]),
    high: signed(one.quartiles[1]),
  });
  return (
    <Figure
      name="differences"
      title={title}
      titleText={`${t.differencesTitle}, ${words.label}`}
      note={note}
      foot={foot}
      sentence={[sentence, remark, t.dotsHelp].filter((part) => part !== undefined).join(t.space)}
      table={() => ({ remark, ...tableOf(one, signed) })}
    >
      <Dots one={one} many={most} label={words.label} signed={signed} />
    </Figure>
  );

  function tableOf(of: IndicatorComparison, sign: (value: number) => string): TableData {
    const value = (x: number | undefined): string => formatValue(x ?? Number.NaN, of.unit, language, { figures: 4 });
    const pairs = store.pairs.value;
    return {
      head: [t.pairsColumn, 'A', 'B', t.differenceColumn, 'A digest', 'B digest'],
      rows: of.differences.map((difference, i) => [
        String((pairs[i]?.index ?? i) + 1),
        value(of.a[i]),
        value(of.b[i]),
        sign(difference),
        pairs[i]?.a.digest ?? '',
        pairs[i]?.b.digest ?? '',
      ]),
    };
  }
}
