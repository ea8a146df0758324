import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from 'react-router-dom'
import { expect, test } from 'vitest'
import { divided } from '#app/http/wings.ts'

const ROUTES = join(import.meta.dirname, '../../../app/routes')

/** The paths of the product's pages, by the framework's own rule for the names of their files. */
function pathOf(file: string): string | undefined {
  const name = file.replace(/\.tsx?$/, '')
  if (name === '_index') return undefined
  const words = name.replaceAll('[.]', '\u0000').split('.')
  const parts = words.filter((word) => word !== '_index').map((word) => word.replace(/_$/, ''))
  return parts
    .map((word) => word.replace(/^\$$/, '*').replace(/^\$/, ':'))
    .join('/')
    .replaceAll('\u0000', '.')
}

const routes = Object.fromEntries([
  ['root', { id: 'root', path: '' }],
  ...readdirSync(ROUTES).map((file) => {
    const path = pathOf(file)
    const id = `routes/${file}`
    const isIndex = /(^|\.)_index\./.test(file)
    return [id, { id, parentId: 'root', ...(path ? { path } : {}), ...(isIndex ? { index: true } : {}) }]
  }),
])
const build = { routes, assets: { routes } } as unknown as ServerBuild
const wingFor = divided(build, (wing) => wing)

/** What a build answers an address by. */
function answeredBy({ routes: some }: ServerBuild, path: string): string | undefined {
  const children = Object.values(some)
    .filter(({ parentId }) => parentId === 'root')
    .map(({ id, path: own, index }) => (index ? { id, index, path: own } : { id, path: own }))
  return matchRoutes([{ id: 'root', path: '', children }] as never, path)?.at(-1)?.route.id
}

const addresses = Object.values(routes as Record<string, { path?: string }>).map(
  ({ path = '' }) => `/${path.replace(/:\w+/g, 'one').replace('*', 'nowhere/at-all')}`,
)

test.each(addresses)('%s is answered by the same page in its wing as in the whole house', (address) => {
  expect(answeredBy(build, address)).toBeDefined()
  expect(answeredBy(wingFor(address), address)).toBe(answeredBy(build, address))
})

test.each(['/Pools/one', '/%70ools', '/pools/one/two/three', '/nowhere', '/pools.data/one'])(
  '%s is written as few write it and is answered alike',
  (address) => {
    expect(answeredBy(wingFor(address), address)).toBe(answeredBy(build, address))
  },
)

test('the data of a page is asked of its wing, and every wing knows the home page and the page of no address', () => {
  expect(wingFor('/pools.data')).toBe(wingFor('/pools/one'))
  expect(wingFor('/_root.data')).toBe(wingFor('/'))
  for (const address of addresses)
    expect(Object.keys(wingFor(address).routes)).toEqual(
      expect.arrayContaining(['root', 'routes/_index.tsx', 'routes/$.tsx']),
    )
})

test('only the manifest is asked of the whole house: a wing has few routes', () => {
  expect(Object.keys(wingFor('/__manifest').routes)).toHaveLength(Object.keys(routes).length)
  for (const address of addresses) {
    const { length } = Object.keys(wingFor(address).routes)
    expect(length).toBeLessThan(Object.keys(routes).length / 4)
  }
})
