/**
 * Code in its parts, each with the colour that its kind has. It stands on shiki with the engine of JavaScript’s own patterns, so that no
 * WebAssembly has to be allowed; each language is loaded when a message first has it. Knows nothing of React.
 */
import type { HighlighterCore, LanguageInput } from 'shiki/core';

/** A part of a line. The colour is a custom property of the page’s own. */
export type CodePart = { readonly text: string; readonly colour: string | undefined };
export type CodeLines = readonly (readonly CodePart[])[];

const typescript = () => import('shiki/langs/typescript.mjs');
const javascript = () => import('shiki/langs/javascript.mjs');
const shell = () => import('shiki/langs/bash.mjs');
const python = () => import('shiki/langs/python.mjs');
const yaml = () => import('shiki/langs/yaml.mjs');
const cpp = () => import('shiki/langs/cpp.mjs');

/** What a fence may call them, and how their own rules do. */
const languages: Readonly<Record<string, { name: string; load: () => Promise<{ default: LanguageInput }> }>> =
  {
    js: { name: 'javascript', load: javascript },
    javascript: { name: 'javascript', load: javascript },
    jsx: { name: 'jsx', load: () => import('shiki/langs/jsx.mjs') },
    ts: { name: 'typescript', load: typescript },
    typescript: { name: 'typescript', load: typescript },
    tsx: { name: 'tsx', load: () => import('shiki/langs/tsx.mjs') },
    json: { name: 'json', load: () => import('shiki/langs/json.mjs') },
    html: { name: 'html', load: () => import('shiki/langs/html.mjs') },
    css: { name: 'css', load: () => import('shiki/langs/css.mjs') },
    py: { name: 'python', load: python },
    python: { name: 'python', load: python },
    sh: { name: 'bash', load: shell },
    bash: { name: 'bash', load: shell },
    shell: { name: 'bash', load: shell },
    sql: { name: 'sql', load: () => import('shiki/langs/sql.mjs') },
    yml: { name: 'yaml', load: yaml },
    yaml: { name: 'yaml', load: yaml },
    diff: { name: 'diff', load: () => import('shiki/langs/diff.mjs') },
    go: { name: 'go', load: () => import('shiki/langs/go.mjs') },
    rust: { name: 'rust', load: () => import('shiki/langs/rust.mjs') },
    java: { name: 'java', load: () => import('shiki/langs/java.mjs') },
    c: { name: 'c', load: () => import('shiki/langs/c.mjs') },
    cpp: { name: 'cpp', load: cpp },
    'c++': { name: 'cpp', load: cpp },
  };

const theme = 'custom-properties';
let made: Promise<HighlighterCore> | undefined;

async function make(): Promise<HighlighterCore> {
  const [{ createHighlighterCore, createCssVariablesTheme }, { createJavaScriptRegexEngine }] =
    await Promise.all([import('shiki/core'), import('shiki/engine/javascript')]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: theme, variablePrefix: '--code-' })],
    langs: [],
    // A pattern that JavaScript cannot have colours less, and stops nothing.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** `undefined` for a language that is not among ours. The parts together are the text, with line breaks between the lines. */
export async function highlight(text: string, language: string): Promise<CodeLines | undefined> {
  const wanted = language.toLowerCase();
  const known = Object.hasOwn(languages, wanted) ? languages[wanted] : undefined;
  if (known === undefined) return undefined;
  made ??= make();
  const [highlighter, rules] = await Promise.all([made, known.load()]);
  if (!highlighter.getLoadedLanguages().includes(known.name)) await highlighter.loadLanguage(rules.default);
  return highlighter
    .codeToTokensBase(text, { lang: known.name, theme })
    .map((line) => line.map(({ content, color }) => ({ text: content, colour: color })));
}
