/** How Meta verifies an address, in all of its products: WebSub's verification of intent, with a token of ours. */
import type { ChallengeSpec } from './provider.ts'

export const HUB_CHALLENGE: ChallengeSpec = {
  modeParameter: 'hub.mode',
  mode: 'subscribe',
  tokenParameter: 'hub.verify_token',
  challengeParameter: 'hub.challenge',
}
