/** Clerk: somebody signed up, or joined the waitlist. It sends with Svix and makes the secret. */
import { defineProvider } from '../provider.ts'
import { clerkGuide } from './guide.ts'
import { clerkBodies } from './map.ts'
import { sampleClerk } from './sample.ts'

export const clerk = defineProvider({
  id: 'clerk',
  displayName: 'Clerk',
  group: 'webhook',
  guide: clerkGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [
      { signature: 'svix-signature', id: 'svix-id', timestamp: 'svix-timestamp' },
      { signature: 'webhook-signature', id: 'webhook-id', timestamp: 'webhook-timestamp' },
    ],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'list', version: 'v1' },
    secretEncoding: 'whsec',
    signed: '{id}.{timestamp}.{body}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  },
  secret: { madeBy: 'them', meanwhile: 'whsec' },
  successStatus: 200,
  dedupe: { from: 'header', headers: ['svix-id', 'webhook-id'] },
  sample: sampleClerk,
  bodies: { kind: 'own', ...clerkBodies },
})
