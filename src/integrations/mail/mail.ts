/** A mail that a mail service received for us and posted on, whatever the service calls its parts. */
import type { MailAddress } from './mail-address.ts'

export type Mail = {
  readonly from: MailAddress | null
  readonly replyTo: MailAddress | null
  /** MAIL FROM, in lower case: empty for a bounce, null if the service does not say. */
  readonly envelopeFrom: string | null
  /** Every address that it was sent to or received at, in lower case. */
  readonly to: readonly string[]
  /** The one among them that belongs to the service's inbound domain. */
  readonly receivedAt: string | null
  readonly subject: string | null
  /** Without quoted parts, if the service can tell. */
  readonly text: string | null
  readonly messageId: string | null
  /** As a mail writes it, or ISO 8601. */
  readonly date: string | null
  readonly attachments: readonly string[]
  /** The first value of a header; null if there is none. Names in lower case. */
  readonly header: (name: string) => string | null
}
