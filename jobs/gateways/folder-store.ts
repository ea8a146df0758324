import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '#app/contracts/file-store.ts'

const KEY = /^[a-z0-9][a-z0-9/._-]{0,199}$/i
let writes = 0

/** Documents in a folder of this machine. Throws on a key that would lead out of it. */
export function folderStore(folder: string): FileStore {
  const pathOf = (key: string): string => {
    if (!KEY.test(key) || key.includes('..')) throw new RangeError(`not a key: ${key}`)
    return join(folder, key)
  }
  return {
    async write(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      // Written aside and moved: nobody reads half a document.
      writes += 1
      const aside = `${path}.${process.pid}-${writes}.part`
      await writeFile(aside, bytes)
      await rename(aside, path)
    },
    async read(key) {
      try {
        return new Uint8Array(await readFile(pathOf(key)))
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw fault
      }
    },
  }
}
