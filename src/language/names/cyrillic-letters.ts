/** Ukrainian and Russian letters in Latin, and letters that only look like them. Pure data. */

/**
 * Close to the official Ukrainian table of 2010, with one spelling where the usual tables differ: “г”, “ґ” and “х” are “h”,
 * and all kinds of “i” are “i”. Keys are without marks, so “й” is written as “и” and “ї” as “і”.
 */
export const LATIN_OF_CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ь: '',
  ъ: '',
  ы: 'i',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

/** Latin letters that are typed inside Cyrillic words, since they look the same. */
export const CYRILLIC_LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
}

/** Latin letters whose mark or shape says more than the letter below it. */
export const PLAIN_LATIN: Readonly<Record<string, string>> = {
  č: 'ch',
  ć: 'ch',
  š: 'sh',
  ž: 'zh',
  ż: 'zh',
  ß: 'ss',
  æ: 'e',
  œ: 'e',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}
