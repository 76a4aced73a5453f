/** GitHub: an issue that somebody opened. */
import { HUB_SIGNATURE_256 } from '../hub-signature.ts'
import { defineProvider } from '../provider.ts'
import { githubGuide } from './guide.ts'
import { githubBodies } from './map.ts'
import { sampleGithub } from './sample.ts'

export const github = defineProvider({
  id: 'github',
  displayName: 'GitHub',
  group: 'service',
  guide: githubGuide,
  signature: HUB_SIGNATURE_256,
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  // GitHub's own delivery id is not signed: a captured request could be sent again and again under new ids.
  dedupe: { from: 'payload', paths: ['action', 'issue.html_url'] },
  // Some events, such as security_advisory, name neither a sender nor a repository: only the header tells them apart.
  events: { header: 'x-github-event', leads: ['issues'] },
  jsonField: 'payload',
  sample: sampleGithub,
  bodies: { kind: 'own', ...githubBodies },
})
