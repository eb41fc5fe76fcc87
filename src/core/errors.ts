/** A mistake in what a person gave us: a file, an option, a link. One line: where, value, what is expected, the way out. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A bug of ours, thrown on the spot: month, process, what should have held. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}
