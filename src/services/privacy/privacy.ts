/** Privacy: what is known about a person, as a file and erased. */
import { createEraseContact } from './erase-contact.ts'
import { createPersonFiles } from './person-file.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
import { createRunErasure } from './run-erasure.ts'
import { createStoppedErasures } from './stopped-erasures.ts'

export function createPrivacy(deps: PrivacyDeps) {
  const { preview, erase } = createEraseContact(deps)
  return {
    ...createPersonFiles(deps),
    previewErasure: preview,
    erase,
    runErasure: createRunErasure(deps),
    stopped: createStoppedErasures(deps),
  }
}
