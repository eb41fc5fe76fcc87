/**
 * Put into the page before anything else: writes down when the result on the screen moved, when a frame that followed an
 * event of the user was handed over, and how long each worker had something to do. Changes nothing that the page does.
 */

/**
 * @typedef {{ at: number, painted: number, done: number, phase: string, stale: boolean }} Moment
 *   what the status line says from `at` on; `painted`: when the frame with it was handed over (0: not yet)
 * @typedef {{ type: string, at: number, ms: number }} Feedback   an event, and how long until its frame was handed over
 * @typedef {{ method: string, at: number, ms: number }} Call     a question to a worker, answered or ended with it
 * @typedef {{ moments: Moment[], feedback: Feedback[], frames: number[] | null, calls: Call[], openSince: () => number,
 *   usableAt: number, startFrames: () => void, stopFrames: () => number[] }} Bench   all times in ms of performance.now()
 */

/** Runs in the page: nothing of this file but the function itself is there. */
export function watch() {
  /** @type {Bench} */
  const bench = {
    moments: [],
    feedback: [],
    frames: null,
    calls: [],
    openSince: () => Math.min(Number.POSITIVE_INFINITY, ...[...asked.values()].map(({ at }) => at)),
    usableAt: 0,
    startFrames,
    stopFrames,
  };
  Object.assign(globalThis, { bench });

  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });

  /** @type {Element | null} */
  let mark = null;
  /** @type {HTMLProgressElement | null} */
  let progress = null;

  // what the status line says, when it says it
  function look() {
    if (bench.usableAt === 0 && document.querySelector('.levers input[type=range]') !== null) {
      bench.usableAt = -1;
      afterFrame(() => {
        bench.usableAt = performance.now();
      });
    }
    // looked for once: this runs after every change of the page, and is charged to it
    if (mark?.isConnected !== true) mark = document.querySelector('.mark');
    if (progress?.isConnected !== true) progress = document.querySelector('progress');
    if (!(mark instanceof HTMLElement)) return;
    const done = progress?.value ?? 0;
    const phase = mark.dataset['phase'] ?? '';
    const stale = mark.dataset['stale'] === 'true';
    const last = bench.moments.at(-1);
    if (last?.done === done && last.phase === phase && last.stale === stale) return;
    const moment = { at: performance.now(), painted: 0, done, phase, stale };
    bench.moments.push(moment);
    afterFrame(() => {
      moment.painted = performance.now();
      performance.mark(`shown ${stale ? 0 : done}`);
    });
  }

  /** Calls back when the frame under way, or the next, has been handed over. @param {() => void} then */
  function afterFrame(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        then();
      };
      port2.postMessage(null);
    });
  }

  // from the start of handling an event until its frame is handed over
  for (const type of ['input', 'pointerup', 'click']) {
    addEventListener(
      type,
      () => {
        const entry = { type, at: performance.now(), ms: 0 };
        performance.mark(type);
        bench.feedback.push(entry);
        afterFrame(() => {
          entry.ms = performance.now() - entry.at;
        });
      },
      { capture: true },
    );
  }

  function startFrames() {
    /** @type {number[]} */
    const frames = [];
    bench.frames = frames;
    let last = 0;
    requestAnimationFrame(function next(now) {
      if (bench.frames !== frames) return;
      if (last > 0) frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    });
  }

  function stopFrames() {
    const frames = bench.frames ?? [];
    bench.frames = null;
    return frames;
  }

  // questions to the workers: comlink's messages carry the name of the method and come back with the same id
  /** @type {Map<unknown, Call & { worker: Worker }>} */
  const asked = new Map();
  const answered = (/** @type {unknown} */ id) => {
    const call = asked.get(id);
    if (call === undefined) return;
    asked.delete(id);
    call.ms = performance.now() - call.at;
    bench.calls.push({ method: call.method, at: call.at, ms: call.ms });
  };
  const watched = new WeakSet();
  const post = Worker.prototype.postMessage;
  /** @type {(this: Worker, message: any, ...rest: any[]) => void} */
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener('message', ({ data }) => answered(data?.id));
    }
    const method = message?.path?.at(-1);
    if (message?.id !== undefined && method !== undefined && method !== 'init' && method !== 'cancel') {
      asked.set(message.id, { method, at: performance.now(), ms: 0, worker: this });
    }
    post.call(this, message, ...rest);
  };
  // a worker that was silent for too long is ended, and answers nothing any more
  const terminate = Worker.prototype.terminate;
  Worker.prototype.terminate = function () {
    terminate.call(this);
    for (const [id, { worker }] of asked) if (worker === this) answered(id);
  };
}
