/** The routes as the built product has them: none can be forgotten here. */
import type { ServerBuild } from '@remix-run/node';
import type { Parameter } from './route-rights.ts';

export type ProductRoute = {
  readonly id: string;
  /** The route's file, without its folder: its key in the table of rights. */
  readonly name: string;
  readonly pattern: string;
  readonly inside: string | undefined;
  readonly index: boolean;
  /** A frame around other routes: it has no page of its own. */
  readonly frame: boolean;
  /** It answers with HTML; others answer with a file or a stream, to whatever question. */
  readonly page: boolean;
  readonly loads: boolean;
  readonly acts: boolean;
};

export function productRoutes(build: ServerBuild): readonly ProductRoute[] {
  const all = Object.values(build.routes).filter((route) => route !== undefined);
  return all
    .filter(({ id }) => id !== 'root')
    .map((route) => ({
      id: route.id,
      name: route.id.replace(/^routes\//, ''),
      pattern: patternOf(build, route.id),
      inside: route.parentId,
      index: route.index === true,
      frame: all.some(({ parentId }) => parentId === route.id),
      page: route.module.default !== undefined,
      loads: route.module.loader !== undefined,
      acts: route.module.action !== undefined,
    }));
}

function patternOf(build: ServerBuild, id: string): string {
  const route = build.routes[id];
  if (route === undefined || id === 'root') return '';
  const above = route.parentId === undefined ? '' : patternOf(build, route.parentId);
  const own = (route.path ?? '').replace(/^en\?\/?/, '');
  return own === '' ? above : `${above}/${own}`;
}

export const pathOf = (route: ProductRoute, value: string | null): string => {
  const path = route.pattern.replace(/:[a-zA-Z]+/, value ?? '').replace('*', 'gibt-es-nicht');
  return path === '' ? '/' : path;
};

/** Which route takes a form that is sent there; the one with the most fixed words in its address. */
export function routeAt(routes: readonly ProductRoute[], path: string): ProductRoute | undefined {
  const pages = routes.filter(({ frame }) => !frame);
  const fitting = pages.filter(({ pattern, name }) => {
    const source = pattern.replaceAll('.', '\\.').replaceAll(/:[a-zA-Z]+/g, '[^/]+');
    return name !== 'not-found' && new RegExp(`^${source === '' ? '/' : source}$`).test(path);
  });
  const fixed = ({ pattern }: ProductRoute) =>
    pattern.split('/').filter((part) => !part.startsWith(':')).length;
  return fitting.sort((a, b) => fixed(b) - fixed(a))[0];
}

export const isLink = (parameter: Parameter | undefined): boolean => parameter?.endsWith('link') === true;
