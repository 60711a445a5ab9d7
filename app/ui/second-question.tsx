import type { ReactNode } from 'react';

type SecondQuestionProps = {
  readonly label: string;
  /** What is read out after the label, where several of them stand on a page. */
  readonly about?: string;
  readonly className: string;
  readonly question: string;
  readonly confirm: string;
  /** What the form sends as `intent`. */
  readonly intent: string;
  readonly action?: string;
  /** Hidden fields. */
  readonly children: ReactNode;
};

/** Asks once more before something goes for good. The browser opens it by itself; whoever opened it by mistake closes it. */
export function SecondQuestion(props: SecondQuestionProps) {
  const { label, about, className, question, confirm, intent, action, children } = props;
  return (
    <details>
      <summary className={`${className} cursor-pointer list-none`}>
        {label}
        {about !== undefined && <span className="sr-only">: {about}</span>}
      </summary>
      <form method="post" action={action} className="mt-3 space-y-3 border-l-4 border-alarm py-1 pl-4">
        {children}
        <p className="text-base text-ink">{question}</p>
        <button type="submit" name="intent" value={intent} className="btn-alarm">
          {confirm}
          {about !== undefined && <span className="sr-only">: {about}</span>}
        </button>
      </form>
    </details>
  );
}
