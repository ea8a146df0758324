import { SERVICE_PHOTOS_AT_MOST } from '#app/domain/testing/service-lifecycle.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/inputs.tsx'
import type { ServiceFormProps } from './props.ts'
import { nameOf } from './words.ts'

/** What a service looks like: its photos side by side, each opening whole. */
export function ServicePhotos({ photos, name }: { photos: readonly string[]; name: string }) {
  const { photoOf } = useText().testDesk
  if (photos.length === 0) return null
  return (
    <ul className="flex gap-3 overflow-x-auto">
      {photos.map((id, index) => (
        <li key={id} className="shrink-0">
          <a href={paths.servicePhoto(id)} className="block">
            <img
              src={paths.servicePhoto(id)}
              alt={photoOf(name, index + 1)}
              loading="lazy"
              className="h-40 max-w-72 rounded-card border border-line bg-sunken object-contain"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A laboratory's photos of a service: what is shown, and the form for more. */
export function ServicePhotoEditor({ view, answer }: ServiceFormProps) {
  const text = useText()
  const words = text.testDesk
  const { offered, idempotencyKey } = view
  if (!offered) return null
  return (
    <Card title={words.photos} hint={words.photosHint(SERVICE_PHOTOS_AT_MOST)}>
      {offered.photos.length === 0 ? (
        <p className="text-sm text-ink-faint">{words.photosNone}</p>
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {offered.photos.map((id, index) => (
            <li key={id} className="flex min-w-0 flex-col gap-2">
              <img
                src={paths.servicePhoto(id)}
                alt={words.photoOf(nameOf(offered, text), index + 1)}
                loading="lazy"
                className="aspect-4/3 w-full rounded-control border border-line bg-sunken object-contain"
              />
              <IntentForm
                intent="hideServicePhoto"
                idempotencyKey={idempotencyKey}
                answer={answer}
                hidden={{ fileId: id }}
                answersTo={{ field: 'fileId', value: id }}
              >
                {(form) => (
                  <Button type="submit" size="small" isBusy={form.isBusy}>
                    {words.photoRemove}
                  </Button>
                )}
              </IntentForm>
            </li>
          ))}
        </ul>
      )}
      {offered.photos.length < SERVICE_PHOTOS_AT_MOST && (
        <IntentForm
          intent="showServicePhotos"
          idempotencyKey={idempotencyKey}
          answer={answer}
          hasFile
          className="mt-4 flex flex-wrap items-end gap-3"
        >
          {(form) => (
            <>
              <Field label={words.photos} error={form.error('photos')} isRequired className="min-w-0 flex-1">
                <FileInput name="photos" multiple accept="image/jpeg,image/png,image/webp" />
              </Field>
              <Button type="submit" isBusy={form.isBusy}>
                {words.photosAdd}
              </Button>
            </>
          )}
        </IntentForm>
      )}
    </Card>
  )
}
