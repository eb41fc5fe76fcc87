/**
 * The whole model and its null and reduced models, by name. A pattern that one of them reproduces proves nothing about
 * the mechanism that it leaves out. What each of them changes stands in reduction.ts.
 */
export interface VariantDescriptor {
  readonly id: Variant;
  /** What it leaves out, and what it keeps. */
  readonly text: string;
}

const TEXTS = {
  full: 'The whole model.',
  bare: 'Every coefficient that was set to a calibration target is neutral: rates, shares, hazards and logits 0, factors 1, the inverted U flat.',
  noPolicy: 'Every lever is at zero in every year; the promotion body goes on from its own means.',
  randomMatching:
    'As many meetings of each organisation and through each channel, but with partners drawn at random; consent and teams heed neither distance nor trust, and consent no common acquaintances.',
  untiedCash:
    'The same money to the same firms without conditions: winners of a call are paid what their project would have claimed, on the same dates, and start none for it, tenants get the cost of their place, members the planned money of every other lever in equal parts, even what would lapse.',
  placeboBroker:
    'As many introductions by as many coordinators, but of random pairs of those they know and who have time.',
  membershipLabel:
    'Members are recruited by the same rule, but the body does nothing, no lever has money, and members know no more of the programmes than others.',
  noInteraction:
    'Nobody meets: no meetings, ties, contagion, attraction, rivalry or congestion. Organisations still pay fees, found ventures and compete for public money.',
} as const;

export type Variant = keyof typeof TEXTS;
export const VARIANTS = Object.keys(TEXTS) as readonly Variant[];

export const VARIANT_DESCRIPTORS: readonly VariantDescriptor[] = VARIANTS.map((id) => ({ id, text: TEXTS[id] }));
