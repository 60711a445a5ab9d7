export interface Ids {
  /** A new random id (UUID): unguessable, says nothing about when or for whom. */
  next(): string;
}
