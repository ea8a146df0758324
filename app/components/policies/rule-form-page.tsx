import { RULE_FIGURES, type RuleFigure, type RuleFormView } from '#app/contracts/views/policies.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { PURPOSES } from '#app/domain/policies/rule.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, QuantityInput, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'
import { RuleVersions } from './rule-desk-page.tsx'

interface PartProps {
  view: RuleFormView
  form: FormReading
}

/** The next version of a rule: begun with what the last one says, beside everything it said before. */
export function RuleFormPage({ view, answer }: { view: RuleFormView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.policies
  const { last } = view
  return (
    <>
      <PageHeader
        title={words.ruleNew(text.locale === 'zh' ? last.nameZh : last.nameEn)}
        lead={words.ruleArticle(last.article)}
        crumbs={[{ label: words.ruleDesk, to: paths.ruleDesk }]}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <IntentForm
          key={last.version}
          intent="writeRule"
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          hidden={{ after: last.version, kind: last.kind }}
          className="flex min-w-0 flex-col gap-4"
        >
          {(form) => (
            <>
              <Figures view={view} form={form} />
              <Words view={view} form={form} />
              <div className="self-end">
                <ConfirmButton
                  label={words.rulePublish}
                  will={text.will.writeRule}
                  tone="primary"
                  isBusy={form.isBusy}
                />
              </div>
            </>
          )}
        </IntentForm>
        <Card title={words.ruleDesk}>
          <RuleVersions versions={view.versions} />
        </Card>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Words({ view: { last, earliest }, form }: PartProps) {
  const words = useText().policies
  return (
    <Card title={words.ruleWords}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {(['readingZh', 'readingEn'] as const).map((name) => (
          <Field
            key={name}
            label={name === 'readingZh' ? words.ruleReadingZh : words.ruleReadingEn}
            error={form.error(name)}
            isRequired
            className="sm:col-span-2"
          >
            <TextArea name={name} rows={3} maxLength={500} defaultValue={form.typed(name) ?? last[name]} />
          </Field>
        ))}
        <Field
          label={words.ruleFrom}
          hint={words.ruleFromHint(earliest)}
          error={form.error('inForceFrom')}
          isRequired
        >
          <Input
            type="date"
            name="inForceFrom"
            min={earliest}
            defaultValue={form.typed('inForceFrom') ?? earliest}
          />
        </Field>
        <Field
          label={words.ruleUntil}
          hint={words.ruleUntilHint}
          error={form.error('inForceUntil')}
          isOptional
        >
          <Input type="date" name="inForceUntil" defaultValue={form.typed('inForceUntil') ?? ''} />
        </Field>
        <Field label={words.ruleReason} error={form.error('reason')} isRequired className="sm:col-span-2">
          <Input name="reason" maxLength={500} defaultValue={form.typed('reason') ?? ''} />
        </Field>
      </div>
    </Card>
  )
}

function Figures({ view, form }: PartProps) {
  const text = useText()
  const words = text.policies
  const { terms } = view
  const figures = RULE_FIGURES.filter((name) => terms[name] !== undefined)
  const hasNone = figures.length === 0 && !terms.awards && !terms.purposes && terms.mayBeAdded === undefined
  return (
    <Card title={words.ruleFiguresTitle}>
      {hasNone && <p className="text-sm text-ink-soft">{words.ruleNoFigures}</p>}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {figures.map((name) => (
          <Field key={name} label={words.ruleFigures[name]} error={form.error(name)} isRequired>
            <QuantityInput
              name={name}
              inputMode="decimal"
              unit={unitOf(name, { wan: words.wan, percent: text.desk.percent, year: words.year })}
              defaultValue={form.typed(name) ?? shown(name, terms[name] ?? 0)}
            />
          </Field>
        ))}
      </div>
      {terms.awards && <Awards view={view} form={form} />}
      {terms.purposes && (
        <FieldGroup legend={words.rulePurposes} error={form.error('purposes')}>
          <input type="hidden" name="hasPurposes" value="yes" />
          {PURPOSES.map((purpose) => (
            <Checkbox
              key={purpose}
              name="purposes"
              value={purpose}
              label={words.purposes[purpose]}
              defaultChecked={
                (form.typed('purposes')?.split('\n') ?? terms.purposes)?.includes(purpose) ?? false
              }
            />
          ))}
        </FieldGroup>
      )}
      {terms.mayBeAdded !== undefined && (
        <>
          <input type="hidden" name="hasStacking" value="yes" />
          <Checkbox
            name="mayBeAdded"
            value="yes"
            label={words.ruleMayBeAdded}
            defaultChecked={terms.mayBeAdded}
          />
        </>
      )}
    </Card>
  )
}

/** A row for each award, and an empty one. */
function Awards({ view, form }: PartProps) {
  const words = useText().policies
  const rows = [...(view.terms.awards ?? []), null]
  return (
    <div className="mt-2 flex flex-col gap-3">
      <p className="text-sm text-ink-faint">{words.ruleAwardsHint}</p>
      {rows.map((award, row) => {
        const field = (name: string) => `awards.${row}.${name}`
        return (
          <div key={award?.key ?? 'new'} className="grid grid-cols-1 gap-2 sm:grid-cols-[1fr_1fr_10rem]">
            {award && <input type="hidden" name={field('key')} value={award.key} />}
            <Field label={words.ruleAward} error={form.error(field('nameZh'))}>
              <Input
                name={field('nameZh')}
                maxLength={60}
                defaultValue={form.typed(field('nameZh')) ?? award?.nameZh ?? ''}
              />
            </Field>
            <Field label={words.ruleAwardEn} error={form.error(field('nameEn'))}>
              <Input
                name={field('nameEn')}
                maxLength={80}
                defaultValue={form.typed(field('nameEn')) ?? award?.nameEn ?? ''}
              />
            </Field>
            <Field label={words.ruleAwardAmount} error={form.error(field('amount'))}>
              <QuantityInput
                name={field('amount')}
                inputMode="decimal"
                unit={words.wan}
                defaultValue={form.typed(field('amount')) ?? (award ? wanOf(award.amountFen) : '')}
              />
            </Field>
          </div>
        )
      })}
    </div>
  )
}

const wanOf = (fen: number) => String(fen / 1_000_000)

function shown(name: RuleFigure, value: number): string {
  if (name.endsWith('Fen')) return wanOf(value)
  return name.endsWith('BasisPoints') ? String(value / 100) : String(value)
}

function unitOf(name: RuleFigure, units: { wan: string; percent: string; year: string }): string {
  if (name.endsWith('Fen')) return units.wan
  return name.endsWith('BasisPoints') ? units.percent : units.year
}
