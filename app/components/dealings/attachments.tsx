import type { FileLink } from '#app/contracts/views/dealings.ts'
import { useText } from '#app/i18n/text.ts'
import type { FormReading } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Checkbox } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/inputs.tsx'

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

/** Only pictures may come along; `hint` says how many. */
interface PicturesOnly {
  label: string
  hint: string
}

/**
 * Takes pictures and documents along with a form (`hasFile`). Those of an attempt that came back are kept: they go along
 * again unless they are unticked, and need not be chosen anew.
 */
export function PhotosField({ form, pictures }: { form: FormReading; pictures?: PicturesOnly }) {
  const text = useText()
  const kept = form.typed('fileIds')?.split('\n') ?? []
  return (
    <div className="flex flex-col gap-2">
      {kept.length > 0 && (
        <ul aria-label={text.dealings.filesKept} className="flex flex-col gap-1">
          {kept.map((id, index) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3">
              <Checkbox name="fileIds" value={id} label={text.dealings.fileKept(index + 1)} defaultChecked />
              <a
                href={paths.file(id)}
                target="_blank"
                rel="noreferrer"
                className="text-sm text-accent underline"
              >
                {text.dealings.fileLook}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ChosenFiles error={form.error('photos')} pictures={pictures} />
    </div>
  )
}

interface ChosenProps {
  error: string | undefined
  pictures: PicturesOnly | undefined
}

function ChosenFiles({ error, pictures }: ChosenProps) {
  const text = useText()
  return (
    <Field
      label={pictures?.label ?? text.dealings.photos}
      hint={pictures?.hint ?? text.dealings.photosHint}
      error={error}
      isOptional
    >
      <FileInput
        name="photos"
        multiple
        accept={`image/jpeg,image/png,image/webp${pictures ? '' : ',application/pdf'}`}
      />
    </Field>
  )
}
