import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { TeamPage } from '../site/team-page.tsx';

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, ({ site }) => site.team);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale } = await pageOf(request, context);
  const book = await context.salonQueries.book(actor);
  const categories = [...book.categories].sort((a, b) => a.position - b.position);
  return {
    members: book.staff.map((member) => ({
      slug: member.slug,
      name: member.name,
      title: member.title[locale],
      bio: member.bio[locale],
      // Of somebody new, whose services are not settled yet, there is nothing to book.
      bookable: member.onlineBookable && member.skills.size > 0,
      does: categories
        .filter(({ id }) =>
          [...member.skills.keys()].some((service) => book.services.get(service)?.categoryId === id),
        )
        .map(({ name }) => name[locale]),
    })),
  };
}

export default function Team() {
  return <TeamPage members={useLoaderData<typeof loader>().members} />;
}
