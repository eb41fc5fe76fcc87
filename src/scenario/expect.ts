/** What a place in a scenario file expects, in words, from the schema itself. */
import { z } from 'zod';
import { type Path, suggest } from './problems.ts';

type Schema = z.core.$ZodType;

/** The schema at a path; undefined where the path leaves the schema. */
export function schemaAt(root: Schema, path: Path): Schema | undefined {
  let schema: Schema | undefined = unwrap(root);
  for (const part of path) {
    if (schema instanceof z.ZodObject) schema = (schema.shape as Record<string, Schema>)[String(part)];
    else if (schema instanceof z.ZodArray) schema = schema.element as Schema;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType as Schema;
    else return undefined;
    if (schema === undefined) return undefined;
    schema = unwrap(schema);
  }
  return schema;
}

function unwrap(schema: Schema): Schema {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return wrapped ? unwrap(schema.unwrap() as Schema) : schema;
}

/** The keys that a mapping at this path may have; empty where any name may stand. */
export function keysAt(root: Schema, path: Path): readonly string[] {
  const schema = schemaAt(root, path);
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return [];
}

/** "a whole number from 1 to 20000 (organisations)". */
export function expectationOf(schema: Schema, value: unknown): string {
  if (schema instanceof z.ZodNumber) return numberIn(schema);
  if (schema instanceof z.ZodString)
    return schema.description === undefined ? 'text' : `text: ${lower(schema.description)}`;
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((allowed) => JSON.stringify(allowed)).join(' or ');
  if (schema instanceof z.ZodEnum) {
    const options = schema.options.map(String);
    if (options.length > 8 && typeof value === 'string') return `a known name: ${suggest(value, options)}`;
    return `one of ${options.slice(0, 8).join(', ')}${options.length > 8 ? ', …' : ''}`;
  }
  if (schema instanceof z.ZodArray) return `a list${sizeOf(schema)}`;
  if (schema instanceof z.ZodObject) return mappingOf(schema, value);
  if (schema instanceof z.ZodRecord) return 'a mapping of names to values';
  return 'another value';
}

function numberIn(schema: z.ZodNumber): string {
  const { minValue, maxValue, description } = schema;
  const whole = schema.isInt ? 'a whole number' : 'a number';
  const range = minValue !== null && maxValue !== null ? ` from ${minValue} to ${maxValue}` : '';
  return `${whole}${range}${description === undefined ? '' : ` (${lower(description)})`}`;
}

/** " of 1 to 35 entries", from the checks that the list carries. */
function sizeOf(schema: z.ZodArray): string {
  const bounds = (schema._zod.def.checks ?? []).map(
    (check) => check._zod.def as { minimum?: number; maximum?: number },
  );
  const least = bounds.find(({ minimum }) => minimum !== undefined)?.minimum;
  const most = bounds.find(({ maximum }) => maximum !== undefined)?.maximum;
  if (most === undefined) return least === undefined ? '' : ` of at least ${least} entries`;
  return least === undefined ? ` of at most ${most} entries` : ` of ${least} to ${most} entries`;
}

function mappingOf(schema: z.ZodObject, value: unknown): string {
  const keys = Object.keys(schema.shape);
  if (keys.includes('value') && keys.includes('grade')) {
    const example = typeof value === 'number' ? value : '…';
    return `a figure with its origin: {value: ${example}, year: 2005, source: KEY, grade: verified}`;
  }
  return `a mapping with ${keys.slice(0, 20).join(', ')}`;
}

/** The description without its final stop, to stand within a sentence. */
function lower(text: string): string {
  const plain = text.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(plain) ? plain[0]?.toLowerCase() + plain.slice(1) : plain;
}
