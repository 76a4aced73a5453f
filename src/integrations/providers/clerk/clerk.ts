/** Clerk: somebody signed up, or joined the waitlist. It sends with Svix and makes the secret. */
import { defineProvider } from '../provider.ts'
import { STANDARD_NAMES, standardSignature, SVIX_NAMES } from '../standard-signature.ts'
import { clerkGuide } from './guide.ts'
import { clerkBodies } from './map.ts'
import { sampleClerk } from './sample.ts'

export const clerk = defineProvider({
  id: 'clerk',
  displayName: 'Clerk',
  group: 'webhook',
  guide: clerkGuide,
  signature: standardSignature(SVIX_NAMES, STANDARD_NAMES),
  secret: { madeBy: 'them', meanwhile: 'whsec' },
  successStatus: 200,
  dedupe: { from: 'header', headers: ['svix-id', 'webhook-id'] },
  sample: sampleClerk,
  bodies: { kind: 'own', ...clerkBodies },
})
