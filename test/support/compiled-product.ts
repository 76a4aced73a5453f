/**
 * The product as it is shipped: compiled, once per test run. Sources would be compiled in each process that a test
 * starts, and some tests start twenty.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { FILES_BESIDE_CODE } from '../../scripts/files-beside-code.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Below the packages, so that the compiled modules find them. */
const CACHE = join(ROOT, 'node_modules', '.cache')
const PACKAGES = ['embedded-mongo', 'telegram-sandbox'] as const

/** @param file a source file, such as `src/main.ts`. @returns the path of the compiled file */
export function compiledProgram(testRun: string, file: string): string {
  const folder = folderOf(testRun)
  if (!existsSync(folder)) compileInto(folder)
  return join(folder, file.replace(/\.ts$/u, '.js'))
}

export function removeCompiled(testRun: string): void {
  rmSync(folderOf(testRun), { recursive: true, force: true })
}

function folderOf(testRun: string): string {
  return join(CACHE, `product-of-tests-${testRun}`)
}

/** Moved into place as a whole, so that test files that need it at the same time find all of it or nothing. */
function compileInto(folder: string): void {
  mkdirSync(CACHE, { recursive: true })
  const made = mkdtempSync(`${folder}-`)
  compile('tsconfig.build.json', made)
  for (const name of PACKAGES) {
    const home = join(made, 'node_modules', '@clientsphere', name)
    compile(`packages/${name}/tsconfig.build.json`, join(home, 'dist'))
    cpSync(join(ROOT, 'packages', name, 'package.json'), join(home, 'package.json'))
  }
  const page = join(made, 'node_modules', '@clientsphere', 'telegram-sandbox', 'dist', 'page')
  run('--import', 'tsx', join(ROOT, 'packages/telegram-sandbox/src/write-page.ts'), page)
  // Files that the code finds relative to itself.
  for (const file of [...FILES_BESIDE_CODE, 'package.json'])
    cpSync(join(ROOT, file), join(made, file), { recursive: true })
  try {
    renameSync(made, folder)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    // Another test file was quicker.
    if (!existsSync(folder)) throw error
  }
}

/** Without a type check: that is `npm run types`. */
function compile(project: string, outDir: string): void {
  run(join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, project), '--noCheck', '--outDir', outDir)
}

function run(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
}
