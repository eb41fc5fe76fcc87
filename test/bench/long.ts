/** What the long battery needs, in one bundle. */
export { battery, verdict } from './battery.ts';
export { GENERATORS } from './generators.ts';
