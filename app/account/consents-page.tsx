import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ConsentsModel } from '../routes/account-consents.tsx';
import { Notice } from '../ui/notice.tsx';
import { AccountFrame } from './account-frame.tsx';

export function ConsentsPage({ model }: { readonly model: ConsentsModel }) {
  const { consents } = useTexts().account;
  return (
    <AccountFrame title={consents.title} lead={<p>{consents.lead}</p>}>
      {model.saved && (
        <div className="mb-8">
          <Notice tone="good">{consents.saved}</Notice>
        </div>
      )}
      <div className="space-y-12">
        {model.purposes.map((each) => (
          <Purpose key={each.purpose} each={each} zone={model.zone} />
        ))}
      </div>
    </AccountFrame>
  );
}

type PurposeProps = {
  readonly each: ConsentsModel['purposes'][number];
  readonly zone: ConsentsModel['zone'];
};

function Purpose({ each, zone }: PurposeProps) {
  const { account, frame } = useTexts();
  const { consents } = account;
  const locale = useLocale();
  const words = consents.purpose[each.purpose];
  const said = each.purpose === 'reminders' ? consents.reminders : consents;
  return (
    <section aria-labelledby={each.purpose}>
      <h2 id={each.purpose}>{words.name}</h2>
      <p className="mt-3">{words.text}</p>
      <p className="mt-2 font-medium">{each.granted ? said.given : said.notGiven}</p>
      <form method="post" className="mt-4">
        <input type="hidden" name="purpose" value={each.purpose} />
        <button
          type="submit"
          name="decision"
          value={each.granted ? 'withdraw' : 'give'}
          className="btn-quiet"
          aria-describedby={each.purpose}
          data-pending={frame.form.sending}
        >
          {each.granted ? said.withdraw : said.give}
        </button>
      </form>
      <details className="mt-3">
        <summary className="flex min-h-11 cursor-pointer items-center text-soft">{consents.history}</summary>
        {each.history.length === 0 ? (
          <p className="text-soft">{consents.noHistory}</p>
        ) : (
          <ul className="text-soft">
            {each.history.map(({ at, granted, byTeam }) => (
              <li key={`${at} ${String(granted)}`}>
                {said.entry(longMoment(locale, zone, at), granted, byTeam)}
              </li>
            ))}
          </ul>
        )}
      </details>
    </section>
  );
}
