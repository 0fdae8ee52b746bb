import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../../apps/local/place.js';

export type Rules = Record<string, unknown>;

/** A plain file with one clause changed. */
export interface Mutant {
  /** Where and how: `approval.ts:154 drop if (…)`. */
  what: string;
  rules: Rules;
}

interface Edit {
  from: number;
  to: number;
  text: string;
  what: string;
}

const NEGATED: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
};
const JOINED = [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];

/**
 * Every clause of a plain file changed once: an `if` that is never taken, a choice that is always or never made, each side of
 * `&&`, `||` and `??` left out, a comparison turned or moved by one, a `!` left out. `known` are the modules it imports, by path.
 */
export function mutantsOf(file: string, known: Record<string, unknown>): { sound: Rules; mutants: Mutant[] } {
  const path = join(projectRoot(), file);
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const load = (code: string): Rules => loaded(code, (wanted) => found(path, wanted, known));
  return {
    sound: load(text),
    mutants: editsOf(source).map(({ from, to, text: put, what }) => ({
      what: `${file}:${source.getLineAndCharacterOfPosition(from).line + 1} ${what}`,
      rules: load(text.slice(0, from) + put + text.slice(to)),
    })),
  };
}

function editsOf(source: ts.SourceFile): Edit[] {
  const edits: Edit[] = [];
  const change = (node: ts.Node, text: string, how: string): void => {
    const [from, to] = [node.getStart(), node.getEnd()];
    const was = (ts.isToken(node) ? node.parent : node).getText().replace(/\s+/g, ' ');
    edits.push({ from, to, text, what: `${was.slice(0, 90)} → ${how}` });
  };
  const look = (node: ts.Node): void => {
    if (ts.isIfStatement(node)) {
      change(node.expression, 'false', 'never');
      change(node.expression, 'true', 'always');
    }
    if (ts.isConditionalExpression(node)) {
      change(node, `(${node.whenTrue.getText()})`, 'always the first');
      change(node, `(${node.whenFalse.getText()})`, 'always the second');
    }
    if (ts.isBinaryExpression(node) && JOINED.includes(node.operatorToken.kind)) {
      change(node, `(${node.left.getText()})`, 'the first alone');
      change(node, `(${node.right.getText()})`, 'the second alone');
    }
    const turned = ts.isBinaryExpression(node) ? NEGATED[node.operatorToken.kind] : undefined;
    if (turned && ts.isBinaryExpression(node)) change(node.operatorToken, turned, turned);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      change(node, `(${node.operand.getText()})`, 'not turned');
    ts.forEachChild(node, look);
  };
  look(source);
  return edits;
}

function loaded(code: string, require: (name: string) => unknown): Rules {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  const exports: Rules = {};
  // The sandbox of a mutant is a function of its own: it sees what it imports and nothing else of the test.
  const run = new Function('require', 'exports', outputText) as (of: typeof require, to: Rules) => void;
  run(require, exports);
  return exports;
}

function found(path: string, wanted: string, known: Record<string, unknown>): unknown {
  const name = relative(projectRoot(), join(dirname(path), wanted)).replace(/\.js$/, '.ts');
  if (!(name in known)) throw new Error(`${path} imports ${name}: tell it to its mutants`);
  return known[name];
}
