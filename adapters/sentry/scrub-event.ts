/**
 * What an error report may say. Not a list of what to take out, but of what may stay: a new version of the vendor's
 * SDK, or an integration switched on by default, adds nothing to a report by itself.
 */
import type { ErrorEvent } from '@sentry/remix';
import { redact } from '#domain/shared/redact.ts';

type Exception = NonNullable<NonNullable<ErrorEvent['exception']>['values']>[number];
type Frame = NonNullable<NonNullable<Exception['stacktrace']>['frames']>[number];

const MOST_MESSAGE = 500;
const TAGS = ['requestId', 'process'] as const;

/** Places in the code; never the values of variables or lines of source. */
const place = ({ filename, function: name, module, lineno, colno, in_app }: Frame): Frame => ({
  ...(filename === undefined ? {} : { filename: redact(filename) }),
  ...(name === undefined ? {} : { function: name }),
  ...(module === undefined ? {} : { module }),
  ...(lineno === undefined ? {} : { lineno }),
  ...(colno === undefined ? {} : { colno }),
  ...(in_app === undefined ? {} : { in_app }),
});

const exception = ({ type, value, mechanism, stacktrace }: Exception): Exception => ({
  ...(type === undefined ? {} : { type }),
  ...(value === undefined ? {} : { value: redact(value).slice(0, MOST_MESSAGE) }),
  ...(mechanism === undefined
    ? {}
    : { mechanism: { type: mechanism.type, handled: mechanism.handled ?? true } }),
  ...(stacktrace?.frames === undefined ? {} : { stacktrace: { frames: stacktrace.frames.map(place) } }),
});

export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const tags = TAGS.flatMap((name) => {
    const value = event.tags?.[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const { event_id, timestamp, platform, level, environment, release, sdk } = event;
  return {
    type: undefined,
    ...(event_id === undefined ? {} : { event_id }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(platform === undefined ? {} : { platform }),
    ...(level === undefined ? {} : { level }),
    ...(environment === undefined ? {} : { environment }),
    ...(release === undefined ? {} : { release }),
    ...(sdk === undefined ? {} : { sdk }),
    tags: Object.fromEntries(tags),
    exception: { values: (event.exception?.values ?? []).map(exception) },
  };
}
