/** What the bench needs of a nation: the files of Japan to parameters, and a run. */
export { seedOfText } from '../../src/core/seed.ts';
export { createNation, nationDigest, runNationUntil } from '../../src/model/nation/nation.ts';
export { END, START } from '../../src/model/simulation.ts';
export { loadNation, loadPolicy, loadRegion } from '../../src/scenario/load.ts';
export { compileNation } from '../../src/scenario/nation.ts';
