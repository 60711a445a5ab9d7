import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { FeedModel } from '../routes/account-calendar.tsx';
import { Notice } from '../ui/notice.tsx';
import { AccountFrame } from './account-frame.tsx';

type FeedPageProps = { readonly model: FeedModel; readonly address: string | null };

export function FeedPage({ model, address }: FeedPageProps) {
  const { account, frame } = useTexts();
  const { calendar } = account;
  const locale = useLocale();
  const { since, zone, revoked } = model;
  return (
    <AccountFrame title={calendar.title} lead={<p>{calendar.lead}</p>}>
      <div className="space-y-6">
        {address !== null && <Made address={address} />}
        {address === null && revoked && <Notice tone="good">{calendar.revoked}</Notice>}
        <p>{since === null ? calendar.none : calendar.since(longMoment(locale, zone, since))}</p>
        <form method="post" className="space-y-2">
          {since !== null && (
            <p id="renew-hint" className="text-soft">
              {calendar.renewHint}
            </p>
          )}
          <button
            type="submit"
            name="intent"
            value="renew"
            className={since === null ? 'btn-main' : 'btn-quiet'}
            aria-describedby={since === null ? undefined : 'renew-hint'}
            data-pending={frame.form.sending}
          >
            {since === null ? calendar.make : calendar.renew}
          </button>
        </form>
        {since !== null && (
          <form method="post">
            <button type="submit" name="intent" value="revoke" className="btn-quiet">
              {calendar.revoke}
            </button>
          </form>
        )}
      </div>
    </AccountFrame>
  );
}

function Made({ address }: { readonly address: string }) {
  const { calendar } = useTexts().account;
  return (
    <Notice tone="good" title={calendar.made} urgent>
      <label htmlFor="feed" className="mt-2 block">
        {calendar.madeText}
      </label>
      <textarea
        id="feed"
        readOnly
        rows={3}
        className="input mt-2 font-mono text-sm break-all"
        value={address}
      />
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')} className="link-tall">
          {calendar.open}
        </a>
      </p>
    </Notice>
  );
}
