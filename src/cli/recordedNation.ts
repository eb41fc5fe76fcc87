/** The result of a nation that `run --json` wrote, read back, every part that is used looked at first. */
import { InputError } from '../core/errors.ts';
import type { Key } from '../core/random.ts';
import type { Contest, NationParams } from '../model/nation/params.ts';
import type { NationAsked } from './nationRun.ts';
import { Reader } from './reader.ts';

export interface RecordedNation extends NationAsked {
  readonly kind: 'nation';
  /** The file, as it was parsed. */
  readonly json: unknown;
  readonly runKey: string;
  readonly digest: string;
}

const MOST_REGIONS = 19;

export function recordedNation(file: string, fields: Reader, json: unknown): RecordedNation {
  const words = fields.numbers('seedWords', 2);
  const seed: Key = { hi: (words[0] ?? 0) | 0, lo: (words[1] ?? 0) | 0 };
  const apart = fields.get('apart');
  if (typeof apart !== 'boolean') throw fields.wrong('apart', 'true or false');
  return {
    kind: 'nation',
    json,
    nation: fields.text('nation'),
    policy: fields.text('policy'),
    sets: fields.texts('sets'),
    model: fields.text('model'),
    warnings: fields.texts('warnings'),
    apart,
    params: paramsOf(file, fields.object('params')),
    seedText: fields.text('seed'),
    pair: fields.get('pair') === null ? undefined : fields.whole('pair', 1, 1_000_000),
    seed,
    until: fields.month('until'),
    runKey: fields.fingerprint('runKey'),
    digest: fields.fingerprint('digest'),
  };
}

function paramsOf(file: string, fields: Reader): NationParams {
  const list = fields.get('regions');
  if (!Array.isArray(list) || list.length < 2 || list.length > MOST_REGIONS)
    throw fields.wrong('regions', `a list of 2 to ${MOST_REGIONS}`);
  const named = new Reader(file, Object.fromEntries(list.map((one, n) => [`regions[${n}]`, one])), 'params');
  const regions = list.map((_, n) => named.params(`regions[${n}]`));
  if (new Set(regions.map(({ region }) => region.id)).size < regions.length)
    throw new InputError(`${file}:1:1: params.regions: value (an id twice); expected each region once`);
  const links = fields.object('links');
  return {
    regions,
    links: {
      exchange: links.number('exchange'),
      tokyo: links.number('tokyo'),
      moves: links.number('moves'),
      review: links.number('review'),
    },
    tokyo: fields.texts('tokyo'),
    contest: fields.get('contest') === null ? null : contestOf(fields.object('contest')),
  };
}

function contestOf(fields: Reader): Contest {
  const rounds = fields.objects('rounds').map((round) => {
    const money = round.get('money');
    const timelines = typeof money === 'object' && money !== null ? Object.values(money) : [money];
    if (!timelines.every((yen) => Array.isArray(yen) && yen.every((one) => typeof one === 'number')))
      throw round.wrong('money', 'yen by lever and fiscal year');
    return {
      from: round.number('from'),
      until: round.number('until'),
      money: money as Contest['rounds'][number]['money'],
    };
  });
  return { winners: fields.whole('winners', 1, MOST_REGIONS), noise: fields.number('noise'), rounds };
}
