import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

const STEPS = ['services', 'staff', 'time', 'details'] as const;
type Step = (typeof STEPS)[number];

type BookingStepsProps = {
  readonly current: Step;
  /** Addresses of the steps that can be gone back to. */
  readonly back?: { readonly [S in Step]?: string };
};

export function BookingSteps({ current, back = {} }: BookingStepsProps) {
  const { steps } = useTexts().booking;
  const at = STEPS.indexOf(current);
  return (
    <nav aria-label={steps.label} className="pt-6">
      <p className="sr-only">{steps.position(at + 1, STEPS.length)}</p>
      <ol className="grid grid-cols-4 gap-1.5">
        {STEPS.map((step, index) => {
          const to = back[step];
          const done = index < at;
          return (
            <li
              key={step}
              aria-current={step === current ? 'step' : undefined}
              className={`border-t-[3px] ${index <= at ? 'border-accent' : 'border-line'}`}
            >
              {done && to !== undefined ? (
                <Anchor
                  to={to}
                  className="flex min-h-11 items-center text-sm text-accent underline underline-offset-4"
                >
                  {steps[step]}
                </Anchor>
              ) : (
                <span
                  className={`flex min-h-11 items-center text-sm ${step === current ? 'font-medium' : 'text-soft'}`}
                >
                  {steps[step]}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
