/** Texts about API keys. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { CreatedApiKey } from '../../services/api-keys/api-keys.ts'
import type { ApiKeyState, ApiKeyView } from '../../services/api-keys/key-view.ts'
import { SECRET_SHOWN_MS } from '../../services/notifications/hide-message.ts'
import { cutText } from '../../language/cut-text.ts'
import type { Translate } from './i18n.ts'
import { type Clock, momentText } from './moment-text.ts'
import { type CopyButton, copyRow } from './reach.ts'
import { moment } from './text-value.ts'

const SIGNS = { active: '🟢', stopped: '⛔️', expired: '⚪', revoked: '⚪' } as const satisfies Record<
  ApiKeyState,
  string
>
/** In characters: there may be twenty lines in the list. */
const MAX_NAME_LENGTH = 24

/** One button of the list. */
export function apiKeyLabel({ name, state }: ApiKeyView): string {
  return `${SIGNS[state]} ${name}`
}

/** What the list says about a key: who answers for it, and when it was last used. */
export function apiKeyLine(key: ApiKeyView, clock: Clock): string {
  const { t } = clock
  const { name, state, maker, lastUsedAt } = key
  const used =
    lastUsedAt === null ? t('api-key-unused') : t('api-key-used-at', { at: momentText(new Date(lastUsedAt), clock) })
  const who = maker === null ? [] : [cutText(maker, MAX_NAME_LENGTH)]
  return [`${SIGNS[state]} ${cutText(name, MAX_NAME_LENGTH)}`, ...who, used].join(' · ')
}

export function apiKeyCard(key: ApiKeyView, t: Translate, timeZone: string): FormattedString {
  const at = (time: string) => moment(new Date(time), timeZone)
  const lines = [
    t(`api-key-state-${key.state}`),
    ...(key.maker === null ? [] : [t('api-key-maker', { name: key.maker })]),
    t('api-key-scopes', { scopes: key.scopes.join(', ') }),
    t('api-key-made', { date: at(key.createdAt) }),
    key.expiresAt === null ? t('api-key-never-expires') : t('api-key-expires', { date: at(key.expiresAt) }),
    key.lastUsedAt === null ? t('api-key-never-used') : t('api-key-used', { date: at(key.lastUsedAt) }),
  ]
  return fmt`🔑 ${FormattedString.bold(key.name)}\n${FormattedString.code(key.masked)}\n\n${lines.join('\n')}`
}

/** A message with a secret, and the buttons that copy it. */
export type SecretText = { readonly text: FormattedString; readonly copies: readonly (readonly [CopyButton])[] }

/** The only message that contains the key itself. */
export function createdApiKeyText({ plaintext }: CreatedApiKey, t: Translate): SecretText {
  if (plaintext === null) return { text: fmt`${t('api-key-told-before')}`, copies: [] }
  const hint = t('api-key-shown-once', { seconds: SECRET_SHOWN_MS / 1000 })
  return {
    text: fmt`🔑 ${FormattedString.code(plaintext)}\n\n${hint}`,
    copies: copyRow(t('button-copy-key'), plaintext),
  }
}
