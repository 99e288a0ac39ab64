import type { Html, Image, Nodes, Parents, Root } from 'mdast';

/**
 * Nothing that a person wrote disappears. HTML in a message is not executed and not removed: it is shown as what was typed. A picture
 * becomes a link to it, because fetching it would tell its host who reads this room. A message that would show nothing, such as a bare
 * link definition, is shown as it is.
 */
export function keepText() {
  return (tree: Root, file: { toString(): string }): void => {
    visit(tree);
    if (tree.children.every((node) => node.type === 'definition'))
      tree.children = [{ type: 'paragraph', children: [{ type: 'text', value: String(file) }] }];
  };
}

function visit(parent: Parents): void {
  for (const [at, node] of parent.children.entries()) {
    const shown = shownOf(node, parent);
    // The replacement is of the kind that this parent holds: phrasing for phrasing, flow for flow.
    if (shown !== node) (parent.children as Nodes[])[at] = shown;
    if ('children' in shown) visit(shown);
  }
}

function shownOf(node: Nodes, parent: Parents): Nodes {
  switch (node.type) {
    case 'html':
      return htmlAsText(node, parent);
    case 'image':
      return imageAsLink(node);
    case 'imageReference':
      return { type: 'text', value: node.alt ?? '' };
    default:
      return node;
  }
}

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function htmlAsText(node: Html, parent: Parents): Nodes {
  const text = { type: 'text', value: node.value } as const;
  return flowParents.has(parent.type) ? { type: 'paragraph', children: [text] } : text;
}

function imageAsLink({ url, alt }: Image): Nodes {
  const words = alt === undefined || alt === null || alt === '' ? url : alt;
  return { type: 'link', url, children: [{ type: 'text', value: words }] };
}
