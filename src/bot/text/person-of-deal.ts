/** A contact of a deal in one line: who they are, and what they are to it. */
import type { ContactId } from '../../models/ids.ts'
import type { DealView } from '../../services/deals/deal-view.ts'
import type { Translate } from './i18n.ts'
import { roleText } from './item-text.ts'

type People = Pick<DealView, 'contact' | 'roles'>

/** A merge may have given somebody two. Empty for none. */
export function rolesText({ roles }: Pick<People, 'roles'>, id: ContactId, t: Translate): string {
  return roles
    .filter((one) => one.id === id)
    .map(({ role }) => roleText(role, t))
    .join(', ')
}

/** “Anna · decision maker · main contact”. */
export function personText({ contact, roles }: People, id: ContactId, t: Translate): string {
  const name = contact.find((one) => one.id === id)?.name ?? ''
  const isMain = contact.length > 1 && contact[0]?.id === id
  const parts = [name, rolesText({ roles }, id, t), isMain ? t('people-main') : '']
  return parts.filter((part) => part !== '').join(' · ')
}
