import { AwsClient } from 'aws4fetch'
import type { FileStore } from '#app/contracts/file-store.ts'

export interface BucketSettings {
  /** Of the S3-compatible service, with its scheme. */
  readonly endpoint: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

/** Documents in an S3-compatible bucket, addressed by path. Throws when the service refuses. */
export function bucketStore(settings: BucketSettings): FileStore {
  const { endpoint, bucket, accessKeyId, secretAccessKey, region } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
  const urlOf = (key: string) =>
    `${endpoint.replace(/\/$/, '')}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
  return {
    async write(key, bytes, contentType) {
      const body = bytes.slice().buffer
      const reply = await client.fetch(urlOf(key), {
        method: 'PUT',
        body,
        headers: { 'Content-Type': contentType },
      })
      if (!reply.ok) throw new Error(`the bucket refused ${key}: ${reply.status}`)
    },
    async read(key) {
      const reply = await client.fetch(urlOf(key))
      if (reply.status === 404) return null
      if (!reply.ok) throw new Error(`the bucket refused ${key}: ${reply.status}`)
      return new Uint8Array(await reply.arrayBuffer())
    },
  }
}
