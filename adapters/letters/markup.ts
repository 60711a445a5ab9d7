/** HTML that escapes by default: a value that is not itself markup can never become an element or an attribute. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

type Value = string | number | Markup | null | readonly Value[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');

function written(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeHtml(String(value));
}

/** The source's indentation would be a fifth of a letter; an end of line alone separates as well. Each template once. */
const unindented = new WeakMap<TemplateStringsArray, readonly string[]>();

function withoutIndentation(parts: TemplateStringsArray): readonly string[] {
  let short = unindented.get(parts);
  if (short === undefined) {
    short = parts.map((part) => part.replace(/\n\s+/g, '\n'));
    unindented.set(parts, short);
  }
  return short;
}

/** Every value is escaped, except markup made by this same tag; null prints nothing, a list prints its members. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(
    withoutIndentation(parts).reduce((text, part, index) => text + written(values[index - 1] ?? null) + part),
  );
