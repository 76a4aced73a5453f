/** Postmark: somebody wrote to an address that Postmark receives mail for. */
import { defineProvider } from '../provider.ts'
import { postmarkGuide } from './guide.ts'
import { postmarkBodies } from './map.ts'
import { samplePostmark } from './sample.ts'

export const postmark = defineProvider({
  id: 'postmark',
  displayName: 'Postmark',
  group: 'service',
  guide: postmarkGuide,
  signature: { kind: 'basic', user: 'clientsphere' },
  secret: { madeBy: 'us', format: 'token' },
  // Everything else is sent again.
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['MessageID'] },
  sample: samplePostmark,
  bodies: { kind: 'own', ...postmarkBodies },
})
