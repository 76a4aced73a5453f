/** Texts for typed values that a service refused. */
import type { FieldProblemDetails } from '../../errors.ts'
import type { Translate } from './i18n.ts'

export function problemText(t: Translate, details: FieldProblemDetails): string {
  const given = details.given ?? ''
  const limit = details.limit ?? 0
  switch (details.problem) {
    case 'too-long':
      return t('problem-too-long', { limit })
    case 'too-many':
      return t('problem-too-many', { limit })
    case 'not-a-phone':
      return t('problem-not-a-phone', { given })
    case 'not-an-email':
      return t('problem-not-an-email', { given })
    case 'not-a-currency':
      return t('problem-not-a-currency', { given })
    case 'not-a-time-zone':
      return t('problem-not-a-time-zone', { given })
    case 'not-a-region':
      return t('problem-not-a-region', { given })
    case 'not-a-number':
      return t('problem-not-a-number', { given })
    case 'not-a-telegram':
      return t('problem-not-a-telegram', { given })
    case 'not-a-link':
      return t('problem-not-a-link', { given })
    case 'not-a-domain':
      return t('problem-not-a-domain', { given })
    case 'company-exists':
      return t('problem-company-exists', { given })
    case 'not-an-amount':
      return t('problem-not-an-amount', { given })
    case 'ambiguous-amount':
      return t('problem-ambiguous-amount', { given })
    case 'too-precise-amount':
      return t('problem-too-precise-amount', { given })
    case 'not-a-date':
      return t('problem-not-a-date', { given })
    case 'not-hours':
      return t('problem-not-hours', { given })
    case 'not-minutes':
      return t('problem-not-minutes', { given })
    case 'no-such-day':
      return t('problem-no-such-day', { given })
    case 'ambiguous-date':
      return t('problem-ambiguous-date', { given })
    case 'not-a-token':
      return given === '' ? t('problem-not-a-token') : t('problem-not-that-token', { given })
    case 'address-refused':
      return t('problem-address-refused', { given })
    case 'name-not-found':
      return t('problem-name-not-found', { given })
    case 'name-taken':
      return t('problem-name-taken', { given })
    case 'not-a-percentage':
      return t('problem-not-a-percentage')
    case 'not-days':
      return t('problem-not-days', { limit })
    case 'rate-day':
      return t('problem-rate-day', { given })
    case 'no-such-choice':
      return t('problem-no-such-choice', { given })
    case 'not-an-item':
      return t('problem-not-an-item', { given })
    case 'not-a-quantity':
      return t('problem-not-a-quantity', { given, limit })
    case 'other-currency':
      return t('problem-other-currency', { given })
    case 'month-too-far':
      return t('problem-month-too-far', { limit })
    case 'last-choice':
    case 'not-a-discount':
    case 'negative-amount':
    case 'too-large-amount':
    case 'past-date':
    case 'empty':
    case 'no-letters':
    case 'nothing-given':
    case 'pick-one':
    case 'not-a-secret':
    case 'not-https':
    case 'link-with-password':
    case 'port-refused':
    case 'not-a-rate':
    case 'same-currency':
    case 'rate-out-of-range':
    case 'target-nought':
    case 'month-over':
      return t(`problem-${details.problem}`)
  }
}
