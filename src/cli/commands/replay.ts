import type { AddCommand } from '../program.ts';
export const addReplay: AddCommand = () => undefined;
