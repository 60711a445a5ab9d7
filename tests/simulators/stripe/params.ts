import { leafPaths } from './form-body.ts';
import type { Form, FormValue } from './form-body.ts';
import { invalid } from './refusal.ts';

/** Reads a request's parameters as strictly as Stripe does: what it does not know, it refuses by name. */
export function paramsOf(form: Form, known: readonly string[]) {
  const unknown = leafPaths(form).find(
    (path) =>
      !known.some((each) => path === each || (each.endsWith('.*') && path.startsWith(each.slice(0, -1)))),
  );
  if (unknown !== undefined) {
    const param = unknown.split('.').reduce((name, step) => (name === '' ? step : `${name}[${step}]`), '');
    throw invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }

  const at = (path: string): FormValue | undefined =>
    path.split('.').reduce<FormValue | undefined>((value, step) => {
      if (value === undefined || typeof value === 'string') return undefined;
      return (value as Form)[step];
    }, form);

  const text = (path: string): string | null => {
    const value = at(path);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const needed = (path: string): string => {
    const value = text(path);
    if (value === null) throw invalid(`Missing required param: ${path}.`, path, 'parameter_missing');
    return value;
  };
  const integer = (path: string): number | null => {
    const value = text(path);
    if (value === null) return null;
    if (!/^-?\d{1,15}$/.test(value))
      throw invalid(`Invalid integer: ${value}`, path, 'parameter_invalid_integer');
    return Number(value);
  };

  return {
    at,
    text,
    needed,
    integer,
    flag: (path: string): boolean | null => {
      const value = text(path);
      if (value === null) return null;
      if (value !== 'true' && value !== 'false') throw invalid(`Invalid boolean: ${value}`, path);
      return value === 'true';
    },
    list: (path: string): readonly FormValue[] => {
      const value = at(path);
      return Array.isArray(value) ? value : [];
    },
    texts: (path: string): readonly string[] => {
      const value = at(path);
      return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
    },
    metadata: (path = 'metadata'): Record<string, string> => metadataOf(at(path), path),
  };
}

export type Params = ReturnType<typeof paramsOf>;

/** At most 50 keys of 40 characters with values of 500: https://docs.stripe.com/api/metadata */
function metadataOf(value: FormValue | undefined, path: string): Record<string, string> {
  if (value === undefined || value === '') return {};
  if (typeof value === 'string' || Array.isArray(value)) throw invalid('Invalid hash', path);
  const entries = Object.entries(value).filter(([, each]) => each !== '');
  if (entries.length > 50) throw invalid('Metadata can have at most 50 keys.', path);
  for (const [key, each] of entries) {
    if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters.', path);
    if (typeof each !== 'string' || each.length > 500) {
      throw invalid(`Metadata values can have up to 500 characters.`, `${path}[${key}]`);
    }
  }
  return Object.fromEntries(entries) as Record<string, string>;
}
