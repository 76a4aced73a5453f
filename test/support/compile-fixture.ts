/** Runs the compiler on a file with mistakes: each line that must be refused ends with a comment and the error's code. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MARK = /\/\/ refused: (TS\d+)$/u
const ERROR = /^(\S+)\((\d+),\d+\): error (TS\d+):/u

function compile(folder: string): Promise<string> {
  const args = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false']
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 16_000_000 }, (_error, stdout) => resolve(stdout))
  })
}

/**
 * @param folder under the repository's root, with a tsconfig.json
 * @returns `file:line code` of the marked lines, and of those that the compiler refused
 */
export async function compileFixture(
  folder: string,
  file: string,
): Promise<{ readonly wanted: readonly string[]; readonly refused: readonly string[] }> {
  const lines = (await readFile(join(ROOT, folder, file), 'utf8')).split('\n')
  const wanted = lines.flatMap((line, index) => {
    const code = MARK.exec(line)?.[1]
    return code === undefined ? [] : [`${folder}/${file}:${index + 1} ${code}`]
  })
  const found = (await compile(folder)).split('\n').flatMap((line) => {
    const [, where, number, code] = ERROR.exec(line) ?? []
    return where === undefined ? [] : [`${where}:${number} ${code}`]
  })
  return { wanted, refused: [...new Set(found)] }
}
