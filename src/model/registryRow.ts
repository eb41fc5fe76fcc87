/** How a parameter of the registry is written down, so that a mechanism may keep its rows in a file of its own. */
export type Grade = 'verified' | 'derived' | 'recalled' | 'proposal';

export type RegistryRow = readonly [
  unit: string,
  min: number,
  max: number,
  value: number,
  grade: Grade,
  source: string,
  text: string,
  binds?: readonly string[],
];
