// Reads one source file: what it imports, whether it reads the environment, whether it only passes names on. It knows
// nothing of rooms.

import { parseSync, Visitor } from 'oxc-parser';

export type ImportOfSource = {
  specifier: string;
  line: number;
  /** Erased before the program runs. `import { type A }` is not: it still loads the module (TypeScript, `verbatimModuleSyntax`). */
  isTypeOnly: boolean;
};

export type SourceFacts = {
  imports: ImportOfSource[];
  /** Lines with an `import()` whose argument is no plain string, so nobody can say where the arrow points. */
  unreadableImports: number[];
  environmentReads: number[];
  /** Nothing in it but `export … from`. */
  isBarrel: boolean;
};

type Spanned = { start: number };
type Node = Spanned & { type: string };

/** @throws SyntaxError when the file cannot be parsed */
export function readSource(path: string, text: string): SourceFacts {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(error.message);

  const facts: SourceFacts = {
    imports: [],
    unreadableImports: [],
    environmentReads: [],
    isBarrel: program.body.length > 0 && program.body.every(passesNamesOn),
  };
  const lineOf = lineFinder(text);
  const addImport = (node: Spanned, specifier: string, isTypeOnly: boolean) => {
    facts.imports.push({ specifier, line: lineOf(node.start), isTypeOnly });
  };
  const addEnvironmentRead = (node: Spanned) => facts.environmentReads.push(lineOf(node.start));

  new Visitor({
    ImportDeclaration(node) {
      addImport(node, node.source.value, node.importKind === 'type');
      if (isProcessModule(node.source.value) && node.specifiers.some((it) => importedName(it) === 'env')) {
        addEnvironmentRead(node);
      }
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null) addImport(node, node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      addImport(node, node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      const specifier = plainString(node.source);
      if (specifier === undefined) facts.unreadableImports.push(lineOf(node.start));
      else addImport(node, specifier, false);
    },
    TSImportType(node) {
      addImport(node, node.source.value, true);
    },
    NewExpression(node) {
      // A thread shares this program; a process that is started by its path does not, and is no import.
      const [file] = node.arguments;
      if (nameOf(node.callee) !== 'Worker' || file?.type !== 'NewExpression') return;
      const specifier = plainString(file.arguments[0]);
      if (nameOf(file.callee) === 'URL' && specifier !== undefined) addImport(node, specifier, false);
    },
    MemberExpression(node) {
      const property = node.computed ? plainString(node.property) : nameOf(node.property);
      if (property === 'env' && isProcess(node.object)) addEnvironmentRead(node);
    },
    VariableDeclarator(node) {
      if (node.id.type !== 'ObjectPattern' || node.init === null || !isProcess(node.init)) return;
      const takesEnvironment = node.id.properties.some(
        (property) => property.type === 'Property' && nameOf(property.key) === 'env',
      );
      if (takesEnvironment) addEnvironmentRead(node);
    },
  }).visit(program);
  return facts;
}

function passesNamesOn(statement: Node): boolean {
  if (statement.type === 'ExportAllDeclaration') return true;
  return statement.type === 'ExportNamedDeclaration' && 'source' in statement && statement.source !== null;
}

/** `process` and `globalThis.process` */
function isProcess(node: Node): boolean {
  if (nameOf(node) === 'process') return true;
  if (node.type !== 'MemberExpression' || !('object' in node) || !('property' in node)) return false;
  return nameOf(node.object) === 'globalThis' && nameOf(node.property) === 'process';
}

function isProcessModule(specifier: string): boolean {
  return specifier === 'node:process' || specifier === 'process';
}

function importedName(specifier: Node): string | undefined {
  return 'imported' in specifier ? nameOf(specifier.imported) : undefined;
}

function nameOf(node: unknown): string | undefined {
  const isIdentifier =
    typeof node === 'object' && node !== null && 'type' in node && node.type === 'Identifier';
  return isIdentifier && 'name' in node ? String(node.name) : undefined;
}

function plainString(node: unknown): string | undefined {
  const isLiteral = typeof node === 'object' && node !== null && 'type' in node && node.type === 'Literal';
  return isLiteral && 'value' in node && typeof node.value === 'string' ? node.value : undefined;
}

function lineFinder(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}
