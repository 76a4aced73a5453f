/** One line that reports the move of a deal. */
import type { MovedDeal } from '../../services/deals/move-deal.ts'
import type { Translate } from './i18n.ts'

export function movedText({ title, from, to, pipeline, status }: MovedDeal, t: Translate): string {
  switch (status) {
    case 'won':
      return t('deal-won', { title })
    case 'lost':
      return t('deal-lost', { title })
    case 'open':
      return t('deal-moved', {
        title,
        from: from.name,
        to: pipeline === null ? to.name : `${pipeline} · ${to.name}`,
      })
  }
}
