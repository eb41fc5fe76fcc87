/**
 * npm run campaign:validate [-- --seeds 64]
 *
 * The model and its null models against the targets, in all three regions: writes docs/validation.md and
 * docs/validation.json. A few rows of the file are run again by npm test (test/campaign/rows.test.ts).
 */
import { parseArgs } from 'node:util';
import { campaign, musubi, write } from './build.mjs';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '64' } } });
const started = performance.now();
const { validationMarkdown } = await campaign();
const json = musubi(['validate', '--json', '--seeds', values.seeds]);
write('validation', json, validationMarkdown(JSON.parse(json)), started);
