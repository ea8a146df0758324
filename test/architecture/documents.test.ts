import { existsSync } from 'node:fs'
import { dirname, posix, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { listFiles, REPOSITORY, readSource } from './sources.ts'

const documents = listFiles()
  .filter((path) => path.endsWith('.md'))
  .map(readSource)
const decisions = documents.filter(({ path }) => /^docs\/decisions\/\d{4}-[\w-]+\.md$/.test(path))
const exists = (path: string) => existsSync(resolve(REPOSITORY, path))

test('every link of a document leads to a file of this repository', () => {
  const dead = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)/g)]
      .map(([, to]) => to ?? '')
      .filter((to) => !/^https?:/.test(to) && !exists(posix.join(dirname(path), to)))
      .map((to) => `${path} → ${to}`),
  )
  expect(dead).toEqual([])
})

test('files and commands that a document names are there', () => {
  const { scripts } = JSON.parse(readSource('package.json').text) as { scripts: Record<string, string> }
  const missing = documents.flatMap(({ path, text }) => {
    const files = [...text.matchAll(/`((?:app|db|search|jobs|test|docs)\/[\w./$-]+\.\w+)`/g)]
    const commands = [...text.matchAll(/`npm run ([\w:-]+)/g)]
    return [
      ...files.filter(([, file]) => !exists(file ?? '')).map(([, file]) => `${path}: ${file}`),
      ...commands.filter(([, name]) => !scripts[name ?? '']).map(([, name]) => `${path}: npm run ${name}`),
    ]
  })
  expect(missing).toEqual([])
})

test('a decision has a number of its own and says it in its title', () => {
  const wrong = decisions.filter(({ path, text }) => !text.startsWith(`# ${path.slice(15, 19)} `))
  expect(wrong.map(({ path }) => path)).toEqual([])
  expect(new Set(decisions.map(({ path }) => path.slice(15, 19))).size).toBe(decisions.length)
})
