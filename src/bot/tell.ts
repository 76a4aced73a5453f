/** Messages that the bot sends on its own. */
import type { Api } from 'grammy'

import type { Recipient } from '../services/recipients.ts'
import type { Translator } from './views/i18n.ts'

export type Tell = {
  readonly joined: (recipient: Recipient, name: string) => Promise<void>
  /** A lead source sends what cannot be taken. */
  readonly sourceFailing: (
    recipient: Recipient,
    source: { readonly id: string; readonly name: string },
  ) => Promise<void>
  /** An update of the person's could not be worked, however often it was tried. */
  readonly gaveUp: (recipient: Recipient) => Promise<void>
}

export type TellDeps = { readonly api: Pick<Api, 'sendMessage'>; readonly translator: Translator }

export function createTell({ api, translator }: TellDeps): Tell {
  return {
    async joined({ chatId, locale }, name) {
      await api.sendMessage(chatId, translator(locale)('news-joined', { name }))
    },
    async sourceFailing({ chatId, locale }, { name }) {
      await api.sendMessage(chatId, translator(locale)('news-source-failing', { name }))
    },
    async gaveUp({ chatId, locale }) {
      await api.sendMessage(chatId, translator(locale)('error-INTERNAL'))
    },
  }
}
