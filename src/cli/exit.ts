/** How every command ends. */
export const Exit = { done: 0, fault: 1, badInput: 2, interrupted: 130 } as const;
export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** Milliseconds within which a second Ctrl-C is the same interruption. */
export const SAME_INTERRUPTION = 1000;
