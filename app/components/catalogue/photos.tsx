import type { OwnListingView, PhotoView } from '#app/contracts/views/catalogue.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { PHOTO_TYPES, PHOTOS_AT_MOST } from '#app/domain/catalogue/photo.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput, Input } from '../ui/inputs.tsx'

/** What a photo shows, for those who do not see it: its caption, else which one of the machine it is. */
function useAlt(title: string): (photo: PhotoView, index: number) => string {
  const { catalogue } = useText()
  return ({ caption }, index) => caption || catalogue.photoOf(title, index + 1)
}

/** The first photo large, the others beneath; each opens in full. */
export function PhotoGallery({ photos, title }: { photos: PhotoView[]; title: string }) {
  const alt = useAlt(title)
  const [first, ...others] = photos
  if (!first) return null
  return (
    <figure className="overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <a href={paths.photo(first.id)} className="block bg-sunken">
        <img
          src={paths.photo(first.id)}
          alt={alt(first, 0)}
          className="mx-auto max-h-96 w-full object-contain"
        />
      </a>
      {others.length > 0 && (
        <ul className="flex gap-2 overflow-x-auto p-2">
          {others.map((photo, index) => (
            <li key={photo.id} className="shrink-0">
              <a href={paths.photo(photo.id)} className="block">
                <img
                  src={paths.photo(photo.id)}
                  alt={alt(photo, index + 1)}
                  className="size-20 rounded-control border border-line object-cover"
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {first.caption && <figcaption className="px-3 py-2 text-sm text-ink-soft">{first.caption}</figcaption>}
    </figure>
  )
}

interface EditorProps {
  listing: OwnListingView
  idempotencyKey: string
  answer: FormAnswer | null
}

/** A supplier's photos of a listing: their order, and the form for one more. */
export function PhotoEditor({ listing, idempotencyKey, answer }: EditorProps) {
  const words = useText().catalogue
  const alt = useAlt(listing.title)
  const { photos } = listing
  return (
    <Card title={words.photos} hint={words.photosHint(PHOTOS_AT_MOST)}>
      <span id="photos" className="block scroll-mt-20" />
      {photos.length === 0 ? (
        <p className="text-sm text-ink-faint">{words.photosNone}</p>
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {photos.map((photo, index) => (
            <li key={photo.id} className="flex min-w-0 flex-col gap-2">
              <img
                src={paths.photo(photo.id)}
                alt={alt(photo, index)}
                className="aspect-4/3 w-full rounded-control border border-line bg-sunken object-contain"
                loading="lazy"
              />
              {photo.caption && <p className="truncate text-sm text-ink-soft">{photo.caption}</p>}
              {index === 0 ? (
                <p>
                  <Badge tone="accent">{words.photoFirst}</Badge>
                </p>
              ) : (
                <PhotoMove
                  photo={photo}
                  intent="putPhotoFirst"
                  label={words.photoPutFirst}
                  {...{ idempotencyKey, answer }}
                />
              )}
              <PhotoMove
                photo={photo}
                intent="removePhoto"
                label={words.photoRemove}
                {...{ idempotencyKey, answer }}
              />
            </li>
          ))}
        </ul>
      )}
      {photos.length < PHOTOS_AT_MOST && <PhotoForm idempotencyKey={idempotencyKey} answer={answer} />}
    </Card>
  )
}

interface MoveProps {
  photo: PhotoView
  intent: string
  label: string
  idempotencyKey: string
  answer: FormAnswer | null
}

function PhotoMove({ photo, intent, label, idempotencyKey, answer }: MoveProps) {
  return (
    <IntentForm
      intent={intent}
      idempotencyKey={idempotencyKey}
      answer={answer}
      hidden={{ photoId: photo.id }}
      answersTo={{ field: 'photoId', value: photo.id }}
    >
      {(form) => (
        <Button type="submit" size="small" isBusy={form.isBusy}>
          {label}
        </Button>
      )}
    </IntentForm>
  )
}

function PhotoForm({ idempotencyKey, answer }: { idempotencyKey: string; answer: FormAnswer | null }) {
  const words = useText().catalogue
  return (
    <IntentForm
      intent="addPhoto"
      idempotencyKey={idempotencyKey}
      answer={answer}
      hasFile
      className="mt-4 grid grid-cols-1 items-end gap-4 sm:grid-cols-2"
    >
      {(form) => (
        <>
          <Field label={words.photo} hint={words.photoHint} isRequired>
            <FileInput name="photo" accept={PHOTO_TYPES.join(',')} />
          </Field>
          <Field label={words.photoCaption} isOptional>
            <Input name="caption" maxLength={120} defaultValue={form.typed('caption') ?? ''} />
          </Field>
          <Button type="submit" isBusy={form.isBusy} className="sm:col-span-2 sm:justify-self-end">
            {words.photoAdd}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
