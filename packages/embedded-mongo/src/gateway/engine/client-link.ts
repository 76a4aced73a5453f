/** A client's connection, as far as the rest of the gateway cares: something that may go away. */
export type ClientLink = {
  /** Called once when the client's connection closes; take it out again when there is nothing left to break off. */
  readonly onClose: Set<() => void>
}
