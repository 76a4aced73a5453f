/** What an erased person is called in the records of a workspace: a port, since texts live with the edges. */
import type { Locale } from '../../locale.ts'

export type PrivacyWords = (locale: Locale) => { readonly erasedContact: string }
