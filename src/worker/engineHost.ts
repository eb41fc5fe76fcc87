/** The host over the real model, the same in browser and Node. */
import { PROBES } from '../experiment/probes.ts';
import { ENGINE, engineWith } from '../experiment/run.ts';
import type { Recorder } from '../indicators/recorder.ts';
import { MODEL_VERSION } from '../model/params.ts';
import type { Simulation } from '../model/simulation.ts';
import { createHost, type NationSlices } from './host.ts';
import { createMemory } from './memory.ts';
import type { Host } from './protocol.ts';
import { rehearse } from './rehearsal.ts';
import { worldInSlices } from './world.ts';

/**
 * @param pause comes back after waiting messages have been heard
 * @param nationInSlices where nations are run: no page does, and carries none of it
 */
export function engineHost(pause: () => Promise<void>, nationInSlices?: NationSlices): Host {
  const watched = engineWith({ log: true });
  return createHost({
    engine: ENGINE,
    modelVersion: MODEL_VERSION,
    observeInSlices: ({ probe, params, seed, month }) => PROBES[probe](params, seed, month),
    worldInSlices: (task) => worldInSlices(watched, task),
    ...(nationInSlices === undefined ? {} : { nationInSlices }),
    rehearse: (params) => rehearse(ENGINE, watched, params),
    pause,
    clock: () => performance.now(),
    memory: createMemory<Simulation, Recorder>(),
  });
}
