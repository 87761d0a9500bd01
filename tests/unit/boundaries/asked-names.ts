import { execFileSync } from 'node:child_process';
import ts from 'typescript';
import { settingChoices } from '#shared/hyperparameters.ts';
import { optimizerTensorNames, tensorNames } from '#shared/tensors/tensor-names.ts';
import { memoryNames } from '#shared/variants/optimizers.ts';

/** Where names are written down: the tables themselves, and the files of older versions as they were. */
const tables = ['shared/hyperparameters.ts', 'shared/tensors/', 'shared/variants/', 'shared/experiment/migrations/'];

/** What is written there are the words of CSS and SVG. */
const otherWords = ['renderer/pictures/'];

/** The names of tensors and of variants. */
const names: ReadonlySet<string> = new Set([
  ...Object.values(settingChoices).flat(),
  ...tensorNames,
  ...optimizerTensorNames,
]);

/** What names of tensors are made of, as they stand in a test of a part: `.gradient`, `fc`, `exp_avg`. */
const parts = [
  '.gradient',
  '.after',
  '.before',
  'fc1',
  'fc2',
  '.weight',
  '.bias',
  ...memoryNames.map((name) => `.${name}`),
];
const wholeParts: ReadonlySet<string> = new Set(['fc', 'bias', 'weight', 'gradient', 'after', ...memoryNames]);
const asksPart: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'includes', 'replace', 'replaceAll', 'split']);

/** The product's source files, as git knows them. */
export function productSources(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'shared', 'electron', 'renderer'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter(
      (file) => /\.(ts|cts|vue)$/.test(file) && ![...tables, ...otherWords].some((place) => file.startsWith(place)),
    );
}

/** The scripts of a source, and the expressions of its template. */
function scriptsOf(file: string, source: string): readonly string[] {
  if (!file.endsWith('.vue')) return [source];
  const scripts = [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  const template = /<template>([\s\S]*)<\/template>/.exec(source)?.[1] ?? '';
  const attributes = [...template.matchAll(/\s(?:v-|:|@|#)[\w.:[\]-]*="([^"]*)"/g)].map(([, code = '']) => code);
  const texts = [...template.matchAll(/\{\{([\s\S]*?)\}\}/g)].map(([, code = '']) => code);
  return [...scripts, ...[...attributes, ...texts].map((code) => `(${code});`)];
}

function isName(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && names.has(node.text);
}

function isPart(node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node)) {
    const pattern = node.text.replaceAll('\\', '');
    return parts.some((part) => pattern.includes(part)) || memoryNames.some((name) => pattern.includes(name));
  }
  if (!ts.isStringLiteralLike(node)) return false;
  return names.has(node.text) || wholeParts.has(node.text) || parts.some((part) => node.text.startsWith(part));
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** Whether a node decides by the name of a tensor or of a variant, or by a part of it. */
function asks(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind)) {
    return isName(node.left) || isName(node.right);
  }
  if (ts.isCaseClause(node)) return isName(node.expression);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    if (isPart(expression) && ts.isRegularExpressionLiteral(expression)) return true;
    const [first] = node.arguments;
    // A list of names that includes one is a list, not a name.
    const isList = ts.isArrayLiteralExpression(expression);
    return asksPart.has(name.text) && !isList && first !== undefined && isPart(first);
  }
  return false;
}

/** Every place of a source that asks a name, as it is written there. */
export function askedNames(file: string, source: string): readonly string[] {
  const found: string[] = [];
  for (const script of scriptsOf(file, source)) {
    const parsed = ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (asks(node)) found.push(node.getText(parsed).split('\n')[0] ?? '');
      ts.forEachChild(node, visit);
    };
    visit(parsed);
  }
  return found;
}
