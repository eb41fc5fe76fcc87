/** The life of one organisation for machines. */
import { formatMonth } from '../core/calendar.ts';
import { sayShort } from '../explain/scene.ts';
import type { Told } from '../explain/story.ts';
import { MODEL_VERSION } from '../model/params.ts';
import type { Chosen } from './scenarios.ts';
import type { Asked, RankedList, Story } from './storyText.ts';
import { NOTICE } from './words.ts';

function headJson({ a, b, options }: Asked, format: string): object {
  const policy = ({ policy, sets }: Chosen): object => ({ policy, sets });
  return {
    format,
    notice: NOTICE,
    modelVersion: MODEL_VERSION,
    region: a.region,
    ...(b === null ? policy(a) : { a: policy(a), b: policy(b) }),
    seed: options.seed,
    pair: options.pair ?? null,
    until: formatMonth(options.until),
  };
}

export function listJson(list: RankedList): object {
  return {
    ...headJson(list, 'musubi story list 1'),
    agents: list.ranked.map(({ agent: { name, key, rows }, score, events }) => ({
      name,
      key,
      score,
      events,
      ...(list.b === null ? {} : { inA: rows[0] !== -1, inB: rows[1] !== -1 }),
    })),
  };
}

/** Every entry, whatever the screen would leave out; `arm` says in which history it stands. */
export function storyJson(story: Story): object {
  const { agent, entries, portraits, difference, seeds, b } = story;
  const [inA, inB] = portraits.map((one) => one && { ...one, born: dated(one.born), died: dated(one.died) });
  const told = (one: Told): object => ({ ...one, month: formatMonth(one.month) });
  return {
    ...headJson(story, 'musubi story 1'),
    agent: { name: agent.name, key: agent.key },
    life: entries.map(({ month, kind, arm, text, names, tells }) => ({
      month: formatMonth(month),
      ...(b === null ? {} : { arm }),
      kind,
      tells,
      text: sayShort(text, names, new Set()),
    })),
    ...(b === null ? { end: inA } : { end: { a: inA, b: inB } }),
    ...(difference === null
      ? {}
      : {
          stateDiffers: difference.state && { ...difference.state, month: formatMonth(difference.state.month) },
          firstEvent: difference.event && { arm: difference.event.arm, why: difference.event.why.map(told) },
        }),
    ...(seeds === null ? {} : { otherSeeds: seeds }),
  };
}

function dated(month: number | null): string | null {
  return month === null ? null : formatMonth(month);
}
