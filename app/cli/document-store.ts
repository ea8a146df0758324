import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FileStore } from '#app/contracts/file-store.ts'
import { bucketStore } from '#jobs/gateways/bucket-store.ts'
import { folderStore } from '#jobs/gateways/folder-store.ts'
import type { HouseSettings } from './settings.ts'

type Where = Pick<HouseSettings, 'bucket' | 'dataDir'>

const folderOf = ({ dataDir }: Where) => join(dataDir, 'files')

/** Where documents are kept: the bucket where one is named, else a folder of the data directory. */
export function documentStore(where: Where): FileStore {
  return where.bucket ? bucketStore(where.bucket) : folderStore(folderOf(where))
}

/** The documents where they can be read from here; null when this machine has no folder of them. */
export function documentsHere(where: Where): FileStore | null {
  return where.bucket || existsSync(folderOf(where)) ? documentStore(where) : null
}
