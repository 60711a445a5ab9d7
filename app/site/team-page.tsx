import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Portrait } from '../ui/portrait.tsx';

export type TeamMember = {
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly bio: string;
  readonly bookable: boolean;
  readonly does: readonly string[];
};

export function TeamPage({ members }: { readonly members: readonly TeamMember[] }) {
  const { team } = useTexts().site;
  return (
    <div className="wrap">
      <PageHeading title={team.title}>
        <p>{team.lead}</p>
      </PageHeading>
      <ul className="grid gap-x-10 gap-y-14 sm:grid-cols-2 lg:grid-cols-3">
        {members.map((member, position) => (
          <li key={member.slug} id={member.slug}>
            <div className="max-w-40 sm:max-w-none">
              <Portrait name={member.name} position={position} />
            </div>
            <h2 className="mt-4">{member.name}</h2>
            <p className="text-soft">{member.title}</p>
            {member.bio !== '' && <p className="mt-3">{member.bio}</p>}
            <p className="mt-3 text-sm text-soft">
              <span className="sr-only">{team.does(member.name)}: </span>
              {member.does.join(' · ')}
            </p>
            {member.bookable ? (
              <Anchor to={`/book?with=${member.slug}`} className="link-tall">
                {team.book(member.name)}
              </Anchor>
            ) : (
              <p className="mt-2 text-sm text-soft">{team.byPhone}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
