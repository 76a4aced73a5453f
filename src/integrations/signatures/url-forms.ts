/** Writes an address as a sender may have signed it. */
import type { UrlForm } from './signature-spec.ts'

/** The characters that HubSpot's documentation says to decode before a v3 signature is computed. */
const HUBSPOT_DECODED = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/giu

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone percent sign: it was never encoded.
    return text
  }
}

const WRITTEN: Readonly<Record<UrlForm, (url: string) => string>> = {
  'as-called': (url) => url,
  hubspot: (url) => url.replaceAll(HUBSPOT_DECODED, decode),
  decoded: decode,
}

/** The forms that differ from each other, in order. */
export function writtenUrls(url: string, forms: readonly UrlForm[] = ['as-called']): readonly string[] {
  return [...new Set(forms.map((form) => WRITTEN[form](url)))]
}
