/** What people are told about their membership, the team, and what was handed over. */
import { fmt } from '@grammyjs/parse-mode'

import type { HandoverCounts, HandoverKind } from '../../services/team/handover.ts'
import type { TeamNews } from '../../services/team/team-news-job.ts'
import type { Translate } from './i18n.ts'
import type { NewsMessage } from './news-text.ts'

/** To somebody who is a member. */
export type TeamNewsOfMember = Exclude<TeamNews, { readonly kind: 'removed' }>

const COUNTED = ['deal', 'contact', 'company', 'task', 'lead-source'] as const satisfies readonly HandoverKind[]

/** “5 deals, 12 contacts”; empty if there is nothing. */
export function handoverText(counts: HandoverCounts, t: Translate): string {
  return COUNTED.filter((kind) => counts[kind] > 0)
    .map((kind) => t(`handover-count-${kind}`, { count: counts[kind] }))
    .join(', ')
}

export function teamMessage(news: TeamNewsOfMember, t: Translate): NewsMessage {
  switch (news.kind) {
    case 'restored':
      return { text: fmt`${t('news-restored')}`, rows: [] }
    case 'left':
      return { text: fmt`${t('news-left', { name: news.name })}`, rows: [] }
    case 'handed-over':
      return { text: fmt`${t('news-handed-over', { name: news.name, what: handoverText(news.counts, t) })}`, rows: [] }
    case 'ownership-offered': {
      const by = { kind: 'member', id: news.by } as const
      const text = t(news.shared ? 'news-ownership-shared' : 'news-ownership-offered', { name: news.name })
      return {
        text: fmt`${text}`,
        rows: [
          [[t('button-accept-ownership'), 'acceptOwnership', by]],
          [[t('button-decline-ownership'), 'declineOwnership', by]],
        ],
      }
    }
    case 'ownership-accepted':
      return {
        text: fmt`${t(news.shared ? 'news-ownership-shared-now' : 'news-ownership-accepted', { name: news.name })}`,
        rows: [],
      }
    case 'ownership-declined':
      return { text: fmt`${t('news-ownership-declined', { name: news.name })}`, rows: [] }
  }
}
