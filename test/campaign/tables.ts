/** Everything that the campaigns which write tables run, for one bundle. */
export { toJson } from '../../src/io/json.ts';
export { MODEL_VERSION } from '../../src/model/params.ts';
export { hysteresis, hysteresisMarkdown } from './hysteresis.ts';
export { asked, matrixMarkdown, matrixTable } from './matrix.ts';
export { cellsOf } from './matrixRun.ts';
export { SEED_TEXT } from './shared.ts';
export { validationMarkdown } from './validation.ts';
export { variance, varianceMarkdown } from './variance.ts';
