import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePackedAssets } from '#app/http/packed-assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'hecai-assets-'))
const SCRIPT = 'export const words = "需者团购"\n'.repeat(200)
let server: Server
let url = ''

beforeAll(async () => {
  writeFileSync(join(folder, 'page-abc.js'), SCRIPT)
  const app = express()
  app.use('/assets', servePackedAssets(folder))
  app.use((_request, response) => void response.status(404).send('next'))
  await new Promise<void>((done) => {
    server = app.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/assets`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** By hand, so that nothing unpacks on the way. */
async function ask(path: string, accepts: string) {
  const { request } = await import('node:http')
  return new Promise<{ status: number; packing: string | undefined; body: Buffer }>((done, fail) => {
    const asked = request(`${url}${path}`, { headers: { 'accept-encoding': accepts } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          packing: answer.headers['content-encoding'],
          body: Buffer.concat(chunks),
        }),
      )
    })
    asked.on('error', fail)
    asked.end()
  })
}

test('a script comes packed as its reader can unpack it, the same to the byte', async () => {
  const [small, wide] = [await ask('/page-abc.js', 'gzip, br'), await ask('/page-abc.js', 'gzip')]
  expect([small.packing, wide.packing]).toEqual(['br', 'gzip'])
  expect(brotliDecompressSync(small.body).toString()).toBe(SCRIPT)
  expect(gunzipSync(wide.body).toString()).toBe(SCRIPT)
})

test('who unpacks nothing, and what is not there, is left to others', async () => {
  expect((await ask('/page-abc.js', 'identity')).status).toBe(404)
  expect((await ask('/nothing.js', 'br')).status).toBe(404)
  expect((await ask('/../package.js', 'br')).status).toBe(404)
})
