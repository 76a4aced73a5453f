/** Dependencies of the dialogues that ask for fields. */
import type { TablesOf } from '../../services/records/field-tables.ts'
import type { Translator } from '../text/i18n.ts'

export type DialogueDeps = { readonly translator: Translator; readonly tablesOf: TablesOf }
