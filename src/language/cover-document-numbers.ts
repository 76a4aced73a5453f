/** Covers numbers of documents, accounts, cards and addresses, so that nothing takes them for a phone number. Pure. */
import { COVER, cover } from './cover-days.ts'
import { isPhone, saidToBePhone } from './phone-words.ts'

/** The digits directly behind these words are theirs. */
const OWNERS = [
  'invoices?|inv|orders?|po|contracts?|agreements?|receipts?|account|acct|a/c|iban|swift|bic|(?:credit |debit |bank )?card',
  'vat(?: id)?|tax(?: id)?|tin|ein|ssn|nip|regon|pesel|passport|policy|ticket|booking|reservation|ref|reference|tracking',
  'parcel|waybill|shipment|serial|s/n|sn|sku|isbn|ean|imei|vin|barcode|code|id|doc|document|licen[cs]e|certificate|permit',
  'quote|estimate|transaction|statement|rechnung|auftrag|vertrag|bestellung|faktura|facture|factura|zip|pin|otp',
  'рах(?:ун(?:ок|к\\p{L}{1,3}))?(?:-фактур\\p{L})?|інвойс\\p{L}{0,2}|замовлен\\p{L}{1,3}|дог(?:ов(?:ір|ор\\p{L}{1,2}))?|контракт(?:у|а|ом|и)?',
  'накладн\\p{L}{1,3}|ттн|експрес-накладн\\p{L}{1,3}|акт(?:у|а|ом|и)?|квитанці\\p{L}{1,2}|чек(?:у|а|ом|и)?|карт(?:к)?\\p{L}{1,2}',
  'єдрпоу|едрпоу|іпн|рнокпп|пдв|мфо|паспорт\\p{L}{0,2}|поліс\\p{L}{0,2}|заявк\\p{L}|тікет\\p{L}{0,2}|код\\p{L}{0,2}|артикул\\p{L}{0,2}',
  'посилк\\p{L}|відправлен\\p{L}{1,2}|протокол\\p{L}{0,2}|наказ\\p{L}{0,2}|довіреніст\\p{L}|ліцензі\\p{L}{1,2}|сертифікат\\p{L}{0,2}',
  'тендер\\p{L}{0,2}|лот\\p{L}{0,2}|платіж\\p{L}{0,3}|брон\\p{L}{1,6}|квит(?:ок|к\\p{L}{1,3})|рейс\\p{L}{0,2}|специфікаці\\p{L}{1,2}|справ\\p{L}',
].join('|')
const NUMBER = '(?:no\\.?|nr\\.?|n°|№|#|num\\.?|number|номер\\p{L}{0,3}|id|is)'
const SIGN = '(?:№|#|n°|(?<=[\\p{L}] )(?:no|nr)\\.)'
/** The first number may have letters and signs (“UA-4410/26”); groups of digits may follow it. */
const DIGITS = '(?:\\p{L}{1,5}[-/]?)?\\d[\\p{N}\\p{L}]*(?:[-/._][\\p{N}\\p{L}]+)*'
const OWNED = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:${OWNERS})(?![\\p{L}\\p{N}])[\\s.:#№-]*(?:${NUMBER}[\\s.:#№-]*){0,2}|${SIGN}\\s?)(?<![\\d+])(?<number>${DIGITS})(?<groups>(?: [\\d(][\\d()./-]*)*)`,
  'giu',
)

/** Shapes that are never a phone number, whatever stands before them. */
const SHAPES: readonly RegExp[] = [
  // Addresses, but not the links that open a chat with a number.
  /(?:https?:\/\/|www\.)(?!wa\.me|api\.whatsapp)\S+/giu,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  // Addresses of the internet, but not four pairs of digits, as some countries write phone numbers.
  /(?<![\p{N}.])(?!(?:\d\d\.){3}\d\d)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\p{N}]|[.-]\p{N})/gu,
  /(?<![\p{N}.])-?\d{1,3}\.\d{4,}\s?,\s?-?\d{1,3}\.\d{4,}(?!\p{N})/gu,
  // IBAN (ISO 13616), alone or in groups of four.
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\p{N}])/gu,
  // Payment cards (ISO/IEC 7812), and anything longer than E.164 allows.
  /(?<![\p{N}+])\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?(?!\p{N})/gu,
  /(?<![\p{N}+])\d{16,}(?!\p{N})/gu,
]
/** Shapes that are one unless something says that a phone number comes. */
const LIKELY: readonly RegExp[] = [
  // “2026-11-0045”, “2026/0045”, “0045/2026”, “4410/26”
  /(?<![\p{N}./-])(?:19|20)\d{2}(?:[-/](?:0?[1-9]|1[0-2])[-/]\d{3,}|\/\d{2,})(?![\p{N}]|[./-]\p{N})/gu,
  /(?<![\p{N}./-])\d{1,8}\/(?:\d{1,2}\/)?20\d{2}(?![\p{N}]|[./ -]\p{N})/gu,
  /(?<![\p{N}./-])\d{1,8}\/\d{2}(?![\p{N}]|[./ -]\p{N})/gu,
  // “INV-20261145”, “DE123456789”
  /(?<![\p{L}\p{N}])\p{Lu}{2,3}[-/]?\d[\d/-]*(?![\p{L}\p{N}])/gu,
]

/** Fewer digits could as well be the rest of the document's number. */
const MIN_APART = 9

function coverOwned(text: string, region: string): string {
  let covered = text
  for (const match of text.matchAll(OWNED)) {
    const { number = '', groups = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const start = end - number.length - groups.length
    if (saidToBePhone(text, start, region)) continue
    // “order 4410 050 123 45 67”: the groups that follow are a number of their own.
    const apart = groups.replace(/\D/gu, '').length >= MIN_APART && isPhone(groups.trim(), region)
    covered = cover(covered, start, apart ? end - groups.length : end)
  }
  return covered
}

/**
 * @param region ISO 3166-1 alpha-2
 * @returns a text of the same length
 */
export function coverDocumentNumbers(text: string, region: string): string {
  let covered = SHAPES.reduce((line, shape) => line.replace(shape, (found) => COVER.repeat(found.length)), text)
  covered = coverOwned(covered, region)
  for (const shape of LIKELY)
    for (const match of covered.matchAll(shape))
      if (!saidToBePhone(text, match.index + match[0].search(/\p{N}/u), region))
        covered = cover(covered, match.index, match.index + match[0].length)
  return covered
}
