/**
 * The one list of secrets and personal data that are recognised by their shape: a bot token in an address, a password in a
 * connection string, an email, a phone number. For everything that is logged, and for errors that are stored.
 */

export const REDACTED = '[redacted]'

const MAX_TEXT_LENGTH = 8_000

/** Every repetition is bounded or anchored at a word start: a long text must not take quadratic time. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // A bot token. The number before the colon is the bot's public id and is kept, to show which bot it was.
  [/(?<!\d)(\d{3,20}):[A-Za-z0-9_-]{20,}/g, `$1:${REDACTED}`],
  // Bot API addresses have the token in the path, whatever it looks like.
  [/\/bot(\d+):[^/\s"']+/g, `/bot$1:${REDACTED}`],
  // Our API keys and Standard Webhooks secrets.
  [/\b(cs_live_|whsec_)[A-Za-z0-9_+/=-]+/g, `$1${REDACTED}`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${REDACTED}`],
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"']{1,200}:[^\s@"']{1,200}@/gi, `$1${REDACTED}@`],
  [/([?&](?:[a-z_-]{0,40}(?:token|secret|signature|key|password))=)[^&\s"']+/gi, `$1${REDACTED}`],
  [/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, '[email]'],
  // E.164 with the usual separators. Without a plus sign it could be any number, so only the field's name can tell.
  [/\+\d(?:[ ().-]{0,2}\d){6,14}(?!\d)/g, '[phone]'],
]

/** Removes the secrets and personal data that can be recognised by their shape. */
export function redactText(text: string): string {
  const cut = text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text
  return PATTERNS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), cut)
}
