import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { LogModel } from '../routes/account-log.tsx';
import { AccountFrame } from './account-frame.tsx';

export function LogPage({ model }: { readonly model: LogModel }) {
  const { log } = useTexts().account;
  const locale = useLocale();
  return (
    <AccountFrame title={log.title} lead={<p>{log.lead}</p>}>
      {model.lines.length === 0 ? (
        <p className="text-soft">{log.nothing}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {model.lines.map((line, index) => (
            <li key={`${line.at} ${index}`} className="py-3">
              <p>{line.what}</p>
              <p className="text-sm text-soft">
                {longMoment(locale, model.zone, line.at)}, {log.by[line.by]}
                {line.staffName !== null && ` (${line.staffName})`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </AccountFrame>
  );
}
