/** Finds words that nobody says: keys of the German catalogue, the measure of the others, that no code under app/ reads. */
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const CATALOGUE = path.resolve('app/i18n/de-CH');

function unusedKeys(): readonly string[] {
  const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  } as ts.ParseConfigFileHost);
  const files = (config?.fileNames ?? []).filter(
    (file) => file.includes('/app/') && !file.includes('/tests/'),
  );
  const program = ts.createProgram(files, config?.options ?? {});
  const checker = program.getTypeChecker();
  const read = new Set<ts.Node>();

  const inCatalogue = (node: ts.Node): boolean => node.getSourceFile().fileName.startsWith(`${CATALOGUE}/`);
  const mark = (symbol: ts.Symbol | undefined): void =>
    symbol?.declarations?.filter(inCatalogue).forEach((declaration) => read.add(declaration));
  const markNamed = (type: ts.Type, names: readonly string[] | null): void =>
    type
      .getProperties()
      .filter(({ name }) => names === null || names.includes(name))
      .forEach(mark);
  const isOfCatalogue = (type: ts.Type | undefined): boolean =>
    type?.symbol?.declarations?.some((each) => ts.isObjectLiteralExpression(each) && inCatalogue(each)) ===
    true;

  const literals = (type: ts.Type): readonly string[] | null => {
    const parts = type.isUnion() ? type.types : [type];
    const names = parts.map((part) => (part.isLiteral() ? String(part.value) : null));
    return names.includes(null) ? null : (names as string[]);
  };
  /** Handed to something that knows the words by a type of its own: it reads what that type names. */
  const markHandedOn = (node: ts.Expression): void => {
    const wanted = checker.getContextualType(node);
    const type = checker.getTypeAtLocation(node);
    if (wanted === undefined || !isOfCatalogue(type) || isOfCatalogue(wanted)) return;
    const open = wanted.getStringIndexType() !== undefined || wanted.getProperties().length === 0;
    markNamed(type, open ? null : wanted.getProperties().map(({ name }) => name));
  };

  const visit = (node: ts.Node): void => {
    if (ts.isBindingElement(node)) {
      const name = (node.propertyName ?? node.name).getText();
      mark(checker.getTypeAtLocation(node.parent).getProperty(name));
    } else if (ts.isElementAccessExpression(node)) {
      markNamed(
        checker.getTypeAtLocation(node.expression),
        literals(checker.getTypeAtLocation(node.argumentExpression)),
      );
    } else if (ts.isPropertyAccessExpression(node)) {
      mark(checker.getSymbolAtLocation(node.name));
    }
    // Of two branches the compiler keeps the type that fits both.
    if (ts.isConditionalExpression(node) && isOfCatalogue(checker.getTypeAtLocation(node))) {
      const names = checker
        .getTypeAtLocation(node)
        .getProperties()
        .map(({ name }) => name);
      for (const branch of [node.whenTrue, node.whenFalse])
        markNamed(checker.getTypeAtLocation(branch), names);
    }
    if (ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) || ts.isElementAccessExpression(node))
      markHandedOn(node);
    ts.forEachChild(node, visit);
  };
  const sources = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName));
  for (const source of sources)
    if (!/\/i18n\/(de-CH|en)(\/|\.ts)/.test(source.fileName)) ts.forEachChild(source, visit);

  const unused: string[] = [];
  const leaves = (node: ts.Node, at: string): void => {
    if (ts.isPropertyAssignment(node)) {
      const name = `${at}.${node.name.getText()}`;
      if (!read.has(node)) unused.push(name);
      else if (ts.isObjectLiteralExpression(node.initializer))
        node.initializer.properties.forEach((each) => leaves(each, name));
      return;
    }
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      ts.isObjectLiteralExpression(node.initializer)
    ) {
      node.initializer.properties.forEach((each) => leaves(each, node.name.getText()));
      return;
    }
    ts.forEachChild(node, (each) => leaves(each, at));
  };
  sources.filter(inCatalogue).forEach((source) => leaves(source, ''));
  return unused;
}

test('every word of the catalogues is said somewhere', () => {
  expect(unusedKeys()).toEqual([]);
}, 600_000);
