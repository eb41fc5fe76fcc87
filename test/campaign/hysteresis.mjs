/**
 * npm run campaign:hysteresis [-- --seeds 16]
 *
 * One basin or two: writes docs/hysteresis.md and docs/hysteresis.json.
 */
import { parseArgs } from 'node:util';
import { campaign, teller, write } from './build.mjs';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '16' } } });
const started = performance.now();
const { hysteresis, hysteresisMarkdown, toJson, worker } = await campaign();
const result = await hysteresis({ seeds: Number(values.seeds), worker, tell: teller() });
write('hysteresis', toJson(result), hysteresisMarkdown(result), started);
