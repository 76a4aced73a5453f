/** The message about a lead source whose deliveries fail, with a button that opens it. */
import { fmt } from '@grammyjs/parse-mode'

import type { LeadSourceId } from '../../models/ids.ts'
import { type Clock, momentText } from './moment-text.ts'
import type { NewsMessage } from './news-text.ts'

export type FailingSource = {
  readonly id: LeadSourceId
  readonly name: string
  /** How many deliveries have failed, and since when; null if only one has. */
  readonly more: { readonly count: number; readonly since: Date } | null
}

export function sourceFailingMessage({ id, name, more }: FailingSource, words: Clock): NewsMessage {
  const { t } = words
  const counted =
    more === null ? '' : `\n${t('news-source-failures', { count: more.count, since: momentText(more.since, words) })}`
  return {
    text: fmt`${t('news-source-failing', { name })}${counted}`,
    rows: [[[t('button-open-source'), 'source', { kind: 'lead-source', id }]]],
  }
}
