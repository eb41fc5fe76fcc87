/** The shape of a file of kind `nation`: regions in one run, and what joins them. */
import { z } from 'zod';
import { head, notes, shown } from './head.ts';
import { figure, provenance } from './pieces.ts';

/** A region has nodes for eighteen others. */
const MOST_REGIONS = 19;

const region = z.string().min(1).max(300).describe('Id of a region that comes along, or path of a file.');

export const nationSchema = z
  .strictObject({
    ...head,
    kind: z.literal('nation'),
    regions: z.array(region).min(2).max(MOST_REGIONS).describe('Regions in one run; their order means nothing.'),
    links: z
      .strictObject({
        exchange: figure('1 on, 0 off', 0, 1).describe('Nodes for other clusters stand for the real regions.'),
        tokyo: figure('1 on, 0 off', 0, 1).describe('Tokyo is the firms of its regions, and takes who leaves for it.'),
        moves: figure('share of newcomers', 0, 1, false).describe(
          'Newcomers that are firms which leave another region.',
        ),
        review: figure('1 on, 0 off', 0, 1).describe(
          'Where a policy is reviewed, the third year of a plan moves money among the regions by their reported results.',
        ),
      })
      .describe('What joins the regions; all 0: each is as if alone.'),
    tokyo: z
      .strictObject({ regions: z.array(region).max(MOST_REGIONS), ...provenance })
      .describe('Regions that are Tokyo to the others.'),
    contest: z
      .strictObject({
        winners: figure('regions', 1, MOST_REGIONS),
        noise: figure('spread of the log of readiness', 0, 5, false).describe('How unsurely a jury sees readiness.'),
      })
      .describe('How a policy whose rule is a contest gives out national money.'),
    shown,
    notes,
  })
  .describe('A nation of musubi.');
