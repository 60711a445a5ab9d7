import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { addDays, dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { TeamList } from '../settings/team-list.tsx';
import { weekdayWords } from '../settings/team-words.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ team }) => ({ title: team.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, texts, now } = await staffPageOf(request, context, 'team.see');
  const [team, book] = await Promise.all([
    context.settings.queries.team(actor),
    context.salonQueries.book(actor),
  ]);
  const today = dateOf(now, book.zone);
  const inAWeek = addDays(today, 6);
  return {
    mayChange: may(actor, 'team.change'),
    colleagues: team.map(({ id, name, title, hours, skills, onlineBookable, active }) => ({
      id,
      name,
      title: title[locale],
      onlineBookable,
      active,
      // Those that are sold: what somebody else could book.
      services: [...skills.keys()].filter((service) => book.services.has(service)).length,
      days: weekdayWords(
        hours
          .filter(
            ({ validFrom, validTo }) =>
              (validFrom === null || validFrom <= inAWeek) && (validTo === null || validTo >= today),
          )
          .map(({ weekday }) => weekday),
        texts,
      ),
    })),
  };
}

export type AdminTeamModel = Awaited<ReturnType<typeof loader>>;

export default function AdminTeam() {
  return <TeamList model={useLoaderData<typeof loader>()} />;
}
