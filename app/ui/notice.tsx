import type { ReactNode } from 'react';

type NoticeProps = {
  readonly tone: 'good' | 'alarm';
  readonly title?: string;
  readonly children: ReactNode;
  /** After something was refused: read out, and given the focus. */
  readonly urgent?: boolean;
};

export function Notice({ tone, title, children, urgent = false }: NoticeProps) {
  return (
    <div
      className={tone === 'alarm' ? 'notice-alarm' : 'notice'}
      role={urgent ? 'alert' : undefined}
      tabIndex={urgent ? -1 : undefined}
      data-take-focus={urgent ? '' : undefined}
    >
      {title !== undefined && <h2 className="mb-1 text-xl">{title}</h2>}
      {children}
    </div>
  );
}
