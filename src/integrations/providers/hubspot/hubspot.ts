/** HubSpot: a contact was created. HubSpot sends only its id, and the contact is fetched. */
import { defineProvider } from '../provider.ts'
import { hubspotGuide } from './guide.ts'
import { hubspotBodies, hubspotReferences } from './map.ts'
import { sampleHubspot } from './sample.ts'

export const hubspot = defineProvider({
  id: 'hubspot',
  displayName: 'HubSpot',
  group: 'service',
  guide: hubspotGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'x-hubspot-signature-v3', timestamp: 'x-hubspot-request-timestamp' }],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    signed: '{method}{url}{body}{timestamp}',
    urlForms: ['as-called', 'hubspot', 'decoded'],
    timestamp: { unit: 'ms', toleranceSeconds: 300 },
  },
  // The app's client secret.
  secret: { madeBy: 'them' },
  successStatus: 200,
  references: hubspotReferences,
  // HubSpot does not promise that an event's id is unique: the record's is added.
  dedupe: { from: 'payload', paths: ['[*].eventId', '[*].objectId'] },
  sample: sampleHubspot,
  bodies: { kind: 'own', ...hubspotBodies },
})
