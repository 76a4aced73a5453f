/** A document's own date is part of its name: “рахунок № 44 від 01.12.2026”, “contract dated 2026-12-01”. Pure. */
import { BEGIN } from './date-words.ts'

const DOCUMENT =
  '(?:договір|договор\\p{L}{1,2}|рахун\\p{L}{1,3}|акт\\p{L}?|накладн\\p{L}{1,2}|контракт\\p{L}{0,2}|замовленн\\p{L}{1,2}|лист\\p{L}?|наказ\\p{L}?|invoice|contract|order|agreement|letter|№ ?[\\p{L}\\p{N}/-]+)'
const DATED = new RegExp(
  `(?<=${BEGIN}${DOCUMENT}(?: ?(?:№|#|no\\.?)? ?[\\p{L}/-]{0,5}\\d[\\p{N}/-]*)? )(?:від|dated|of|from) (?:\\d{1,2}[./-]\\d{1,2}(?:[./-]\\d{2,4})?|\\d{4}-\\d{2}-\\d{2})(?![\\p{N}])`,
  'gu',
)

/** Neither a letter nor a space, so that nothing reaches across it. */
const COVER = '\u{FFFC}'

/** A text of the same length, without the dates of documents. */
export function coverDocumentDates(folded: string): string {
  return folded.replace(DATED, (found) => COVER.repeat(found.length))
}
