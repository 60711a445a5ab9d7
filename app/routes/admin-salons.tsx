import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isUuid, type SalonId } from '#domain/shared/ids.ts';
import { SalonsPage } from '../admin/salons-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { headOfficePageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ admin }) => ({ title: admin.salons.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, atHome } = await headOfficePageOf(request, context);
  const salons = await context.identity.salons(atHome);
  return {
    salons: await Promise.all(
      salons.map(async ({ salonId, ...salon }) => ({
        ...salon,
        id: salonId,
        host: new URL(await context.addressOf(salonId)).host,
        home: salonId === atHome.salonId,
        inView: salonId === actor.salonId,
      })),
    ),
  };
}

export type SalonsModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { atHome, locale } = await headOfficePageOf(request, context);
  const wanted = (await request.formData()).get('salon');
  if (typeof wanted !== 'string' || !isUuid(wanted)) throw notFound();
  const entered = await context.identity.enterSalon(atHome, wanted as SalonId);
  if (!entered.ok) throw notFound();
  return redirect(inLocale(locale, '/admin/calendar'), {
    status: 303,
    // The calendar's last day, kept for when the line is down, is another salon's from now on.
    headers: { 'Clear-Site-Data': '"storage"' },
  });
}

export default function AdminSalons() {
  return <SalonsPage model={useLoaderData<typeof loader>()} />;
}
