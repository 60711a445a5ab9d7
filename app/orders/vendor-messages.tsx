import { shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { VendorMessagesModel } from '../routes/admin-vendor-messages.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';

type VendorMessagesProps = { readonly model: VendorMessagesModel; readonly gone: boolean };

/** What the payment vendor has said and nobody could work off yet, with the way to try it again. */
export function VendorMessages({ model, gone }: VendorMessagesProps) {
  const { orders } = useTexts();
  const words = orders.messages;
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to="/admin/orders" className="link-tall">
          ‹ {orders.desk.back}
        </Anchor>
      </p>
      <header className="pt-2 pb-4">
        <h1>{words.title}</h1>
        <p className="mt-2">{words.text}</p>
      </header>
      {model.again && !gone && (
        <Notice tone="good">
          <p role="status">{words.again}</p>
        </Notice>
      )}
      {gone && (
        <Notice tone="alarm" urgent>
          <p>{words.gone}</p>
        </Notice>
      )}
      {model.messages.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <ul className="border-t border-line">
          {model.messages.map((message) => (
            <Message key={message.eventId} message={message} zone={model.zone} />
          ))}
        </ul>
      )}
    </div>
  );
}

type MessageProps = {
  readonly message: VendorMessagesModel['messages'][number];
  readonly zone: VendorMessagesModel['zone'];
};

function Message({ message, zone }: MessageProps) {
  const { frame, orders } = useTexts();
  const words = orders.messages;
  const locale = useLocale();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-0">
        <p className="wrap-anywhere">{message.type}</p>
        <p className="text-sm wrap-anywhere text-soft">
          {words.received(shortMoment(locale, zone, message.receivedAt))} · {words.tries(message.tries)} ·{' '}
          {message.eventId}
        </p>
        <p className="text-sm">
          {message.gaveUp || message.nextAt === null
            ? words.gaveUp
            : words.next(shortMoment(locale, zone, message.nextAt))}
        </p>
      </div>
      <form method="post" action={inLocale(locale, '/admin/orders/messages')}>
        <button
          type="submit"
          name="event"
          value={message.eventId}
          className="btn-quiet"
          aria-label={words.retryOf(message.eventId)}
          data-pending={frame.form.sending}
        >
          {words.retry}
        </button>
      </form>
    </li>
  );
}
