/** Marks that differ in shape: how sure a figure is, and the fields of projects. */
import type { JSX } from 'preact';
import type { FieldTableId } from '../../src/scenario/fieldTables.ts';
import type { Grade } from '../../src/scenario/schema.ts';

export const FIELD_ORDER: readonly FieldTableId[] = ['manufacturing', 'bio', 'it', 'environment'];
export const GRADE_ORDER: readonly Grade[] = ['verified', 'derived', 'recalled', 'proposal'];

/** A square, a disc, a triangle, a lozenge of about the same weight about (x, y). */
export function fieldPath(field: FieldTableId, x: number, y: number, r: number): string {
  switch (field) {
    case 'manufacturing':
      return `M${x - r * 0.9} ${y - r * 0.9}h${1.8 * r}v${1.8 * r}h${-1.8 * r}Z`;
    case 'bio':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 'it':
      return `M${x} ${y - r}L${x + r * 1.1} ${y + r * 0.9}H${x - r * 1.1}Z`;
    case 'environment':
      return `M${x} ${y - r * 1.2}L${x + r * 1.2} ${y}L${x} ${y + r * 1.2}L${x - r * 1.2} ${y}Z`;
  }
}

export function FieldMark({ field }: { readonly field: FieldTableId }): JSX.Element {
  return (
    <svg class="field-mark" width="11" height="11" aria-hidden="true">
      <path d={fieldPath(field, 5.5, 5.5, 4)} />
    </svg>
  );
}

interface BarProps {
  readonly grade: Grade;
  readonly width: number;
  readonly height: number;
}

/** Filled as far as the figure is sure: full, the lower half, a dotted rim, hatched. */
export function GradeBar({ grade, width, height }: BarProps): JSX.Element {
  return (
    <svg class={`grade grade-${grade}`} width={width} height={height} aria-hidden="true">
      <rect class="grade-rim" x={0.5} y={0.5} width={width - 1} height={height - 1} />
      {grade === 'derived' && <rect class="grade-fill" y={height / 2} width={width} height={height / 2} />}
    </svg>
  );
}

export function GradeMark({ grade, label }: { readonly grade: Grade; readonly label: string }): JSX.Element {
  return (
    <span class="grade-mark" title={label}>
      <GradeBar grade={grade} width={10} height={10} />
      <span class="unseen">{label}</span>
    </span>
  );
}

/** The hatching that all marks of the page share. */
export function Hatching(): JSX.Element {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="2" y1="0" x2="2" y2="4" />
        </pattern>
      </defs>
    </svg>
  );
}
