import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { listFiles, REPOSITORY, readSource } from './sources.ts'

const texts = listFiles()
  .filter((path) => /\.(tsx?|js|cjs|mjs|json|sql|md|ya?ml|css|html|svg)$/.test(path) || path === '.ci/run')
  .filter((path) => path !== 'test/architecture/words.test.ts')

test('no path of somebody’s machine is written down', () => {
  // A word boundary before the slash: `/network/` is nobody's folder.
  const machine = /(?<![\w.-])\/(work|home|root|Users)\/[\w.-]+|\/tmp\/[a-z]+-[a-z]+\.md/
  const offenders = texts.filter(
    (path) => path !== 'package-lock.json' && machine.test(readSource(path).text),
  )
  expect(offenders).toEqual([])
})

test('the lock file names no registry', () => {
  const lock = resolve(REPOSITORY, 'package-lock.json')
  expect(existsSync(lock)).toBe(true)
  const { text } = readSource('package-lock.json')
  expect(text.match(/"resolved":\s*"https?:[^"]*"/g) ?? []).toEqual([])
})

test('no work is left as a note in the code', () => {
  const notes = /\b(TODO|FIXME|XXX|HACK)\b/
  const offenders = texts.filter(
    (path) => /^(app|db|search|jobs)\//.test(path) && notes.test(readSource(path).text),
  )
  expect(offenders).toEqual([])
})

test('a secret has no place in the repository', () => {
  const secrets =
    /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(ghp|github_pat|npm)_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}\b/
  expect(texts.filter((path) => secrets.test(readSource(path).text))).toEqual([])
})
