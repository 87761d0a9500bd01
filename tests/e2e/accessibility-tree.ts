import type { Page } from '@playwright/test';

/** What assistive technology is given of one element. */
export interface SpokenNode {
  readonly role: string;
  readonly name: string;
  readonly children: readonly SpokenNode[];
}

/** Chromium's accessibility tree of a page: what screen readers read, not what the document says. */
export async function accessibilityTree(page: Page): Promise<SpokenNode> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (ids: readonly string[]): readonly SpokenNode[] =>
    ids.flatMap((id) => {
      const node = byId.get(id);
      if (!node) return [];
      const children = childrenOf(node.childIds ?? []);
      // What is passed over stands for what is in it.
      if (node.ignored) return children;
      return [{ role: String(node.role?.value), name: String(node.name?.value ?? ''), children }];
    });
  const [root] = childrenOf(nodes.slice(0, 1).map(({ nodeId }) => nodeId));
  if (!root) throw new Error('the page has no accessibility tree');
  return root;
}

/** Every node of a role, however deep. */
export function withRole(node: SpokenNode, role: string): readonly SpokenNode[] {
  return [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => withRole(child, role))];
}

/** Where a screen reader rests behind a part. */
const rests: Readonly<Record<string, string | undefined>> = {
  heading: '. ',
  paragraph: ' ',
  term: ' ',
  definition: '. ',
};

/** All that is read of a node, one part after the other, with its rests. */
export function read(node: SpokenNode): string {
  if (node.role === 'StaticText') return node.name;
  const text = node.children.map((child) => read(child) + (rests[child.role] ?? '')).join('');
  return text.trim() || node.name;
}

/** How a cell of a grid is read: its row, its column, what is in it. */
export function readCell(grid: SpokenNode, row: number, column: number): string {
  const rows = withRole(grid, 'row');
  const [head, line] = [rows[0], rows[row]];
  const header = head ? withRole(head, 'columnheader')[column] : undefined;
  const rowHeader = line ? withRole(line, 'rowheader')[0] : undefined;
  const cell = line ? withRole(line, 'gridcell')[column - 1] : undefined;
  return [rowHeader, header, cell].map((node) => (node ? read(node) || node.name : '?')).join('; ');
}
