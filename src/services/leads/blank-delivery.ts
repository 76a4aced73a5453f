/**
 * Deliveries whose body is gone: erased with a person, or no longer kept. The row stays, so that the same delivery does not count
 * as a new one, and there is nothing left to process again.
 */
export const ERASED_DELIVERY = 'erased'
export const EXPIRED_DELIVERY = 'expired'

const BLANK: readonly string[] = [ERASED_DELIVERY, EXPIRED_DELIVERY]

export function isBlankDelivery(problem: string | null | undefined): boolean {
  return problem != null && BLANK.includes(problem)
}

/** What is left of its content. @param why one of the two above */
export function blankDelivery(why: string) {
  return { $set: { rawBody: Buffer.alloc(0), headers: {}, problem: why }, $unset: { answered: 1 } } as const
}
