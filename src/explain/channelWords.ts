/** What passes through each feedback channel, in words. A channel without words does not compile. */
import type { ChannelName } from '../model/params.ts';

// biome-ignore format: a table
export const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  body:          'members, whose number sets how many coordinators are hired',
  meetings:      'who meets whom without a coordinator, gatherings included',
  visits:        'whom coordinators and the bureau visit',
  introductions: 'whom coordinators introduce',
  funding:       'which proposals win public money',
  incubation:    'which ventures are tenants of an incubator',
  contagion:     'successful peers, who inspire founders',
  congestion:    'the room that is left for firms',
  investment:    'which ventures investors choose',
  market:        "rivals' products, which take sales",
  loans:         'to whom banks lend, and how much',
  bridge:        'to whom the bridge facility lends, and how much',
  exchange:    'who is chosen for a visit to another cluster',
  placement:   'who has a place with a sales channel',
  procurement: 'whose product public buyers take',
  people:      'who hires whom of the few engineers, managers and entrepreneurs',
  licences:    'who takes a licence of which patent',
};
