/** Reads the forms of a page as a browser without JavaScript sees them. */

export type Field = {
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  /** Radio, checkbox and option: whether it is sent when nobody touches it. */
  readonly on: boolean;
  readonly autocomplete: string;
  readonly disabled: boolean;
};

export type Form = {
  readonly method: 'GET' | 'POST';
  readonly action: string;
  readonly fields: readonly Field[];
};

export type Link = { readonly href: string; readonly text: string };

const TAG = /<(\/?)(form|input|button|select|option|textarea)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([a-zA-Z_:][-a-zA-Z0-9_:.]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export const decodeEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name.toLowerCase()] ?? whole;
  });

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return found;
}

/** @param path the page's own address: where a form without an action goes */
export function readForms(html: string, path: string): Form[] {
  const forms: { form: Form; fields: Field[]; id: string }[] = [];
  const loose: { owner: string; field: Field }[] = [];
  let open: Field[] | null = null;
  let select: { name: string; disabled: boolean } | null = null;
  for (const match of html.matchAll(TAG)) {
    const [whole, slash, tagName = '', rest = ''] = match;
    const tag = tagName.toLowerCase();
    if (slash === '/') {
      if (tag === 'form') open = null;
      if (tag === 'select') select = null;
      continue;
    }
    const attributes = attributesOf(rest);
    if (tag === 'form') {
      open = [];
      forms.push({ form: formOf(attributes, open, path), fields: open, id: attributes.get('id') ?? '' });
    } else if (tag === 'select') {
      select = { name: attributes.get('name') ?? '', disabled: attributes.has('disabled') };
    } else {
      const field = fieldOf(tag, attributes, select, html, match.index + whole.length);
      const owner = attributes.get('form');
      if (owner !== undefined) loose.push({ owner, field });
      else open?.push(field);
    }
  }
  for (const { owner, field } of loose) forms.find(({ id }) => id === owner)?.fields.push(field);
  return forms.map(({ form }) => form);
}

const formOf = (attributes: ReadonlyMap<string, string>, fields: readonly Field[], path: string): Form => ({
  method: attributes.get('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
  action: attributes.get('action') || path,
  fields,
});

function fieldOf(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  select: { readonly name: string; readonly disabled: boolean } | null,
  html: string,
  after: number,
): Field {
  const kinds: Record<string, string> = { button: 'submit', option: 'option', textarea: 'textarea' };
  const kind = kinds[tag] ?? (attributes.get('type') ?? 'text').toLowerCase();
  const checkable = kind === 'checkbox' || kind === 'radio';
  // An option without a value means what it says.
  const text =
    tag === 'textarea' || tag === 'option'
      ? decodeEntities(html.slice(after, html.indexOf(tag === 'option' ? '<' : '</textarea', after)))
      : '';
  return {
    kind,
    name: tag === 'option' ? (select?.name ?? '') : (attributes.get('name') ?? ''),
    value: attributes.get('value') ?? (checkable ? 'on' : text),
    on: attributes.has('checked') || attributes.has('selected'),
    autocomplete: attributes.get('autocomplete') ?? '',
    disabled: attributes.has('disabled') || (tag === 'option' && select?.disabled === true),
  };
}

/** What somebody does with a form before sending it. */
export type Entries = {
  /** Text typed, by field name. */
  readonly type?: Readonly<Record<string, string>>;
  /** Radios, checkboxes and options ticked: each is a name and a value that the form must offer. */
  readonly tick?: readonly (readonly [name: string, value: string])[];
  /** The button pressed. */
  readonly press?: readonly [name: string, value: string];
};

/** The pairs that a browser would send. @throws Error when the form does not offer what was ticked or pressed */
export function fillIn(form: Form, entries: Entries = {}): URLSearchParams {
  const { type = {}, tick = [], press } = entries;
  for (const [name, value] of press === undefined ? tick : [...tick, press]) {
    if (!form.fields.some((field) => field.name === name && field.value === value && !field.disabled)) {
      throw new Error(`the form at ${form.action} does not offer ${name}=${value}`);
    }
  }
  const pairs = new URLSearchParams();
  const ticked = new Set(tick.map(([name, value]) => `${name}=${value}`));
  const rechosen = new Set(tick.map(([name]) => name));
  for (const { kind, name, value, on, disabled } of form.fields) {
    if (name === '' || disabled) continue;
    if (kind === 'radio' || kind === 'option' || kind === 'checkbox') {
      const untouched = kind === 'checkbox' || !rechosen.has(name);
      if (ticked.has(`${name}=${value}`) || (untouched && on)) pairs.append(name, value);
    } else if (kind === 'submit' || kind === 'image' || kind === 'reset' || kind === 'button') {
      if (press !== undefined && press[0] === name && press[1] === value) pairs.append(name, value);
    } else {
      pairs.append(name, type[name] ?? value);
    }
  }
  return pairs;
}

export function readLinks(html: string): Link[] {
  const links: Link[] = [];
  for (const [, rest = '', inner = ''] of html.matchAll(
    /<a\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/a>/gi,
  )) {
    const href = attributesOf(rest).get('href');
    if (href !== undefined) links.push({ href, text: textOf(inner) });
  }
  return links;
}

/** What a person reads: no tags, no scripts. */
export const textOf = (html: string): string =>
  decodeEntities(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** The texts of the elements that a screen reader announces at once. */
export const alertsOf = (html: string): string[] =>
  [...html.matchAll(/<(\w+)\b[^>]*\brole="alert"[^>]*>([\s\S]*?)<\/\1>/gi)].map(([, , inner = '']) =>
    textOf(inner),
  );
