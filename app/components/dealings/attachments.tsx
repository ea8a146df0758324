import type { FileLink } from '#app/contracts/views/dealings.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'

/** Pictures small, documents by name; each opens whole. */
export function Attachments({ files }: { files: FileLink[] }) {
  const text = useText()
  if (files.length === 0) return null
  return (
    <ul aria-label={text.dealings.files} className="mt-2 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="min-w-0">
          <a
            href={paths.file(file.id)}
            className="block max-w-48 truncate rounded-control border border-line text-sm text-accent underline"
          >
            {file.isPicture ? (
              <img
                src={paths.file(file.id)}
                alt={file.name}
                loading="lazy"
                className="size-20 object-cover"
              />
            ) : (
              <span className="block px-2 py-1">{file.name}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Takes pictures and documents along with a form (`hasFile`). */
export function PhotosField({ error }: { error: string | undefined }) {
  const text = useText()
  return (
    <Field label={text.dealings.photos} hint={text.dealings.photosHint} error={error} isOptional>
      <Input
        type="file"
        name="photos"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        className="py-1.5 text-sm"
      />
    </Field>
  )
}
