/** What passes through each feedback channel, in at most 31 columns. A channel without words does not compile. */
import type { ChannelName } from '../model/params.ts';

// biome-ignore format: a table
export const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  body:          'members, hence coordinators',
  meetings:      'who meets without a coordinator',
  visits:        'visits of coordinators, bureau',
  introductions: 'whom coordinators introduce',
  funding:       'which proposals win money',
  incubation:    'which ventures are tenants',
  contagion:     'successful peers of founders',
  congestion:    'the room that is left for firms',
  investment:    'which ventures investors choose',
  market:        'rivals’ products, taking sales',
  loans:         'to whom banks lend, how much',
  bridge:        'whom the bridge facility helps',
  exchange:      'who visits another cluster',
  placement:     'who has a sales channel',
  procurement:   'whose product the public buys',
  people:        'who hires the few skilled',
  licences:      'who takes which patent',
};
