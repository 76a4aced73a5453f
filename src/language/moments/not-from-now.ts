/** What must not stand behind a length that counts from now. Pure. */

/** Behind these, the length is told from what follows: “in 2 days” in “in 2 days after the call” is not from now. */
export const NOT_FROM_NOW = {
  english: '(?! (?:before|after|prior|following)(?![\\p{L}]| lunch))',
  through: '(?! (?:після|від|по)(?![\\p{L}]))',
  within: '(?! (?:до|від|перед)(?![\\p{L}]))',
} as const
