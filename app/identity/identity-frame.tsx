import type { ReactNode } from 'react';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import type { FormErrors } from './identity-answers.ts';

type IdentityFrameProps = {
  readonly title: string;
  readonly lead?: string;
  readonly errors: FormErrors | undefined;
  readonly children: ReactNode;
};

/** A page with one short form. */
export function IdentityFrame({ title, lead, errors, children }: IdentityFrameProps) {
  return (
    <div className="narrow">
      <PageHeading title={title}>{lead === undefined ? undefined : <p>{lead}</p>}</PageHeading>
      {errors !== undefined && (
        <div className="mb-8">
          <ErrorSummary errors={errors} />
        </div>
      )}
      {children}
    </div>
  );
}

export const errorAt = (errors: FormErrors | undefined, field: string): string | undefined =>
  errors?.find((error) => error.field === field)?.message;
