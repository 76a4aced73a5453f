/** What the compiled program needs besides its modules, at the same place relative to them as in the sources. */
export const FILES_BESIDE_CODE = [
  'locales',
  'src/language/places/cities.txt',
  'src/language/places/zone-names-uk.txt',
] as const
