/**
 * Debian's chromium-headless-shell and everything it needs except libc, unpacked into the user's cache, without root and
 * without changing the machine. apt-get works in separate folders with an empty package status, so that it downloads every
 * library; it uses the machine's own sources, so that the packages fit the machine's libc.
 */
import { execFile } from 'node:child_process'
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packages = ['chromium-headless-shell', 'fonts-dejavu-core']
/** The machine's own are used: two libcs in one process do not work. */
const leftOut = /^(?:libc6|libc-bin|libc6-i386|locales)_/

/**
 * The path of a program that runs the unpacked browser, installing it first if necessary.
 * @throws Error saying what to do if there is no apt-get or it fails
 */
export async function chromiumFromDebian(
  environment: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<string> {
  const cache = join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'clientsphere')
  const folder = join(cache, 'chromium-headless-shell')
  const program = join(folder, 'chromium')
  await mkdir(cache, { recursive: true })
  while (!(await exists(program))) {
    const release = await takeLock(join(cache, 'chromium-headless-shell.lock'))
    if (release === null) {
      await sleep(300)
      continue
    }
    try {
      if (!(await exists(program))) await install(cache, folder, onProgress)
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim().split('\n').slice(0, 6).join('\n') : String(error)
      throw new Error(
        `No Chromium was found, and Debian's could not be unpacked: ${reason}\nInstall chromium, or give its path in CHROMIUM_PATH`,
        { cause: error },
      )
    } finally {
      await release()
    }
  }
  return program
}

/** Builds under another name and renames at the end, so that a half-made installation is never used. */
async function install(cache: string, folder: string, onProgress: (line: string) => void): Promise<void> {
  const work = await mkdtemp(join(cache, 'chromium-building-'))
  try {
    onProgress('Chromium for the browser tests: asking Debian for packages (once per machine)')
    const archives = join(work, 'apt', 'cache', 'archives')
    await mkdir(join(work, 'apt', 'lists', 'partial'), { recursive: true })
    await mkdir(join(archives, 'partial'), { recursive: true })
    await writeFile(join(work, 'apt', 'status'), '')
    const apt = (...rest: readonly string[]) =>
      run('apt-get', [...aptOptions(join(work, 'apt')), ...rest], { maxBuffer: 64 * 1024 * 1024 })
    await apt('-qq', 'update')
    await apt('-qq', 'install', '-y', '--download-only', ...packages)
    const root = join(work, 'root')
    await mkdir(root)
    const debs = (await readdir(archives)).filter((name) => name.endsWith('.deb') && !leftOut.test(name))
    onProgress(`Chromium for the browser tests: unpacking ${debs.length} packages`)
    for (const deb of debs) await run('dpkg-deb', ['-x', join(archives, deb), root])
    await rm(join(work, 'apt'), { recursive: true, force: true })
    await writeProgram(work, await libraryFolders(root))
    await rm(folder, { recursive: true, force: true })
    await rename(work, folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function aptOptions(folder: string): readonly string[] {
  const options = {
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Debug::NoLocking': '1',
    'APT::Install-Recommends': 'false',
    // As root, apt would download as another user, which may not enter this folder.
    'APT::Sandbox::User': 'root',
    'Acquire::Retries': '3',
  }
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
}

/** Every folder that holds shared libraries, relative to the installation: the package scripts that would link them did not run. */
async function libraryFolders(root: string): Promise<readonly string[]> {
  const folders: string[] = []
  for (const base of ['usr/lib', 'lib']) {
    for (const entry of await readdir(join(root, base), { withFileTypes: true }).catch(() => [])) {
      if (entry.isDirectory() && entry.name.includes('-linux-gnu')) folders.push(`${base}/${entry.name}`)
    }
  }
  const parts = folders.flatMap((folder) => ['pulseaudio', 'nss', 'blas', 'lapack'].map((part) => `${folder}/${part}`))
  for (const part of parts) if (await exists(join(root, part))) folders.push(part)
  return folders
}

/** The program finds its libraries and fonts relative to itself, so that the folder may be moved. */
async function writeProgram(work: string, libraries: readonly string[]): Promise<void> {
  const path = libraries.map((folder) => `$here/root/${folder}`).join(':')
  const program = join(work, 'chromium')
  await writeFile(
    join(work, 'fonts.conf'),
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n' +
      '<fontconfig><dir prefix="relative">root/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n',
  )
  await writeFile(
    program,
    `#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexport LD_LIBRARY_PATH="${path}"\nexport FONTCONFIG_FILE="$here/fonts.conf"\n` +
      'exec "$here/root/usr/lib/chromium/chromium-headless-shell" "$@"\n',
  )
  await chmod(program, 0o755)
}

/** Held by a process as long as it lives; null while another one holds it. */
async function takeLock(path: string): Promise<(() => Promise<void>) | null> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' })
    return () => rm(path, { force: true })
  } catch {
    const owner = Number(await readFile(path, 'utf8').catch(() => ''))
    if (owner > 0 && !isAlive(owner)) await rm(path, { force: true })
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
