import ts from 'typescript';

/** Names of keys as `KeyboardEvent.key` has them, as far as an app may listen for them; and single characters. */
const keyName =
  /^(?:Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Home|End|Enter|Escape|Tab|Delete|Backspace|Insert|F\d{1,2}|.)$/u;

/** What an expression that is a key ends in: `event.key`, `key`, `key.toLowerCase()`. */
const isKey = (node: ts.Node): boolean => /(?:^|\.)key(?:\.toLowerCase\(\))?$/.test(node.getText());

const scripts = (file: string, source: string): string =>
  file.endsWith('.vue')
    ? [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script).join('\n')
    : source;

/** Whether a source hears the keyboard at all. */
export function listens(source: string): boolean {
  return /\bkey(?:down|up|press)\b|onKeyStroke|useMagicKeys/.test(source);
}

/** The keys a source asks for: compared with, in the cases of a switch, looked up in a table, or in the template of a listener. */
export function heardKeys(file: string, source: string): ReadonlySet<string> {
  const heard = new Set<string>();
  const add = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node) && keyName.test(node.text)) heard.add(node.text);
  };
  const parsed = ts.createSourceFile(file, scripts(file, source), ts.ScriptTarget.Latest, true);
  const tables = new Map<string, ts.ObjectLiteralExpression>();
  const addTable = (table: ts.Expression | undefined): void => {
    if (!table || !ts.isObjectLiteralExpression(table)) return;
    for (const { name } of table.properties) {
      const text = name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : '';
      if (keyName.test(text)) heard.add(text);
    }
  };
  const find = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isObjectLiteralExpression(node.initializer)) {
      tables.set(node.name.getText(), node.initializer);
    }
    ts.forEachChild(node, find);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
      if (isKey(node.left)) add(node.right);
      if (isKey(node.right)) add(node.left);
    }
    if (ts.isSwitchStatement(node) && isKey(node.expression)) {
      for (const clause of node.caseBlock.clauses) if (ts.isCaseClause(clause)) add(clause.expression);
    }
    if (ts.isElementAccessExpression(node) && isKey(node.argumentExpression)) {
      addTable(tables.get(node.expression.getText()) ?? node.expression);
    }
    ts.forEachChild(node, visit);
  };
  find(parsed);
  visit(parsed);
  const modifiers = { enter: 'Enter', esc: 'Escape', space: ' ', tab: 'Tab', delete: 'Delete' } as const;
  for (const [modifier, key] of Object.entries(modifiers)) {
    if (new RegExp(`@key(?:down|up|press)[\\w.]*\\.${modifier}\\b`).test(source)) heard.add(key);
  }
  for (const direction of ['Up', 'Down', 'Left', 'Right']) {
    if (new RegExp(`@key(?:down|up|press)[\\w.]*\\.${direction.toLowerCase()}\\b`).test(source)) {
      heard.add(`Arrow${direction}`);
    }
  }
  return heard;
}
