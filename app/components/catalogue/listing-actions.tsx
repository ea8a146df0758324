import type { OwnListingView } from '#app/contracts/views/catalogue.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { CERTIFICATE_LEVELS } from '#app/domain/catalogue/certificate.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { eventsFrom } from '#app/domain/shared/lifecycle.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { CertificatesList } from './certificates-list.tsx'

interface ActionsProps {
  listing: OwnListingView
  idempotencyKey: string
  answer: FormAnswer | null
}

/** The moves that a listing's state allows its supplier, from the one table. */
export function StateActions({ listing, idempotencyKey, answer }: ActionsProps) {
  const text = useText()
  const events = eventsFrom(LISTING_LIFECYCLE, listing.state)
  const common = { idempotencyKey, answer }
  return (
    <Card title={text.common.state} aside={text.catalogue.states[listing.state]}>
      <div className="flex flex-wrap items-start gap-3">
        {events.includes('submit') && (
          <IntentForm {...common} intent="submitListing" hidden={{ version: listing.version }}>
            {(form) => (
              <>
                <Button type="submit" tone="primary" isBusy={form.isBusy}>
                  {text.catalogue.submit}
                </Button>
                <p className="mt-1 text-sm text-ink-faint">{text.catalogue.submitWill}</p>
              </>
            )}
          </IntentForm>
        )}
        {events.includes('withdraw') && (
          <IntentForm {...common} intent="withdrawListing" hidden={{ version: listing.version }}>
            {(form) => (
              <>
                <ConfirmButton
                  label={text.catalogue.withdraw}
                  will={text.catalogue.withdrawWill}
                  isBusy={form.isBusy}
                />
                <p className="mt-1 text-sm text-ink-faint">{text.catalogue.withdrawWill}</p>
              </>
            )}
          </IntentForm>
        )}
      </div>
    </Card>
  )
}

/** The listing's certificates and the form to register one more. */
export function CertificateForm({ listing, idempotencyKey, answer }: ActionsProps) {
  const text = useText()
  const words = text.catalogue
  return (
    <Card title={words.certificate} hint={words.attachHint}>
      <CertificatesList certificates={listing.certificates} />
      <IntentForm
        intent="attachCertificate"
        idempotencyKey={idempotencyKey}
        answer={answer}
        className="mt-4 grid grid-cols-1 items-end gap-4 sm:grid-cols-3"
      >
        {(form) => (
          <>
            <Field label={words.certificateLevel} error={form.error('level')} isRequired>
              <Select name="level" defaultValue={form.typed('level') ?? 'provincial'}>
                {CERTIFICATE_LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {text.pools.firstSet[level]}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={words.certificateNumber} error={form.error('number')} isRequired>
              <Input name="number" minLength={4} maxLength={60} defaultValue={form.typed('number') ?? ''} />
            </Field>
            <Field label={words.issuedOn} error={form.error('issuedOn')} isRequired>
              <Input type="date" name="issuedOn" defaultValue={form.typed('issuedOn') ?? ''} />
            </Field>
            <Button type="submit" isBusy={form.isBusy} className="sm:col-span-3 sm:justify-self-end">
              {words.attach}
            </Button>
          </>
        )}
      </IntentForm>
    </Card>
  )
}
