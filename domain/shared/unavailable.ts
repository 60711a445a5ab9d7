/**
 * The store behind a port cannot be reached just now. Thrown, not returned: no use case can do anything about it, and
 * every use case can meet it. Asking again later is right; each write may be repeated (docs/decisions/0008).
 */
export class Unavailable extends Error {
  /**
   * @param unsure whether the connection was lost after the commit had left: it may have happened, or not
   * @param cause what the store's own driver said
   */
  constructor(
    readonly unsure: boolean,
    cause: unknown,
  ) {
    super('the store cannot be reached', { cause });
    this.name = 'Unavailable';
  }
}
