/** Everything that the campaigns which write tables run, for one bundle. */
export { toJson } from '../../src/cli/json.ts';
export { hysteresis, hysteresisMarkdown } from './hysteresis.ts';
export { asked, matrixMarkdown } from './matrix.ts';
export { validationMarkdown } from './validation.ts';
export { variance, varianceMarkdown } from './variance.ts';
