/** Downloads the packages with the machine's own apt-get, without root: all of apt's state is kept in the work folder. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import { lastLines, runCommand } from '../run-command.ts'
import type { CommandResult } from '../run-command.ts'
import { NAME_WRAPPER, PACKAGE, SUITE } from './recipe.ts'
import type { Architecture } from './recipe.ts'

type AptDownload = {
  /** Empty folder for apt's lists, caches and settings. */
  readonly folder: string
  readonly architecture: Architecture
  readonly onProgress: (line: string) => void
  readonly env: NodeJS.ProcessEnv
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'
const PROGRESS_EVERY_MS = 3000

/**
 * @returns the paths of the downloaded packages.
 * @throws EmbeddedMongoError with apt's last lines if it fails.
 */
export async function downloadPackages(download: AptDownload): Promise<readonly string[]> {
  const { folder, onProgress } = download
  const archives = join(folder, 'cache/archives')
  mkdirSync(join(folder, 'lists/partial'), { recursive: true })
  mkdirSync(join(archives, 'partial'), { recursive: true })
  writeFileSync(join(folder, 'status'), '')

  const mirrors = await findMirrors(download.env)
  const config = join(folder, 'apt.conf')
  writeFileSync(config, aptConfiguration(folder, download.architecture))

  let failure = ''
  for (const mirror of mirrors) {
    writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${mirror} ${SUITE} main\n`)
    onProgress('Reading the list of Debian packages')
    const update = await apt(download, ['-c', config, '-q', 'update'])
    if (update.code !== 0) {
      failure = said(update)
      continue
    }
    onProgress(`Downloading ${PACKAGE} and what it needs (about 140 MB)`)
    const install = await apt(
      download,
      ['-c', config, '-q', '-o', 'APT::Status-Fd=3', '-y', '--download-only', 'install', PACKAGE, NAME_WRAPPER.package],
      reportPercent(onProgress),
    )
    if (install.code === 0) return listPackages(archives)
    failure = `${said(update)}\n${said(install)}`
  }
  throw new EmbeddedMongoError(
    `Downloading DocumentDB's Debian packages failed. apt-get said:\n${lastLines(failure, 6)}`,
  )
}

/** The machine's own Debian mirrors, the main archive's first; security archives do not carry the suite. */
async function findMirrors(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const format = '$(ORIGIN)|$(REPO_URI)|$(COMPONENT)'
  const targets = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], env)
  const rows = targets.stdout.split('\n').map((line) => line.split('|'))
  const usable = rows.filter(
    ([, uri, component]) => uri !== undefined && component === 'main' && !uri.includes('security'),
  )
  // The origin is known only if apt's lists have been fetched before; the archive's usual folder is the next best sign.
  const rank = ([origin, uri = '']: string[]): number => (origin === 'Debian' ? 0 : /\/debian\/?$/.test(uri) ? 1 : 2)
  const ordered = usable.toSorted((a, b) => rank(a) - rank(b)).flatMap(([, uri]) => (uri === undefined ? [] : [uri]))
  const mirrors = [...new Set(ordered)].slice(0, 3)
  if (mirrors.length === 0) {
    throw new EmbeddedMongoError(
      `This machine's apt names no Debian mirror to fetch ${PACKAGE} from${heading(said(targets))}`,
    )
  }
  return mirrors
}

/** A settings file passed with -c is read last, so it can clear the machine's hooks, which expect apt's own folders and root. */
function aptConfiguration(folder: string, architecture: Architecture): string {
  const settings: Readonly<Record<string, string>> = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Cache::archives': join(folder, 'cache/archives'),
    'APT::Architecture': architecture.debian,
    'APT::Install-Recommends': 'false',
    'APT::Update::Error-Mode': 'any',
    'APT::Get::List-Cleanup': 'false',
    'APT::Keep-Downloaded-Packages': 'true',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
    'Debug::NoLocking': 'true',
    // As root, apt fetches as the user _apt, which may not write into this folder.
    ...(process.getuid?.() === 0 ? { 'APT::Sandbox::User': 'root' } : {}),
  }
  const cleared = ['APT::Architectures', 'APT::Update::Pre-Invoke', 'APT::Update::Post-Invoke']
  return [
    ...[...cleared, 'APT::Update::Post-Invoke-Success'].map((name) => `#clear ${name};`),
    `APT::Architectures { "${architecture.debian}"; };`,
    ...Object.entries(settings).map(([name, value]) => `${name} "${value}";`),
    '',
  ].join('\n')
}

function apt(
  download: AptDownload,
  args: readonly string[],
  onStatusLine?: (line: string) => void,
): Promise<CommandResult> {
  return run('apt-get', args, download.env, onStatusLine)
}

async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onStatusLine?: (line: string) => void,
): Promise<CommandResult> {
  try {
    return await runCommand(program, args, {
      env: { ...env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
      ...(onStatusLine === undefined ? {} : { onStatusLine }),
    })
  } catch (error) {
    throw new EmbeddedMongoError(`${program} cannot be run on this machine`, { cause: error })
  }
}

/** apt writes `dlstatus:<item>:<percent>:<text>` to its status descriptor. */
function reportPercent(onProgress: (line: string) => void): (line: string) => void {
  let told = Date.now()
  return (line) => {
    const percent = /^dlstatus:\d+:([\d.]+):/.exec(line)?.[1]
    if (percent === undefined || Date.now() - told < PROGRESS_EVERY_MS) return
    told = Date.now()
    onProgress(`Downloading DocumentDB: ${Math.floor(Number(percent))} %`)
  }
}

function listPackages(archives: string): readonly string[] {
  const packages = readdirSync(archives).filter((name) => name.endsWith('.deb'))
  if (packages.length === 0) {
    throw new EmbeddedMongoError('apt-get downloaded no packages for DocumentDB')
  }
  return packages.map((name) => join(archives, name))
}

function said(result: CommandResult): string {
  return result.stderr.trim() === '' ? result.stdout : result.stderr
}

function heading(text: string): string {
  return text.trim() === '' ? '' : `:\n${lastLines(text)}`
}
