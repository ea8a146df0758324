/**
 * Where documents are kept: a folder or a bucket. Keys are paths of plain letters; what is written under a key
 * once stays: writing the same bytes again changes nothing.
 */
export interface FileStore {
  write(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** null when nothing is kept under the key. */
  read(key: string): Promise<Uint8Array | null>
}
