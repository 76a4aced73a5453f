/**
 * `npm run build`: compiles the program to dist/ and puts the files that are not code beside it, so that every file is
 * found from its neighbours by the same relative path as in the sources.
 */
import { execFileSync } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { buildPage } from '../src/sandbox/build-page.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url))

await rm(path('dist'), { recursive: true, force: true })
// Node itself runs the compiler: the .bin entry is a shell script on one system and a batch file on another.
execFileSync(process.execPath, [path('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
await cp(path('locales'), path('dist/locales'), { recursive: true })
await buildPage(path('dist/src/sandbox/page'))
