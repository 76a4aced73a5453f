/** Tilda: somebody filled in a form or ordered something. It cannot sign, and checks the address with `test=test`. */
import { defineProvider } from '../provider.ts'
import { tildaGuide } from './guide.ts'
import { tildaBodies } from './map.ts'
import { sampleTilda } from './sample.ts'

export const tilda = defineProvider({
  id: 'tilda',
  displayName: 'Tilda',
  group: 'webhook',
  guide: tildaGuide,
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['tranid'] },
  sample: sampleTilda,
  bodies: { kind: 'own', ...tildaBodies },
})
