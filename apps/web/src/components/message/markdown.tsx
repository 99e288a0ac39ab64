import type { Element } from 'hast';
import { memo } from 'react';
import ReactMarkdown, { type Components, defaultUrlTransform } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import { CodeBlock } from '../code/code-block.tsx';
import { keepText } from './keep-text.ts';
import { markMentions } from './mark-mentions.ts';
import { Mention } from './mentions.tsx';
import { MessageLink } from './message-link.tsx';

/**
 * The one way a message's text becomes elements, pending or confirmed. HTML of the author's is shown as text, and what comes out is
 * checked once more against a list of what may be.
 */
const schema = {
  ...defaultSchema,
  // A picture from anywhere would tell its host who reads this room, and when.
  attributes: { ...defaultSchema.attributes, span: ['dataMention'] },
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture'),
};

const components: Components = {
  a: ({ href, children, node }) => (
    <MessageLink href={href} text={node === undefined ? '' : textOf(node)}>
      {children}
    </MessageLink>
  ),
  span: ({ node, children }) => {
    const handle = node?.properties.dataMention;
    return typeof handle === 'string' ? (
      <Mention handle={handle}>{children}</Mention>
    ) : (
      <span>{children}</span>
    );
  },
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so from the keyboard too
    <section className="thin-scroll my-1 overflow-x-auto" aria-label="Table" tabIndex={0}>
      <table className="border-collapse text-sm">{children}</table>
    </section>
  ),
  pre: ({ node }) => <CodeBlock text={node === undefined ? '' : textOf(node)} language={languageOf(node)} />,
  input: ({ checked }) => (
    <input type="checkbox" checked={checked === true} disabled aria-label="Done" readOnly />
  ),
};

type Part = { value?: string; children?: Part[] };

/** Of `<pre><code class="language-ts">`, as a fence makes it. */
function languageOf(node: Element | undefined): string | undefined {
  const [code] = node?.children ?? [];
  const names = code?.type === 'element' ? code.properties.className : undefined;
  const name = Array.isArray(names) ? names.find((one) => String(one).startsWith('language-')) : undefined;
  return name === undefined ? undefined : String(name).slice('language-'.length);
}

const textOf = ({ value = '', children = [] }: Part): string => value + children.map(textOf).join('');

/** A message has no sections, so its headings are only strong words. */
function Heading({ children }: { children?: React.ReactNode }) {
  return <p className="font-semibold">{children}</p>;
}

const remarkPlugins = [remarkGfm, remarkBreaks, keepText, markMentions];
const rehypePlugins = [[rehypeSanitize, schema] as [typeof rehypeSanitize, typeof schema]];

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="prose-message">
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        rehypePlugins={rehypePlugins}
        components={components}
        urlTransform={defaultUrlTransform}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
});
