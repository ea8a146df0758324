import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bucketStore } from '#jobs/gateways/bucket-store.ts'
import { folderStore } from '#jobs/gateways/folder-store.ts'

const folder = await mkdtemp(join(tmpdir(), 'hecai-files-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const bytes = new TextEncoder().encode('报告')

test('what was written to a folder is read again, and half a document is never seen', async () => {
  const files = folderStore(folder)
  await Promise.all([1, 2, 3].map(() => files.write('reports/R2026-HY-00001.pdf', bytes, 'application/pdf')))
  expect(await files.read('reports/R2026-HY-00001.pdf')).toEqual(bytes)
  expect(await files.read('reports/none.pdf')).toBeNull()
  expect(await readdir(join(folder, 'reports'))).toEqual(['R2026-HY-00001.pdf'])
})

test('no key leads out of the folder', async () => {
  const files = folderStore(folder)
  for (const key of ['../secret', '/etc/passwd', 'a/../../b', '', 'a\u0000b']) {
    await expect(files.write(key, bytes, 'text/plain')).rejects.toThrow('not a key')
    await expect(files.read(key)).rejects.toThrow('not a key')
  }
})

test('a bucket is spoken to by signed requests', async () => {
  const kept = new Map<string, Buffer>()
  const signed: boolean[] = []
  const server = createServer((request, response) => {
    signed.push(request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/') ?? false)
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      if (path.includes('refused')) return response.writeHead(403).end()
      if (request.method === 'PUT') {
        kept.set(path, Buffer.concat(parts))
        return response.writeHead(200).end()
      }
      const found = kept.get(path)
      return response.writeHead(found ? 200 : 404).end(found)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const credentials = { accessKeyId: 'key', secretAccessKey: 'words', region: 'auto' }
  const files = bucketStore({ endpoint, bucket: 'hecai', ...credentials })
  await files.write('reports/a.pdf', bytes, 'application/pdf')
  expect([...kept.keys()]).toEqual(['/hecai/reports/a.pdf'])
  expect(await files.read('reports/a.pdf')).toEqual(bytes)
  expect(await files.read('reports/none.pdf')).toBeNull()
  await expect(files.write('refused.pdf', bytes, 'application/pdf')).rejects.toThrow('refused')
  expect(signed.every(Boolean)).toBe(true)
})
