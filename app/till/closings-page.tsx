import { formatRappen } from '#domain/shared/money.ts';
import { numericDay } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { ClosingsPageModel } from '../routes/admin-till-closings.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { TillParts } from './till-parts.tsx';

/** Every closing, and whether all of them are what they were. */
export function ClosingsPage({ model }: { readonly model: ClosingsPageModel }) {
  const words = useTexts().till.closings;
  return (
    <div className="narrow pb-16">
      <TillParts current="closings" title={words.title} uses={model.uses} />
      {model.check !== null && (
        <Notice tone={model.check.faults.length === 0 ? 'good' : 'alarm'} urgent>
          <p role="status">
            {model.check.faults.length === 0
              ? words.sound(model.check.closings)
              : words.unsound(model.check.faults.length)}
          </p>
          {model.check.faults.length > 0 && (
            <ul className="mt-1 list-disc pl-5">
              {model.check.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {model.closings.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <div className="mt-2 overflow-x-auto" role="region" aria-label={words.title} tabIndex={0}>
          <table className="w-full text-left tabular-nums">
            <thead>
              <tr className="border-b border-line">
                <th className="py-1 pr-3 font-medium">{words.number}</th>
                <th className="py-1 pr-3 font-medium">{words.day}</th>
                <th className="hidden py-1 pr-3 text-right font-medium sm:table-cell">{words.expected}</th>
                <th className="py-1 pr-3 text-right font-medium">{words.counted}</th>
                <th className="py-1 text-right font-medium">{words.difference}</th>
              </tr>
            </thead>
            <tbody>
              {model.closings.map((closing) => (
                <tr key={closing.id} className="border-b border-line">
                  <th scope="row" className="pr-3 font-normal">
                    <Anchor
                      to={`/admin/till/closings/${closing.id}`}
                      className="link-tall"
                      aria-label={words.open(closing.number)}
                    >
                      {closing.number}
                    </Anchor>
                  </th>
                  <td className="pr-3">{numericDay(closing.day)}</td>
                  <td className="hidden pr-3 text-right sm:table-cell">{formatRappen(closing.expected)}</td>
                  <td className="pr-3 text-right">{formatRappen(closing.counted)}</td>
                  <td
                    className={`text-right ${closing.difference === 0 ? 'text-soft' : 'font-medium text-alarm'}`}
                  >
                    {formatRappen(closing.difference)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="flex flex-wrap gap-x-6">
        {!model.isNewest && (
          <Anchor to="/admin/till/closings" className="link-tall">
            {words.newest}
          </Anchor>
        )}
        {model.older !== null && (
          <Anchor to={`/admin/till/closings?before=${model.older}`} className="link-tall">
            {words.older}
          </Anchor>
        )}
      </p>
      <p className="pt-6">
        <Anchor to="/admin/till/closings?check" className="btn-quiet">
          {words.check}
        </Anchor>
        <span className="mt-2 block text-sm text-soft">{words.checkHint}</span>
      </p>
    </div>
  );
}
