/** A client's connection, as far as the rest of the gateway cares: where it came in, and whether it is still there. */
export type ClientLink = {
  /** host:port at which the client reached the gateway. */
  readonly reachedAt: string
  /** It came by a unix socket, which only the account that started the server may open. */
  readonly isOwner: boolean
  /** Called once when the client's connection closes; remove the callback when there is nothing left to cancel. */
  readonly onClose: Set<() => void>
}
