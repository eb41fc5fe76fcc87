/**
 * Numbers in the code of the mechanisms that no parameter holds. A number that carries meaning belongs into the registry,
 * where it has unit, range, source and grade; what may stay in the code is listed in numbers.test.ts with its reason.
 */
import ts from 'typescript';

/** In every equation: 0, 1, 2, months of a year, the scale of expertise, and the half that makes `1/2 + share` 1 on average. */
const EVERYWHERE = new Set(['0', '1', '2', '10', '12', '0.5']);

const WEIGHING = new Set([
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

/**
 * Literals of a source file that weigh, scale or bound something: every fraction, every whole number that is a constant of
 * the file, a factor, a divisor or one side of a comparison, or a choice of `? :`. Indices, lengths, shifts and dates are not.
 *
 * @returns texts of the literals in order, each as often as it stands there
 */
export function weighingNumbers(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && !EVERYWHERE.has(node.text) && weighs(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function weighs(literal: ts.NumericLiteral): boolean {
  if (literal.text.includes('.')) return true;
  const { parent } = literal;
  if (ts.isVariableDeclaration(parent)) return ts.isSourceFile(parent.parent.parent.parent);
  if (ts.isConditionalExpression(parent)) return parent.condition !== literal;
  if (ts.isCallExpression(parent)) return /^Math\./.test(parent.expression.getText());
  return ts.isBinaryExpression(parent) && WEIGHING.has(parent.operatorToken.kind);
}
