import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { SharedPage } from '#app/http/shared-page.ts'

const HTML =
  '<p>禾采</p><script>one()</script><script type="module" async="">two()</script><script src="/a.js"></script>'

test('its inline scripts are allowed by their hashes, each once, and its files by none', () => {
  const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  expect(new SharedPage(HTML).scriptSources).toBe(`${hash('one()')} ${hash('two()')}`)
  expect(new SharedPage(`${HTML}<script>one()</script>`).scriptSources).toBe(
    `${hash('one()')} ${hash('two()')}`,
  )
})

test('whatever its reader unpacks, the page is the same', async () => {
  const page = new SharedPage(HTML)
  expect((await page.bytes(null)).toString()).toBe(HTML)
  expect(gunzipSync(await page.bytes('gzip')).toString()).toBe(HTML)
  expect(brotliDecompressSync(await page.bytes('br')).toString()).toBe(HTML)
})

test('it is packed once for all who unpack alike', async () => {
  const page = new SharedPage(HTML)
  expect(await page.bytes('gzip')).toBe(await page.bytes('gzip'))
})
