/**
 * Scratch arrays of a process, made by `make` for the first time. V8 widens what it knows of an object when its literal is
 * met again, and throws away what was compiled before; so the literal is met some times first.
 */
export function createScratch<T>(make: (capacity: number) => T, capacity: number): T {
  make(1);
  make(1);
  return make(capacity);
}
