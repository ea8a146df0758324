import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { PICTURES_AT_MOST } from '#app/domain/platforms/pictures.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/inputs.tsx'

/** Pictures of a platform or a machine, one beside the other; nothing when there are none. */
export function Pictures({ fileIds, name }: { fileIds: string[]; name: string }) {
  const words = useText().platforms
  if (fileIds.length === 0) return null
  return (
    <ul className="flex gap-3 overflow-x-auto pb-1" aria-label={words.photos}>
      {fileIds.map((fileId, index) => (
        <li key={fileId} className="shrink-0">
          <a href={paths.picture(fileId)} className="block">
            <img
              src={paths.picture(fileId)}
              alt={words.photoOf(name, index + 1)}
              className="h-40 max-w-72 rounded-card border border-line bg-sunken object-cover"
              // The first one is the largest thing that is painted: it does not wait for the page to settle.
              loading={index === 0 ? 'eager' : 'lazy'}
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

interface EditorProps {
  fileIds: string[]
  name: string
  answer: FormAnswer | null
  idempotencyKey: string
}

/** Pictures that are shown, each to be taken away, and the form for more. */
export function PictureEditor({ fileIds, name, answer, idempotencyKey }: EditorProps) {
  const { desk: words, platforms } = useText()
  return (
    <Card title={platforms.photos} hint={words.photosHint(PICTURES_AT_MOST)} id="photos">
      {fileIds.length === 0 ? (
        <p className="text-sm text-ink-faint">{words.photosNone}</p>
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {fileIds.map((fileId, index) => (
            <li key={fileId} className="flex min-w-0 flex-col gap-2">
              <img
                src={paths.picture(fileId)}
                alt={platforms.photoOf(name, index + 1)}
                className="aspect-4/3 w-full rounded-control border border-line bg-sunken object-contain"
                loading="lazy"
              />
              <IntentForm
                intent="hidePicture"
                idempotencyKey={idempotencyKey}
                answer={answer}
                hidden={{ fileId }}
                answersTo={{ field: 'fileId', value: fileId }}
              >
                {({ isBusy }) => (
                  <Button type="submit" size="small" isBusy={isBusy}>
                    {words.removePhoto}
                  </Button>
                )}
              </IntentForm>
            </li>
          ))}
        </ul>
      )}
      {fileIds.length < PICTURES_AT_MOST && (
        <IntentForm
          intent="showPictures"
          idempotencyKey={`${idempotencyKey}:${fileIds.length}`}
          answer={answer}
          hasFile
          className="mt-4 flex flex-col gap-3 sm:flex-row sm:items-end"
        >
          {({ isBusy, error }) => (
            <>
              <Field label={words.addPhotos} error={error('photos')} className="flex-1">
                <FileInput name="photos" accept="image/jpeg,image/png,image/webp" multiple />
              </Field>
              <Button type="submit" isBusy={isBusy}>
                {words.addPhotos}
              </Button>
            </>
          )}
        </IntentForm>
      )}
    </Card>
  )
}
