import type * as JsxRuntime from 'react/jsx-dev-runtime'
import { expect, test, vi } from 'vitest'
import Design from '#app/routes/design.tsx'
import { draw } from './support/draw.tsx'

const drawn = vi.hoisted(() => new Set<unknown>())

/** Remembers which components were really asked for, however deep in the page. */
vi.mock('react/jsx-dev-runtime', async (importOriginal) => {
  const real = await importOriginal<typeof JsxRuntime>()
  const jsxDEV: typeof real.jsxDEV = (type, ...rest) => {
    drawn.add(type)
    return real.jsxDEV(type, ...rest)
  }
  return { ...real, jsxDEV }
})

const modules = import.meta.glob<Record<string, unknown>>('../../app/components/ui/*.tsx', { eager: true })

test('every component of the design system is shown on /design', async () => {
  await draw(<Design />)
  for (const type of [...drawn]) drawn.add(comeApart(type))
  const components = Object.values(modules).flatMap((module) =>
    Object.entries(module).filter(([name, one]) => /^[A-Z][a-z]/.test(name) && typeof one === 'function'),
  )
  expect(components.length).toBeGreaterThan(30)
  expect(components.filter(([, one]) => !drawn.has(one)).map(([name]) => name)).toEqual([])
})

test.each(['zh', 'en'] as const)(
  '/design shows both themes alike in %s, with ids of their own',
  async (locale) => {
    const html = await draw(<Design />, locale)
    const [, light = '', dark = ''] = html.split(/data-theme="(?:light|dark)"/)
    expect([...dark.matchAll(/<h2/g)].length).toBe([...light.matchAll(/<h2/g)].length)
    // The same picture names its clips alike wherever it stands, and a calendar its days.
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].flatMap(([, id = '']) =>
      /^(zr|d-\d)/.test(id) ? [] : [id],
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).not.toMatch(/undefined|NaN|\[object|Invalid/)
  },
)

/** What a part that comes apart turned out to be, once React has it. */
function comeApart(type: unknown): unknown {
  const late = type as { _payload?: { _result?: { default?: unknown } } }
  return late?._payload?._result?.default
}
