import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#domain/shared/locale.ts';
import { textsIn } from '#app/i18n/texts.ts';

type Leaf = readonly [path: string, value: unknown];

const leaves = (value: unknown, at = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, each]) => leaves(each, `${at}.${key}`))
    : [[at, value]];

describe('catalogues', () => {
  const german = leaves(textsIn('de-CH'));

  test.each(LOCALES)('%s has exactly the keys of the German one, each with something to say', (locale) => {
    const own = leaves(textsIn(locale));
    expect(own.map(([key]) => key)).toEqual(german.map(([key]) => key));
    for (const [key, value] of own) {
      expect(typeof value === 'function' || (typeof value === 'string' && value.trim() !== ''), key).toBe(
        true,
      );
    }
  });

  test('German as it is written in Switzerland', () => {
    for (const [key, value] of german) expect(String(value), key).not.toMatch(/ß|„|“/);
  });
});

const ATTRIBUTES = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'hint']);
const WORD = /\p{L}{2,}/u;

/** Words that stand in a view instead of the catalogues. */
function literalTexts(file: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORD.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      ATTRIBUTES.has(node.name.getText()) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      WORD.test(node.initializer.text)
    ) {
      found.push(node.initializer.text);
    }
    const inElement =
      ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
    if (
      inElement &&
      node.expression !== undefined &&
      ts.isStringLiteral(node.expression) &&
      WORD.test(node.expression.text)
    ) {
      found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((text) => `${path.basename(file)}: ${text}`);
}

test('every text of every view comes from the catalogues', () => {
  const views = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(views.length).toBeGreaterThan(40);
  expect(views.flatMap((file) => literalTexts(path.join('app', file)))).toEqual([]);
});
