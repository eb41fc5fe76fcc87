/** Parameters of the committed scenarios, for scripts that run outside the test runner. */
export { compile } from '../../src/scenario/compile.ts';
export { loadPolicy, loadRegion } from '../../src/scenario/load.ts';
