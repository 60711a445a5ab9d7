import type { ReactNode } from 'react';
import type { Zone } from '#domain/shared/salon-time.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { PartAnswer } from './part-answer.ts';
import { ChangedNotice, StrandedNotice } from './form-notices.tsx';

type PartPageProps = {
  readonly title: string;
  readonly intro?: string;
  readonly seen: string;
  readonly zone: Zone;
  readonly mayChange: boolean;
  readonly answer: PartAnswer<unknown> | null;
  readonly children: ReactNode;
  /** Missing: the overview of the settings. */
  readonly back?: { readonly to: string; readonly label: string };
  /** Between the heading and the form. */
  readonly beside?: ReactNode;
  /** Below the form. */
  readonly after?: ReactNode;
};

/** One part of the salon's settings: a form that is saved whole. */
export function PartPage({ title, intro, seen, zone, mayChange, answer, children, ...more }: PartPageProps) {
  const { settings, frame } = useTexts();
  const back = more.back ?? { to: '/admin/settings', label: settings.overview.title };
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to={back.to} className="link-tall">
          ‹ {back.label}
        </Anchor>
      </p>
      <h1 className="pb-2">{title}</h1>
      {more.beside}
      {intro !== undefined && <p className="pb-6 text-soft">{intro}</p>}
      {!mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      {answer?.differences != null && <ChangedNotice differences={answer.differences} />}
      <form method="post" noValidate className="mt-6">
        <input type="hidden" name="seen" value={answer?.seen ?? seen} />
        <fieldset disabled={!mayChange} className="space-y-8">
          {answer?.stranded != null && <StrandedNotice stranded={answer.stranded} zone={zone} />}
          {children}
          {mayChange && (
            <button type="submit" className="btn-main w-full sm:w-auto" data-pending={frame.form.sending}>
              {settings.save}
            </button>
          )}
        </fieldset>
      </form>
      {more.after}
    </div>
  );
}
