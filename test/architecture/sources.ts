import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const REPOSITORY = resolve(import.meta.dirname, '../..')

export interface Source {
  readonly path: string
  readonly text: string
  readonly lines: number
}

/** Every file under version control or about to be: what is ignored is nobody's business here. */
export function listFiles(): string[] {
  const flags = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const output = execFileSync('git', flags, { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 1e8 })
  return output.split('\0').filter((path) => path !== '' && existsSync(resolve(REPOSITORY, path)))
}

export function readSource(path: string): Source {
  const text = readFileSync(resolve(REPOSITORY, path), 'utf8')
  return { path, text, lines: text.trimEnd().split('\n').length }
}

/** The TypeScript of the house. */
export function listSources(): Source[] {
  const isOurs = (path: string): boolean => /^(app|db|search|jobs|test)\/.*\.tsx?$/.test(path)
  return listFiles().filter(isOurs).map(readSource)
}
