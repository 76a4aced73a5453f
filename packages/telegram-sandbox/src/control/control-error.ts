import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A refusal of the control API: `{error: message}` with this status. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, message: string) {
    super(message)
    this.status = status
  }
}
