/** Answers the GET request with which a provider verifies an address. */
import { createHash, timingSafeEqual } from 'node:crypto'

import { deriveVerifyToken } from '../secrets/generate-secret.ts'
import type { ChallengeSpec } from './provider.ts'

/** Sent back as text/plain; only these characters are allowed, so that it can never be an HTML page. */
const CHALLENGE = /^[\w.-]{1,256}$/u

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * @param query the query of the request
 * @param secrets all active secrets of the source; each has its own verify token
 * @returns what to send back as text/plain with 200; null to refuse it like a wrong signature
 */
export function answerChallenge(
  spec: ChallengeSpec,
  query: Pick<URLSearchParams, 'getAll'>,
  secrets: readonly string[],
): string | null {
  const once = (name: string): string => {
    const [value = '', ...more] = query.getAll(name)
    return more.length === 0 ? value : ''
  }
  const given = digest(once(spec.tokenParameter))
  // Compares all of them, whichever matches, to take constant time.
  const matching = secrets.filter((secret) => timingSafeEqual(given, digest(deriveVerifyToken(secret))))
  const challenge = once(spec.challengeParameter)
  const right = matching.length > 0 && once(spec.modeParameter) === spec.mode && CHALLENGE.test(challenge)
  return right ? challenge : null
}
