import { mentionPlaces } from '@tidewire/protocol/wire';
import type { Parents, PhrasingContent, Root, Text } from 'mdast';

/**
 * Gives every place of a message’s text where somebody may be called an element of its own. In code there is no text, and what a link says
 * belongs to the link.
 */
export function markMentions() {
  return (tree: Root): void => visit(tree);
}

function visit(parent: Parents): void {
  if (parent.type === 'link' || parent.type === 'linkReference') return;
  for (let at = parent.children.length - 1; at >= 0; at -= 1) {
    const node = parent.children[at];
    if (node === undefined) continue;
    if (node.type === 'text') (parent.children as PhrasingContent[]).splice(at, 1, ...partsOf(node));
    else if ('children' in node) visit(node);
  }
}

function partsOf(node: Text): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let at = 0;
  for (const { start, end, handle } of mentionPlaces(node.value)) {
    if (start > at) parts.push({ type: 'text', value: node.value.slice(at, start) });
    parts.push(elementOf(node.value.slice(start, end), handle));
    at = end;
  }
  if (at === 0) return [node];
  if (at < node.value.length) parts.push({ type: 'text', value: node.value.slice(at) });
  return parts;
}

/** `emphasis` is only what it is called on the way: it becomes a `span` that says whom it calls. */
const elementOf = (words: string, handle: string): PhrasingContent => ({
  type: 'emphasis',
  children: [{ type: 'text', value: words }],
  data: { hName: 'span', hProperties: { dataMention: handle } },
});
