/**
 * The product as it is shipped: compiled. A test that starts it twenty times would else spend most of its time compiling.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

let main: string | undefined

/** Compiles once in this process; removed when it ends. @returns the path of the program's entry */
export function compiledMain(): string {
  return (main ??= compile())
}

function compile(): string {
  // Below the packages, so that the compiled modules find them.
  const parent = join(ROOT, 'node_modules', '.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'reliability-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', folder]
  execFileSync(process.execPath, [compiler, ...options], { cwd: ROOT, stdio: 'inherit' })
  // What is found by its place next to the code.
  cpSync(join(ROOT, 'locales'), join(folder, 'locales'), { recursive: true })
  return join(folder, 'src', 'main.js')
}
