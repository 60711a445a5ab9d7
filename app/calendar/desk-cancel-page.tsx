import { longMoment, price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DeskCancelModel } from '../routes/admin-visit-cancel.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

type DeskCancelProps = {
  readonly model: DeskCancelModel;
  readonly problem: { readonly message: string; readonly reason: string } | null;
};

export function DeskCancelPage({ model, problem }: DeskCancelProps) {
  const { calendar, deposits } = useTexts();
  const { visit: words, status } = calendar;
  const locale = useLocale();
  const { visit, zone } = model;
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/visits/${visit.id}`} className="link-tall">
          ‹ {words.backToVisit}
        </Anchor>
      </p>
      <h1 className="cal-title">{words.cancelling.heading(visit.name)}</h1>
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem.message}</p>
        </Notice>
      )}
      <p>
        <strong>{longMoment(locale, zone, visit.start)}</strong>, {status[visit.status]}
        <br />
        {visit.items.map(({ name, staffName }) => `${name} ${words.with(staffName)}`).join(', ')}
      </p>
      {visit.status === 'confirmed' && (
        <form
          method="post"
          action={inLocale(locale, `/admin/visits/${visit.id}/cancel`)}
          className="space-y-5"
        >
          <input type="hidden" name="sequence" value={visit.sequence} />
          <TextField
            name="reason"
            label={words.cancelling.reason}
            hint={words.cancelling.reasonHint}
            value={problem?.reason ?? ''}
            maxLength={500}
            optional
          />
          {(model.isLate || model.asVoucher) && <WhoCancels model={model} />}
          {!model.isLate && !model.asVoucher && model.deposit > 0 && (
            <p>{deposits.desk.goesBack(price(model.deposit))}</p>
          )}
          <p>{visit.email === null ? words.notMailed : null}</p>
          <p className="flex flex-wrap gap-3">
            <button className="btn-alarm" data-pending={words.cancelling.pending}>
              {words.cancelling.confirm}
            </button>
            <Anchor to={`/admin/visits/${visit.id}`} className="btn-quiet">
              {words.cancelling.keep}
            </Anchor>
          </p>
        </form>
      )}
    </div>
  );
}

/** It matters after the cut-off, and where the deposit would become a voucher: the salon's own doing costs nothing. */
function WhoCancels({ model }: Pick<DeskCancelProps, 'model'>) {
  const words = useTexts().deposits.desk;
  return (
    <fieldset className="space-y-1">
      <legend className="font-medium">{words.who}</legend>
      <label className="pick">
        <input type="radio" name="by" value="salon" defaultChecked />
        <span>{words.bySalon}</span>
      </label>
      <label className="pick">
        <input type="radio" name="by" value="customer" />
        <span>
          {model.isLate
            ? words.byCustomer(price(model.visit.lateFee))
            : words.byCustomerInTime(price(model.deposit))}
          {model.isLate && model.asVoucher && ` ${words.restAsVoucher}`}
        </span>
      </label>
    </fieldset>
  );
}
