/** In columns of months: not within the run. Larger than every month. */
export const NEVER = 0x7fffffff;
