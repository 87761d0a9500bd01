import ts from 'typescript';

/** The parts of zod's schemas that take a text of one's own. */
const rules: ReadonlySet<string> = new Set([
  'refine',
  'min',
  'max',
  'gt',
  'gte',
  'lt',
  'lte',
  'int',
  'positive',
  'length',
  'addIssue',
]);
const ruleFields: ReadonlySet<string> = new Set(['error', 'message']);

/** Errors that reach a window, whose text is made from a fault. */
const faultErrors: ReadonlySet<string> = new Set(['LabError', 'JsonError', 'BackendMissing']);

function isText(node: ts.Node | undefined): boolean {
  return node !== undefined && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node));
}

function calledName(node: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
}

/** Where a node says in words of its own what went wrong; null where it does not. */
function saysFreely(node: ts.Node, isZod: boolean): boolean {
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && faultErrors.has(node.expression.text)) {
    // The code of a LabError is a word, and what it says is a fault.
    return (node.arguments ?? []).slice(node.expression.text === 'LabError' ? 1 : 0).some(isText);
  }
  if (!isZod) return false;
  if (ts.isCallExpression(node)) return rules.has(calledName(node)) && node.arguments.some(isText);
  return ts.isPropertyAssignment(node) && ruleFields.has(node.name.getText()) && isText(node.initializer);
}

/** The places of a source file that say what went wrong in words of their own instead of by a fault. */
export function freeTexts(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  // The command line speaks English: what it says of its own arguments is in no window.
  const isZod = !file.startsWith('electron/cli/') && (source.includes("from 'zod'") || source.includes('Schema'));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (saysFreely(node, isZod)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Whether a source of the window shows the message of an error, which is English. */
export function showsMessage(source: string): boolean {
  return /\b\w*(?:[eE]rror|[tT]hrown|[fF]ailure)\w*(?:\.value)?(?:\(\w*\))?\??\.message\b|\bmessage\b[^}\n]*\}\s*=\s*asLabError/.test(
    source,
  );
}
