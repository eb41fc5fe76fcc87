/** Entry of a worker of the browser. */
import { expose } from 'comlink';
import { engineHost } from '../engineHost.ts';

// a message to oneself comes after those that wait, and is not held back as a timer is
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

function pause(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

expose(engineHost(pause));
