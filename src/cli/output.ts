/** Standard output and standard error of the process, and what becomes of it where they cannot be written. */
import { fstatSync, writeSync } from 'node:fs';
import { Exit } from './exit.ts';

/** Ends the process in place of a stack: quietly where the reader left (`musubi list | head`), else with one line. */
export function watchOutput(): void {
  process.stdout.on('error', cannotWrite);
  // nobody is left to be told
  process.stderr.on('error', () => undefined);
}

export function writeOut(text: string): void {
  try {
    if (isFile(1)) writeWhole(1, text);
    else process.stdout.write(text);
  } catch (error) {
    cannotWrite(error as NodeJS.ErrnoException);
  }
}

function cannotWrite(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(Exit.done);
  const why = error.code === 'ENOSPC' ? 'no space left' : (error.code ?? error.message);
  try {
    writeSync(2, `musubi: the result could not be written: ${why}\n`);
  } catch {
    // nor can this be
  }
  process.exit(Exit.fault);
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** A nearly full disk takes a part without an error; the stream would leave it at that. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
