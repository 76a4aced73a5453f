/** What stands in the records of a workspace in the place of an erased person: a port, since texts live with the edges. */
import type { Locale } from '../../locale.ts'

export type PrivacyWords = (locale: Locale) => { readonly erasedContact: string }
