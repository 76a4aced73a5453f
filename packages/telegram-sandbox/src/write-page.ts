/** The last step of the build: puts the browser's page beside the compiled server. */
import { fileURLToPath } from 'node:url'

import { buildPage } from './build-page.ts'

await buildPage(fileURLToPath(new URL('../dist/page', import.meta.url)))
