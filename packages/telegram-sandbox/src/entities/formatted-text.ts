import type { MessageEntity } from 'grammy/types'

/** Offsets and lengths in UTF-16 code units. */
export type FormattedText = { readonly text: string; readonly entities: MessageEntity[] }
