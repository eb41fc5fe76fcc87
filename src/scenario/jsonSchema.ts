/**
 * The JSON Schema (2020-12) of scenario files, for `musubi schema` and for editors. It comes from the same shapes that
 * files are checked by. A file that extends another may leave out what it takes from there, so `required` then stands
 * only at the head and within figures, which are never merged (see extend.ts).
 */
import { z } from 'zod';
import { type Kind, SCHEMAS } from './schema.ts';

type Json = Record<string, unknown>;

/** What every file says itself, whatever it extends. */
const OWN = ['format', 'kind', 'id', 'names'];

export function jsonSchema(kind: Kind): Json {
  const { $schema, $defs, description, ...complete } = z.toJSONSchema(SCHEMAS[kind], {
    io: 'input',
    reused: 'ref',
  }) as Json;
  const defs = $defs as Readonly<Record<string, Json>>;
  return {
    $schema,
    title: `musubi ${kind}`,
    description,
    ...relaxed(complete, defs),
    required: OWN,
    if: { not: { required: ['extends'] } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/$defs/complete' },
    $defs: { ...defs, complete },
  };
}

/** The same without `required` in mappings that are merged. Lists and whatever has a grade are taken as wholes. */
function relaxed(schema: Json, defs: Readonly<Record<string, Json>>): Json {
  const { $ref, ...beside } = schema;
  const target = typeof $ref === 'string' ? { ...defs[$ref.replace('#/$defs/', '')], ...beside } : schema;
  const { properties, required, ...rest } = target;
  if (!isMapping(properties) || 'grade' in properties) return schema;
  const parts = Object.entries(properties).map(([key, part]) => [key, isMapping(part) ? relaxed(part, defs) : part]);
  const loose = { ...rest, properties: Object.fromEntries(parts) };
  // what has nothing to relax stays a reference
  return JSON.stringify(loose).length === JSON.stringify(target).length ? schema : loose;
}

function isMapping(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
