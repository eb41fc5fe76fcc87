/** What a drawing of the network needs to know: who there is, where, in which month, and in which colours. */
import type { Layout } from './layout.ts';
import type { Cast } from './union.ts';

export interface Colours {
  readonly town: string;
  readonly tie: string;
  readonly own: string;
  readonly mark: string;
  readonly ink: string;
  readonly page: string;
}

export interface Scene {
  readonly cast: Cast;
  readonly layout: Layout;
  readonly side: 'a' | 'b';
  readonly month: number;
  /** In which worlds each pair is tied, as bits; see union.ts. */
  readonly tied: Uint8Array;
  /** 1 for each organisation alive in this world, and in the other. */
  readonly alive: Uint8Array;
  readonly aliveOther: Uint8Array;
}
