/** Reads the addresses in a mail's headers (RFC 5322), as far as mail services leave them as written. Pure. */

export type MailAddress = {
  /** Empty if there is none, or if it only repeats the address. */
  readonly name: string
  /** In lower case. */
  readonly address: string
}

const ADDRESS = /^[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,253}$/u
const MAX_LENGTH = 2000

/** RFC 2047, `=?UTF-8?B?…?=`: how headers carry other letters than ASCII. */
const ENCODED = /=\?(?<charset>[\w-]{1,40})(?:\*[\w-]*)?\?(?<kind>[bq])\?(?<text>[^?\s]*)\?=/giu

function decodeWord(charset: string, kind: string, text: string): string | null {
  const bytes =
    kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64')
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9a-f]{2})/giu, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        )
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    // A character set that nobody knows: left as it is written.
    return null
  }
}

export function decodeWords(text: string): string {
  return (
    text
      // Between two encoded words, a space only separates them.
      .replaceAll(/(\?=)\s+(?==\?)/gu, '$1')
      .replaceAll(
        ENCODED,
        (whole: string, charset: string, kind: string, word: string) => decodeWord(charset, kind, word) ?? whole,
      )
  )
}

function addressOf(name: string, address: string): MailAddress | null {
  const lower = address.trim().toLowerCase()
  if (!ADDRESS.test(lower)) return null
  const plain = decodeWords(
    name
      .trim()
      .replace(/^"(.*)"$/su, '$1')
      .replaceAll(/\\(.)/gu, '$1'),
  )
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return { name: plain.toLowerCase() === lower || ADDRESS.test(plain) ? '' : plain, address: lower }
}

/** The parts of a list: separated by commas that are neither in quotes nor in angle brackets. */
const PART = /(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/gu

/** `"Byron, Ada" <ada@example.com>, max@example.com` */
export function readAddresses(text: string | null): readonly MailAddress[] {
  if (text === null || text.length > MAX_LENGTH) return []
  return (text.match(PART) ?? []).flatMap((part) => {
    const angled = /^(?<name>[^<]*)<(?<address>[^<>]*)>/u.exec(part.trim())?.groups
    const { name = '', address = part.replaceAll(/\([^)]*\)/gu, '') } = angled ?? {}
    return addressOf(name, address) ?? []
  })
}

export function namedAddress(name: string | undefined, address: string | undefined): MailAddress | null {
  return addressOf(name ?? '', address ?? '')
}
