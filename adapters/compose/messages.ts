/** What the salon sends of its own accord, as pages see it; the worker sends it. */
import { noteCall } from '#domain/messages/use-cases/note-call.ts';
import { notePlaceCall } from '#domain/messages/use-cases/note-place-call.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Database } from '../postgres/database.ts';
import { messageQueries } from '../postgres/queries/message-queries.ts';

export function composeMessages({
  database,
  uow,
  clock,
}: {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
}) {
  return {
    queries: messageQueries(database),
    useCases: { noteCall: noteCall({ uow, clock }), notePlaceCall: notePlaceCall({ uow, clock }) },
  };
}
