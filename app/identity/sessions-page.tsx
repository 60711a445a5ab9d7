import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { SessionsModel } from '../routes/account-sessions.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { MemberFrame } from './member-frame.tsx';

export function SessionsPage({ model }: { readonly model: SessionsModel }) {
  const { sessions } = useTexts().identity;
  const locale = useLocale();
  const { lines, zone } = model;
  return (
    <MemberFrame customer={model.customer} title={sessions.title} lead={sessions.lead}>
      {model.ended && (
        <div className="mb-8">
          <Notice tone="good">{sessions.ended}</Notice>
        </div>
      )}
      <ul className="divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
            <div>
              <p className="font-medium">
                {line.device === '' ? sessions.unknown : line.device}
                {line.current && <span className="font-normal text-soft"> ({sessions.current})</span>}
              </p>
              <p className="text-sm text-soft">
                {sessions.lastUsed(longMoment(locale, zone, line.lastUsed))}
              </p>
              <p className="text-sm text-soft">
                {sessions.since(longMoment(locale, zone, line.since), line.address)}
              </p>
            </div>
            <form method="post">
              <input type="hidden" name="session" value={line.id} />
              <button
                type="submit"
                name="intent"
                value="one"
                className="btn-quiet"
                aria-label={sessions.endNamed(
                  line.device === '' ? sessions.unknown : line.device,
                  longMoment(locale, zone, line.lastUsed),
                )}
              >
                {sessions.end}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <div className="mt-6">
        <Anchor to="/account/factor" className="link-tall">
          {sessions.factor}
        </Anchor>
      </div>
      <form method="post" className="mt-10 space-y-3">
        <p className="text-soft">{sessions.everywhereText}</p>
        <button type="submit" name="intent" value="everywhere" className="btn-main">
          {sessions.everywhere}
        </button>
      </form>
    </MemberFrame>
  );
}
