import { Form } from '@remix-run/react'
import type { MyProjectionView } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { QuantityInput } from '../ui/inputs.tsx'
import { Facts } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'

/** What the reader would get if the pool closed now, and what a few sets more would do to its price. */
export function ProjectionCard({ projection }: { projection: MyProjectionView }) {
  const { projection: words, locale } = useText()
  const { served, meetsMinimum } = projection
  return (
    <Card title={words.title} hint={words.hint}>
      {!meetsMinimum && (
        <div className="mb-3">
          <Notice tone="warning">{words.belowMinimum}</Notice>
        </div>
      )}
      {served === null ? (
        <p>{words.notServed}</p>
      ) : (
        <>
          <Facts
            facts={[
              { name: words.supplier, value: served.supplierName },
              { name: words.price, value: <strong>{formatPrice(served.priceFen)}</strong> },
              {
                name: words.saving,
                value: <strong className="text-saving">{formatPrice(served.savingFen)}</strong>,
              },
            ]}
          />
          <NextSetsForm askedSets={projection.askedSets} />
          {served.nextSets.length > 0 && (
            <DataTable
              className="-mx-4 mt-2 sm:-mx-5"
              caption={words.next}
              rows={served.nextSets}
              rowKey={(line) => String(line.sets)}
              isMarked={(line) => line.costsLessInTotal || line.priceFen < served.priceFen}
              columns={[
                {
                  key: 'sets',
                  header: words.next,
                  cell: (line) => `+${formatQuantity(line.sets, locale)}`,
                },
                {
                  key: 'price',
                  header: words.price,
                  align: 'right',
                  cell: (line) => (
                    <>
                      {formatPrice(line.priceFen)}
                      {line.costsLessInTotal && (
                        <span className="block text-saving">{words.cheaperInTotal}</span>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )}
        </>
      )}
    </Card>
  )
}

/** How many sets more the table below looks ahead: asked of the page, with or without JavaScript. */
function NextSetsForm({ askedSets }: { askedSets: number }) {
  const { projection: words } = useText()
  return (
    <Form method="get" preventScrollReset className="mt-4 flex items-end gap-2" data-screen-only>
      <Field label={words.howMany} className="max-w-60 flex-1">
        <QuantityInput name="next" min={1} max={200} defaultValue={askedSets} />
      </Field>
      <Button type="submit">{words.look}</Button>
    </Form>
  )
}
