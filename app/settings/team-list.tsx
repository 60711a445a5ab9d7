import { useTexts } from '../i18n/use-texts.ts';
import type { AdminTeamModel } from '../routes/admin-team.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Portrait } from '../ui/portrait.tsx';

export function TeamList({ model }: { readonly model: AdminTeamModel }) {
  const { team, settings } = useTexts();
  const here = model.colleagues.filter(({ active }) => active);
  const gone = model.colleagues.filter(({ active }) => !active);
  return (
    <div className="wrap pb-16">
      <header className="flex flex-wrap items-center justify-between gap-4 pt-6 pb-4">
        <h1>{team.title}</h1>
        {model.mayChange && (
          <Anchor to="/admin/team/new" className="btn-main">
            {team.add}
          </Anchor>
        )}
      </header>
      {!model.mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      <ul className="border-t border-line">
        {here.map((colleague, position) => (
          <ColleagueRow key={colleague.id} colleague={colleague} position={position} />
        ))}
      </ul>
      {gone.length > 0 && (
        <details className="mt-8">
          <summary className="min-h-11 cursor-pointer py-2 text-soft">{team.left(gone.length)}</summary>
          <ul className="border-t border-line">
            {gone.map((colleague, position) => (
              <ColleagueRow key={colleague.id} colleague={colleague} position={here.length + position} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type Row = AdminTeamModel['colleagues'][number];

function ColleagueRow({ colleague, position }: { readonly colleague: Row; readonly position: number }) {
  const { team } = useTexts();
  const facts = colleague.active
    ? [
        colleague.days,
        team.services(colleague.services),
        colleague.onlineBookable ? team.online : team.offline,
      ]
    : [team.hasLeft];
  return (
    <li className="flex items-center gap-4 border-b border-line py-3 sm:gap-6">
      <div className="w-14 shrink-0 sm:w-20">
        <Portrait name={colleague.name} position={position} />
      </div>
      <div className="min-w-0">
        <Anchor to={`/admin/team/${colleague.id}`} className="link-tall font-medium wrap-anywhere">
          {colleague.name}
        </Anchor>
        <p className="text-soft">{colleague.title}</p>
        <p className="text-sm text-soft">{facts.join(' · ')}</p>
      </div>
    </li>
  );
}
