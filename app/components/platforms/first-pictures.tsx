import { PICTURES_AT_MOST } from '#app/domain/platforms/pictures.ts'
import { useText } from '#app/i18n/text.ts'
import { PhotosField } from '../dealings/attachments.tsx'
import type { FormReading } from '../forms.tsx'
import { Card } from '../ui/card.tsx'

/** Pictures that a platform or a machine has from its first day. */
export function FirstPictures({ form }: { form: FormReading }) {
  const text = useText()
  const words = text.desk
  return (
    <Card title={text.platforms.photos} id="photos">
      <PhotosField
        form={form}
        pictures={{ label: words.addPhotos, hint: words.photosHint(PICTURES_AT_MOST) }}
      />
    </Card>
  )
}
