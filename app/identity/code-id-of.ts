import type { Params } from '@remix-run/react';
import { isUuid, type CodeId } from '#domain/shared/ids.ts';
import { notFound } from '../page-of.ts';

/** Whether there is such a code is not looked up: the page looks the same for one that was never made. */
export function codeIdOf(params: Params): CodeId {
  const { codeId } = params;
  if (codeId === undefined || !isUuid(codeId)) throw notFound();
  return codeId as CodeId;
}
