/** Words of the page of the regions, fetched with it. A language that lacks a key does not compile. */
import type { FieldTableId } from '../../src/scenario/fieldTables.ts';
import type { BureauArea, Prefecture } from '../../src/scenario/prefectures.ts';
import type { Grade } from '../../src/scenario/schema.ts';

/** Where a count of member firms comes from. */
export type CountOrigin = Exclude<Grade, 'proposal'> | 'allocated' | 'estimated';
export type Corner = 'factor' | 'demand' | 'related' | 'rivalry';

export interface RegionsMessages {
  readonly workbench: string;
  readonly title: (p: { projects: number; areas: number }) => string;
  readonly subtitle: string;
  readonly unknown: (p: { id: string; shown: string }) => string;
  readonly memberFirms: string;
  readonly originCounts: (p: { counts: readonly (readonly [origin: CountOrigin, count: number])[] }) => string;
  readonly projects: string;
  readonly optionOf: (p: { name: string; firms: string; grade: string }) => string;
  readonly ofWhich: (p: { part: string }) => string;
  readonly mapOf: (p: { projects: number; picked: string }) => string;
  readonly tileHint: (p: { prefecture: string; projects: readonly string[]; towns: readonly string[] }) => string;
  readonly fieldCount: (p: { count: number; first: boolean }) => string;
  readonly twoFields: (p: { count: number }) => string;
  readonly townPoints: string;
  readonly abroadTitle: (p: { count: number }) => string;
  readonly abroadNote: string;
  readonly yearsRelative: string;
  readonly abroadList: string;
  readonly worldOf: (p: { count: number }) => string;

  readonly bureau: (p: { name: string; area: BureauArea | null; areaName: string }) => string;
  readonly contains: string;
  readonly partOf: string;
  readonly facts: string;
  readonly toFacts: string;
  readonly ofProject: string;
  readonly ofRegion: string;
  readonly year: string;
  readonly source: string;
  readonly member: Readonly<Record<'firms' | 'academic' | 'agencies' | 'finance', string>>;
  readonly since: string;
  readonly prefectures: string;
  readonly townCount: string;
  readonly shownOnly: string;
  readonly town: (p: { name: string; prefecture: string | null }) => string;
  readonly unit: Readonly<Record<string, string>>;
  readonly allocation: (p: { count: string; other: string; id: string }) => string;
  /** Of a project whose count is an estimate of ours, without a second one. */
  readonly estimated: string;
  readonly reasons: (p: { count: number }) => string;
  readonly yearAndSource: (p: { year: number; source: string }) => string;
  readonly modelTakes: (p: { count: number }) => string;
  readonly marks: string;
  readonly grade: Readonly<Record<Grade, string>>;
  readonly gradeMeans: Readonly<Record<Grade, string>>;
  readonly gradeOf: (p: { grade: string }) => string;
  readonly field: Readonly<Record<FieldTableId, string>>;
  readonly fieldTable: (p: { field: string }) => string;
  readonly condition: string;
  readonly strategy: string;
  readonly task: string;
  readonly corner: Readonly<Record<Corner, string>>;
  readonly diamond: string;
  readonly ownStrategy: string;
  readonly inModel: string;
  readonly notInModel: string;
  readonly part: Readonly<Record<string, string>>;
  readonly coefficient: string;
  readonly remarks: string;
  readonly sources: string;
  readonly open: string;
  readonly take: string;
  readonly comma: string;
  readonly prefecture: Readonly<Record<Prefecture, string>>;
}
