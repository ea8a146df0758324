const MOST_BYTES = 4_500_000

/** A form with at most one file; a body that is no form has neither. */
export interface UploadForm {
  readonly bytes: Uint8Array | null
  readonly text: (name: string) => string
}

/** Reads the file of a form field and its words. A file that is empty or too large counts as none. */
export async function readUpload(request: Request, field: string): Promise<UploadForm> {
  const form = await request.formData().catch(() => new FormData())
  const file = form.get(field)
  const isFile = file !== null && typeof file !== 'string' && file.size > 0 && file.size <= MOST_BYTES
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : null
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return { bytes, text }
}
