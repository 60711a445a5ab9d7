import { useTexts } from '../i18n/use-texts.ts';
import type { AdminResourcesModel } from '../routes/admin-resources.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';

export function ResourcesList({ model }: { readonly model: AdminResourcesModel }) {
  const { settings, team } = useTexts();
  const words = team.resources;
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to="/admin/settings" className="link-tall">
          ‹ {settings.overview.title}
        </Anchor>
      </p>
      <header className="flex flex-wrap items-center justify-between gap-4 pb-4">
        <h1>{words.title}</h1>
        {model.mayChange && (
          <Anchor to="/admin/resources/new" className="btn-main">
            {words.add}
          </Anchor>
        )}
      </header>
      {!model.mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      {model.saved !== null && (
        <Notice tone="good">
          <p role="status">{settings.saved(model.saved)}</p>
        </Notice>
      )}
      <p className="mt-2 text-soft">{words.intro}</p>
      {model.kinds.length === 0 && <p className="mt-6 text-soft">{words.none}</p>}
      {model.kinds.map(({ kind, word, services, resources }) => (
        <section key={kind} className="pt-8" aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{word}</h2>
          {services > 0 && <p className="text-sm text-soft">{words.needed(services)}</p>}
          <ul className="mt-2 border-t border-line">
            {resources.map(({ id, name, active }) => (
              <li key={id} className="border-b border-line py-1">
                <Anchor to={`/admin/resources/${id}`} className="link-tall wrap-anywhere">
                  {name}
                </Anchor>
                {!active && <span className="text-sm text-soft"> {words.inactive}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
