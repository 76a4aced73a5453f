/**
 * `npm run build`: compiles the packages, each into its own dist/, then the program to dist/, and puts the files that are
 * not code beside it, so that every file is found from its neighbours by the same relative path as in the sources.
 */
import { execFileSync } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { FILES_BESIDE_CODE } from './files-beside-code.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url))

/** Node itself runs the compiler: the .bin entry is a shell script on one system and a batch file on another. */
function compile(project: string): void {
  const compiler = path('node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' })
}

for (const folder of ['dist', 'packages/embedded-mongo/dist', 'packages/telegram-sandbox/dist']) {
  await rm(path(folder), { recursive: true, force: true })
}
compile('packages/embedded-mongo/tsconfig.build.json')
compile('packages/telegram-sandbox/tsconfig.build.json')
execFileSync(process.execPath, ['--import', 'tsx', path('packages/telegram-sandbox/src/write-page.ts')], {
  cwd: root,
  stdio: 'inherit',
})
compile('tsconfig.build.json')
for (const file of FILES_BESIDE_CODE) await cp(path(file), path(`dist/${file}`), { recursive: true })
