/** What outgoing webhooks need of the network and of secrets: a port, which src/integrations implements. */
import type { WebhookProblem } from '../../models/webhook-message.ts'

export type { WebhookProblem } from '../../models/webhook-message.ts'

/** One attempt, as the network saw it. */
export type SentAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly durationMs: number
      /** The beginning of the body, cut. */
      readonly text: string
      /** What Retry-After asks for. */
      readonly retryAfterMs: number | null
    }
  | { readonly kind: 'unanswered'; readonly problem: WebhookProblem; readonly durationMs: number }

export type ToSend = {
  readonly url: string
  /** The message's id: the same at each attempt. */
  readonly id: string
  readonly body: string
  /** The current secret first. */
  readonly secrets: readonly string[]
}

export type WebhookSender = {
  readonly makeSecret: () => string
  /** Encrypts for storage. A text can be opened only with the context it was sealed with. */
  readonly seal: (secret: string, context: string) => string
  /** @throws AppError INTERNAL when it was tampered with or its key is unknown */
  readonly open: (sealed: string, context: string) => string
  /**
   * The address as it is stored.
   *
   * @throws AppError VALIDATION with the problem of an address that messages may not be sent to, or that leads nowhere
   */
  readonly checkUrl: (typed: string) => Promise<string>
  /** Takes a bounded time. @throws only when the signal aborts */
  readonly send: (message: ToSend, signal: AbortSignal) => Promise<SentAnswer>
}
