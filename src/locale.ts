/** The languages of the product: what a person can choose, and every text is written in. */
export const LOCALES = ['en', 'uk'] as const
export type Locale = (typeof LOCALES)[number]
