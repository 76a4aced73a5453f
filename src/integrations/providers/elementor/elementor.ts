/** Elementor: somebody filled in a form of a WordPress site. It cannot sign. */
import { defineProvider } from '../provider.ts'
import { elementorGuide } from './guide.ts'
import { elementorBodies } from './map.ts'
import { sampleElementor } from './sample.ts'

export const elementor = defineProvider({
  id: 'elementor',
  displayName: 'Elementor',
  group: 'webhook',
  guide: elementorGuide,
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 200,
  dedupe: { from: 'header', headers: ['idempotency-key'] },
  sample: sampleElementor,
  bodies: { kind: 'own', ...elementorBodies },
})
