/** Texts about API keys. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { ApiKeyView, CreatedApiKey } from '../../services/api-keys/api-keys.ts'
import { SECRET_SHOWN_MS } from '../../services/notifications/hide-message.ts'
import type { Translate } from './i18n.ts'
import { moment } from './text-value.ts'

const SIGNS = { active: '🟢', expired: '⚪', revoked: '⚪' } as const

/** One line of the list. */
export function apiKeyLabel({ name, state }: ApiKeyView): string {
  return `${SIGNS[state]} ${name}`
}

export function apiKeyCard(key: ApiKeyView, t: Translate, timeZone: string): FormattedString {
  const at = (time: string) => moment(new Date(time), timeZone)
  const lines = [
    t(`api-key-state-${key.state}`),
    t('api-key-scopes', { scopes: key.scopes.join(', ') }),
    t('api-key-made', { date: at(key.createdAt) }),
    key.expiresAt === null ? t('api-key-never-expires') : t('api-key-expires', { date: at(key.expiresAt) }),
    key.lastUsedAt === null ? t('api-key-never-used') : t('api-key-used', { date: at(key.lastUsedAt) }),
  ]
  return fmt`🔑 ${FormattedString.bold(key.name)}\n${FormattedString.code(key.masked)}\n\n${lines.join('\n')}`
}

/** The only message that contains the key itself. */
export function createdApiKeyText({ plaintext }: CreatedApiKey, t: Translate): FormattedString {
  if (plaintext === null) return fmt`${t('api-key-told-before')}`
  const hint = t('api-key-shown-once', { seconds: SECRET_SHOWN_MS / 1000 })
  return fmt`🔑 ${FormattedString.code(plaintext)}\n\n${hint}`
}
