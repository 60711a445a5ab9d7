import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ColleagueFacts } from './open-colleague.ts';

export type ColleagueTab = 'person' | 'hours' | 'skills';

const TABS: readonly (readonly [tab: ColleagueTab, path: string])[] = [
  ['person', ''],
  ['hours', '/hours'],
  ['skills', '/skills'],
];

type ColleagueBesideProps = { readonly colleague: ColleagueFacts; readonly tab: ColleagueTab };

/** The three forms of one colleague, what was saved, and what is still missing before anybody can book them. */
export function ColleagueBeside({ colleague, tab }: ColleagueBesideProps) {
  const { team } = useTexts();
  const { id, name, saved, missing } = colleague;
  return (
    <>
      <nav aria-label={team.tabsOf(name)} className="-mx-2 mb-4 border-b border-line">
        <ul className="flex flex-wrap">
          {TABS.map(([each, path]) => (
            <li key={each}>
              <Anchor
                to={`/admin/team/${id}${path}`}
                aria-current={each === tab ? 'page' : undefined}
                className="flex min-h-11 items-center px-2 text-soft underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
              >
                {team.tabs[each]}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      {saved !== null && (
        <Notice tone="good">
          <p role="status">{team.saved[saved]}</p>
        </Notice>
      )}
      {!colleague.active && <p className="my-2 text-soft">{team.hasLeft}</p>}
      {missing !== null && (
        <p className="my-3">
          {team.next[missing]}{' '}
          {missing !== tab && (
            <Anchor to={`/admin/team/${id}/${missing}`} className="link-tall">
              {team.tabs[missing]}
            </Anchor>
          )}
        </p>
      )}
    </>
  );
}
