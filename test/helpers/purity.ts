/**
 * Finds, in the syntax tree of a source file, what would make a run differ from one engine, place or day to another.
 *
 * Math.exp and its like, and `**` with a variable base, give other last bits in Node 20 than in Chromium 156 (`x ** 3`:
 * measured). The language promises exact results only for the list below and, in both engines, for x ** 2 and 2 ** n.
 */
import ts from 'typescript';

/** What a language standard or IEEE 754 fixes to the last bit. */
const EXACT_MATH = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
);
const CLOCKS_AND_CHANCE = new Set(['Date', 'performance', 'crypto', 'Temporal']);
const LOCALE_METHODS = /^(toLocale\w*|localeCompare)$/;

export type Rule = 'maths' | 'clock' | 'locale';

/** A line `path:line: what` for each spot that breaks one of the rules. */
export function impurities(path: string, text: string, rules: readonly Rule[]): readonly string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const what = ts.isTypeNode(node) ? null : impurity(node, rules);
    if (what !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${path}:${line + 1}: ${what}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function impurity(node: ts.Node, rules: readonly Rule[]): string | null {
  const maths = rules.includes('maths');
  if (ts.isIdentifier(node) && isReference(node)) {
    if (maths && node.text === 'Math' && !isExactMath(node)) return node.parent.getText().slice(0, 60);
    if (rules.includes('clock') && CLOCKS_AND_CHANCE.has(node.text)) return node.text;
    if (rules.includes('locale') && node.text === 'Intl') return 'Intl';
  }
  if (rules.includes('locale') && isName(node) && LOCALE_METHODS.test(node.text)) return node.text;
  if (maths && isPower(node) && !isExactPower(node)) return node.getText();
  return null;
}

/** A name that stands for a variable: neither a member after a dot nor a key. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) || parent.name !== node;
}

/** `Math.sqrt` and the like; also when the name stands in brackets. Any other use of `Math` could hide the rest. */
function isExactMath(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return EXACT_MATH.has(parent.name.text);
  if (ts.isElementAccessExpression(parent) && ts.isStringLiteralLike(parent.argumentExpression)) {
    return EXACT_MATH.has(parent.argumentExpression.text);
  }
  return false;
}

function isName(node: ts.Node): node is ts.Identifier | ts.StringLiteral {
  return ts.isIdentifier(node) || ts.isStringLiteral(node);
}

function isPower(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
}

/** A square, or an integer power of the literal 2. */
function isExactPower({ left, right }: ts.BinaryExpression): boolean {
  const exponent = ts.isPrefixUnaryExpression(right) ? right.operand : right;
  if (!ts.isNumericLiteral(exponent) || !Number.isInteger(Number(exponent.text))) return false;
  if (ts.isNumericLiteral(left)) return Number(left.text) === 2;
  return right === exponent && Number(exponent.text) === 2;
}
