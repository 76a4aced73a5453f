/** What stands above the results of a search. */
import type { SearchResult } from '../../services/search/search.ts'
import type { Translate } from './i18n.ts'

/** @param canAdd whether buttons below it add what was typed */
export function foundText(
  { contacts, companies, deals, tasks, found, more }: SearchResult,
  canAdd: boolean,
  t: Translate,
): string {
  if (contacts.length + companies.length + deals.length + tasks.length === 0)
    return t(canAdd ? 'found-nothing-add' : 'found-nothing')
  switch (found) {
    case 'as-typed':
      return t(more ? 'found-more' : 'found-pick')
    case 'misspelt':
      return t('found-approximate')
    case 'without-one':
      return t('found-without-one')
  }
}
