/** Plants leaks into the product's own routes and demands that the matrix finds each. */
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import {
  checkActing,
  checkDeclared,
  checkForm,
  checkLooking,
  type Findings,
  nothingFound,
  type OfferedForm,
  permissionOf,
} from './matrix.ts';
import { type ProductRoute, productRoutes } from './product-routes.ts';
import { type Audience, ROUTE_RIGHTS } from './route-rights.ts';
import type { Stage } from './stage.ts';
import { checkStrangeText } from './strange-text.ts';

export type Planted = { readonly planted: number; readonly missed: readonly string[] };

const isOfTheStaff = (audience: Audience | undefined): boolean =>
  audience === 'head office' || permissionOf(audience) !== null;

type Handler = (args: LoaderFunctionArgs) => unknown;
type Change = (handler: Handler) => Handler;

/** @param forms that the product's pages offer, for the routes that take nonsense for nothing at all */
export async function plantLeaks(stage: Stage, forms: readonly OfferedForm[]): Promise<Planted> {
  const missed: string[] = [];
  let planted = 0;
  const routes = productRoutes(stage.build);
  const attempt = async (
    name: string,
    build: ServerBuild,
    check: (findings: Findings) => Promise<unknown>,
  ): Promise<void> => {
    planted += 1;
    stage.serve(build);
    const findings = nothingFound({ oneWillDo: true });
    await check(findings);
    stage.serve(stage.build);
    if (findings.leaks.length === 0) missed.push(name);
  };

  for (const route of routes) {
    const rights = ROUTE_RIGHTS[route.name];
    if (rights === undefined) continue;
    const look = (findings: Findings) => checkLooking(stage, routes, route, findings);
    const act = async (findings: Findings) => {
      await checkActing(stage, route, findings);
      if (findings.leaks.length > 0) return;
      for (const form of forms.filter((each) => each.route.id === route.id)) {
        await checkForm(stage, form, findings);
      }
    };
    const rightful = rights.see === 'head office' ? stage.headOfficeSecret : stage.ownerSecret;
    if (route.loads && isOfTheStaff(rights.see)) {
      await attempt(
        `${route.name} opens for everybody`,
        changed(stage.build, route, 'loader', asHolderOf(rightful)),
        look,
      );
    }
    if (route.acts && isOfTheStaff(rights.act)) {
      await attempt(
        `${route.name} obeys everybody`,
        changed(stage.build, route, 'action', asHolderOf(rightful)),
        act,
      );
    }
    if (rights.names !== undefined && rights.names !== 'day' && rights.see !== 'everyone') {
      const foreign = stage.parameter(rights.names, "other salon's") ?? '';
      await attempt(
        `${route.name} tells a foreign one from none`,
        changed(stage.build, route, 'loader', forbidding(foreign)),
        look,
      );
    }
    if (route.loads && rights.see !== 'nobody') {
      await attempt(
        `${route.name} writes when it is looked at`,
        changed(stage.build, route, 'loader', writing(stage)),
        look,
      );
    }
  }
  await attempt('a route that nobody declared', stage.build, (findings) => {
    const [first] = routes;
    if (first !== undefined) checkDeclared([...routes, { ...first, name: 'undeclared' }], findings);
    return Promise.resolve();
  });
  const typedInto = forms.find(({ typed, person }) => typed.length > 0 && person.account === 'owner');
  if (typedInto !== undefined) {
    const tried = (findings: Findings) => checkStrangeText(stage, [], [typedInto], findings);
    for (const [name, change] of [
      ['a form that gives the database U+0000', asTyped(stage)],
      ['a form that keeps what nobody sees', keeping(stage)],
    ] as const) {
      await attempt(name, changed(stage.build, typedInto.route, 'action', change), tried);
    }
    await stage.sql`drop table if exists planted_text`;
  }
  return { planted, missed };
}

function changed(
  build: ServerBuild,
  route: ProductRoute,
  kind: 'loader' | 'action',
  change: Change,
): ServerBuild {
  const whole = build.routes[route.id]!;
  const handler = whole.module[kind] as Handler;
  const module = { ...whole.module, [kind]: change(handler) } as typeof whole.module;
  return { ...build, routes: { ...build.routes, [route.id]: { ...whole, module } } };
}

/** A route that forgot to ask who is there. */
const asHolderOf =
  (secret: string): Change =>
  (handler) =>
  async (args) => {
    const { context } = args;
    const found = await context.sessionQueries.signedIn(context.salonId, secret);
    return await handler({ ...args, context: { ...context, signedIn: () => Promise.resolve(found) } });
  };

/** A route that says "not yours" instead of "not there". */
const forbidding =
  (foreign: string): Change =>
  (handler) =>
  (args) => {
    if (Object.values(args.params).includes(foreign)) throw new Response(null, { status: 403 });
    return handler(args);
  };

const writing =
  ({ sql }: Stage): Change =>
  (handler) =>
  async (args) => {
    await sql`update salon set settings_version = settings_version + 1`;
    return await handler(args);
  };

const typedBy = async ({ request }: LoaderFunctionArgs): Promise<string> =>
  [...(await request.clone().formData()).values()].join(' ');

/** A route that looks something up by what was typed, as it was typed. */
const asTyped =
  ({ sql }: Stage): Change =>
  (handler) =>
  async (args) => {
    await sql`select ${await typedBy(args)}::text`;
    return await handler(args);
  };

/** One that takes out no more than what the database refuses. */
const keeping =
  ({ sql }: Stage): Change =>
  (handler) =>
  async (args) => {
    const text = (await typedBy(args)).replaceAll('\u0000', '');
    await sql`create table if not exists planted_text (text text)`;
    await sql`insert into planted_text values (${text})`;
    return await handler(args);
  };
