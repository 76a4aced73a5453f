/** The last step of the build: puts the browser's page beside the compiled server, or into the folder that is given. */
import { fileURLToPath } from 'node:url'

import { buildPage } from './build-page.ts'

await buildPage(process.argv[2] ?? fileURLToPath(new URL('../dist/page', import.meta.url)))
