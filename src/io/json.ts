/** JSON for machines that people can read too: objects indented, lists of numbers on one line, NaN as null. */
export function toJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

function write(value: unknown, indent: string): string {
  if (ArrayBuffer.isView(value)) return write(Array.from(value as unknown as ArrayLike<number>), indent);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      return `[${value.map((item) => JSON.stringify(item) ?? 'null').join(', ')}]`;
    }
    return `[\n${value.map((item) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([name, item]) => `${inner}${JSON.stringify(name)}: ${write(item, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
