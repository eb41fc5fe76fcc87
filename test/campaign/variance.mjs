/**
 * npm run campaign:variance [-- --pairs 64]
 *
 * What pairing is worth for every lever and headline indicator, and where the arms part first: writes docs/variance.md and
 * docs/variance.json.
 */
import { parseArgs } from 'node:util';
import { campaign, teller, write } from './build.mjs';

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '64' } } });
const started = performance.now();
const { variance, varianceMarkdown, toJson, worker } = await campaign();
const result = await variance({ pairs: Number(values.pairs), worker, tell: teller() });
write('variance', toJson(result), varianceMarkdown(result), started);
