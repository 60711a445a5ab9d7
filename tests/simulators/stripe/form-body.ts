/** `a[b][0][c]=d` as Stripe's SDKs write it: nested records and lists; every leaf is text. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

export function parseForm(text: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    let at: Form = root;
    for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Form;
    at[path.at(-1) ?? ''] = value;
  }
  return withLists(root) as Form;
}

function pathOf(name: string): string[] {
  const [head = ''] = name.split('[', 1);
  const steps = [...name.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  return [head, ...steps].filter((step) => step !== '__proto__');
}

/** Records whose keys are 0, 1, 2, … (or one empty key, `a[]`) were lists. */
function withLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withLists(each)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index) || key === '');
  return isList ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

/** `line_items[].price_data.currency`: every leaf's place, indexes left out. */
export function leafPaths(value: FormValue, path = ''): string[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((each) => leafPaths(each, `${path}[]`));
  return Object.entries(value).flatMap(([key, each]) =>
    leafPaths(each, path === '' ? key : `${path}.${key}`),
  );
}
