/**
 * A number as address books write it, with its extension as people do: what is dialled after a pause (`,12`, `;12`, `p12`,
 * `w12`) is an extension; every other separator is a mere space. Pure.
 */
export function withExtension(number: string): string {
  return number
    .trim()
    .replace(/(?<=\d)[\s,;pw]*[,;pw]\s*(\d{1,7})#?$/iu, ' ext. $1')
    .replace(/[,;\n]/gu, ' ')
}
