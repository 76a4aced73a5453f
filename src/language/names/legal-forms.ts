/** What stands before or behind a company's name to say of which legal form it is. Pure. */

/** In lower case, for a regular expression: those that are hardly ever words of another kind. */
export const LEGAL_FORMS =
  'inc|llc|llp|ltd|limited|plc|corp|corporation|gmbh|ag|s\\.?a|s\\.?r\\.?l|sp\\. ?z ?o\\. ?o|b\\.?v|oy|ab|co|' +
  'тов|фоп|пп|ат|прат|пат|тдв|кп|дп'
/** Only at the end or the beginning of a name. */
const AT_ITS_END = `${LEGAL_FORMS}|incorporated|mbh|kg|ohg|se|s\\.?a\\.?s|n\\.?v|oyj|aps|a/?s|ооо|зао|оао|чп|ип|tov|fop`

const BETWEEN = String.raw`[\s,.&+"'«»“”„‘’]`
const LEADING = new RegExp(`^${BETWEEN}*(?:${AT_ITS_END})\\.?(?![\\p{L}\\p{N}])${BETWEEN}*`, 'iu')
const TRAILING = new RegExp(`${BETWEEN}+(?:${AT_ITS_END})\\.?${BETWEEN}*$`, 'iu')

/** The name without its legal forms: “ТОВ «Нова Пошта»” is “Нова Пошта”. A name that consists of them stays as it is. */
export function withoutLegalForms(name: string): string {
  for (let plain = name; ;) {
    const shorter = plain.replace(LEADING, '').replace(TRAILING, '')
    if (!/[\p{L}\p{N}]/u.test(shorter)) return plain
    if (shorter === plain) return plain
    plain = shorter
  }
}
