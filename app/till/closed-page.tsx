import { useTexts } from '../i18n/use-texts.ts';
import type { ClosedPageModel } from '../routes/admin-till-closed.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { SlipView } from './slip-view.tsx';
import { TillParts } from './till-parts.tsx';

/** A closing as it was made, recomputed each time that somebody looks. */
export function ClosedPage({ model }: { readonly model: ClosedPageModel }) {
  const words = useTexts().till.sheet;
  return (
    <div className="narrow pb-16">
      <TillParts current="closings" title={model.slip.title} uses={model.uses} />
      <div className="no-print space-y-3 pb-4">
        {model.done && (
          <Notice tone="good">
            <p role="status">{words.closed}</p>
          </Notice>
        )}
        {model.faults.length === 0 ? (
          <p className="text-soft">{words.sound}</p>
        ) : (
          <Notice tone="alarm" urgent>
            {model.faults.map((fault) => (
              <p key={fault}>{fault}</p>
            ))}
          </Notice>
        )}
        <p className="flex flex-wrap gap-3">
          <Anchor to={`/admin/till/closings/${model.id}/sheet.pdf`} className="btn-quiet">
            {words.pdf}
          </Anchor>
          <Anchor to="/admin/till/closings" className="btn-quiet">
            {words.back}
          </Anchor>
        </p>
      </div>
      <SlipView slip={model.slip} label={model.slip.title} />
    </div>
  );
}
