/** Jotform: somebody filled in a form. It cannot sign, so the secret is in the address. */
import { defineProvider } from '../provider.ts'
import { jotformGuide } from './guide.ts'
import { jotformBodies } from './map.ts'
import { sampleJotform } from './sample.ts'

export const jotform = defineProvider({
  id: 'jotform',
  displayName: 'Jotform',
  group: 'webhook',
  guide: jotformGuide,
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['submissionID'] },
  sample: sampleJotform,
  bodies: { kind: 'own', ...jotformBodies },
})
