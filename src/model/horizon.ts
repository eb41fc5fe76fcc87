/** The calendar of a run. */
import { monthOf } from '../core/calendar.ts';

/** First month of the spin-up, which gives the region its organic ties; no policy acts in it. */
export const SPIN_UP = monthOf(1988, 4);
/** First month of the run proper. */
export const START = monthOf(1998, 4);
/** The month after its last. */
export const END = monthOf(2021, 4);
