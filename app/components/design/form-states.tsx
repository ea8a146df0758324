import { useText } from '#app/i18n/text.ts'
import { Attachments, PhotosField } from '../dealings/attachments.tsx'
import type { FormReading } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput, Input, InstantInput, MoneyInput, QuantityInput, Select, TextArea } from '../ui/inputs.tsx'

/** Every control when it is wrong, when it may not be used, with words that are too long, and with the focus on it. */
export function FieldStates() {
  const text = useText()
  const { design, faults } = text
  return (
    <Card>
      <form className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={text.createPool.poolTitle} error={faults.required} isRequired>
          <Input />
        </Field>
        <Field label={text.pools.category} error={faults.notOneOf}>
          <Select>
            <option>{text.common.all}</option>
          </Select>
        </Field>
        <Field label={text.join.reserve} error={faults.tooSmall('0.01')}>
          <MoneyInput typed="-5" />
        </Field>
        <Field label={text.createPool.joinClosesAt} error={faults.required}>
          <InstantInput />
        </Field>
        <Field label={text.createPool.description} error={faults.required} className="sm:col-span-2">
          <TextArea defaultValue={design.longText} />
        </Field>
        <Field label={text.join.quantity}>
          <QuantityInput disabled defaultValue="8" />
        </Field>
        <Field label={text.pools.category}>
          <Select disabled>
            <option>{design.longText}</option>
          </Select>
        </Field>
        <Field label={design.longText} hint={design.longText}>
          <Input defaultValue={design.longText} />
        </Field>
        <Field label={design.focused}>
          <Input className={FOCUS_RING} defaultValue={design.focused} />
        </Field>
      </form>
    </Card>
  )
}

/** As `:focus-visible` in app.css draws it. */
const FOCUS_RING = 'outline-2 outline-offset-2 outline-(--focus)'

export function ButtonStates() {
  const { design, common } = useText()
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-4">
        <Button className={FOCUS_RING}>{design.focused}</Button>
        <Button tone="primary" className="bg-accent-strong">
          {design.hovered}
        </Button>
        <Button className="bg-sunken">{design.hovered}</Button>
        <Button tone="quiet" icon="plus">
          {common.more}
        </Button>
        <Button className="max-w-64">{design.longText}</Button>
      </div>
    </Card>
  )
}

const KEPT_FILES = 'fil_a\nfil_b'
const reading = (more: Partial<FormReading> = {}): FormReading => ({
  isBusy: false,
  typed: () => undefined,
  error: () => undefined,
  ...more,
})

/** Files to be chosen, chosen before, refused, and handed in. */
export function FileStates() {
  const text = useText()
  const { faults, dealings, design } = text
  return (
    <Card>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <PhotosField form={reading()} />
        <PhotosField
          form={reading({
            typed: (field) => (field === 'fileIds' ? KEPT_FILES : undefined),
            error: () => faults.notOneOf,
          })}
        />
        <Field label={design.disabled}>
          <FileInput disabled />
        </Field>
        <div>
          <p className="text-sm font-medium">{dealings.files}</p>
          <Attachments
            files={[
              { id: 'fil_a', name: 'HC-000101.pdf', isPicture: false },
              { id: 'fil_b', name: `${design.longText}.pdf`, isPicture: false },
            ]}
          />
        </div>
      </div>
    </Card>
  )
}
