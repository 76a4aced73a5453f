/**
 * Tells a person's mail from one that a program sent: answering machines, bounces, newsletters, and mails of our own that
 * come back. A lead for each of them would be noise, and an answer to one could start a loop. Pure.
 */
import type { Mail } from './mail.ts'
import type { MailAddress } from './mail-address.ts'

/** Nobody reads these. */
const ROBOT =
  /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|bounces?|no-?reply|do-?not-?reply|auto-?reply)(?:[+._=-].*)?@/u

const PRECEDENCES = ['bulk', 'junk', 'list', 'auto_reply', 'auto-reply']

/** Any value of these means that a program wrote: RFC 2919, 2369, and what older answering machines use. */
const AUTOMATIC_HEADERS = [
  'list-id',
  'list-unsubscribe',
  'x-autoreply',
  'x-autorespond',
  'x-auto-reply',
  'x-failed-recipients',
]

const isRobot = ({ address }: MailAddress): boolean => ROBOT.test(address)

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/**
 * Sent by what it was sent to, or from the domain that receives it: `ann@acme.com` to `leads@in.acme.com`. A domain above it
 * counts, a single label such as `com` never does.
 */
function isOwn({ address }: MailAddress, { to, receivedAt }: Mail): boolean {
  if (to.includes(address)) return true
  const domain = domainOf(address)
  const inbound = receivedAt === null ? '' : domainOf(receivedAt)
  return domain.includes('.') && (inbound === domain || inbound.endsWith(`.${domain}`))
}

export function isAutomatic({ header, envelopeFrom }: Mail): boolean {
  const submitted = header('auto-submitted')?.trim().toLowerCase()
  // RFC 3834: everything but “no” is automatic; parameters may follow.
  if (submitted !== undefined && submitted !== '' && !/^no(?:\s*;|$)/u.test(submitted)) return true
  if (PRECEDENCES.includes(header('precedence')?.trim().toLowerCase() ?? '')) return true
  if (AUTOMATIC_HEADERS.some((name) => header(name) !== null)) return true
  // RFC 5321: a bounce has no sender, so that nothing bounces it again.
  if (envelopeFrom === '' || header('return-path')?.trim() === '<>') return true
  return /^multipart\/report\b/iu.test(header('content-type')?.trim() ?? '')
}

/**
 * Whose mail it is. A form on a website writes as a robot or as ourselves, with the person in Reply-To.
 *
 * @returns null if it is nobody's: a program's, or our own
 */
export function personBehind(mail: Mail): MailAddress | null {
  if (isAutomatic(mail) || /^(?:mailer-daemon|postmaster)@/u.test(mail.envelopeFrom ?? '')) return null
  const { from, replyTo } = mail
  if (from !== null && /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@/u.test(from.address)) return null
  return [from, replyTo].find((who) => who !== null && !isRobot(who) && !isOwn(who, mail)) ?? null
}
