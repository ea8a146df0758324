import { Form, Link } from '@remix-run/react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { DemoActor, SignInView } from '#app/contracts/views/sign-in.ts'
import { CAPABILITIES } from '#app/domain/identity/roles.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice, RefusalNotice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useUnansweredKept } from '../use-draft.ts'

interface SignInPageProps {
  view: SignInView
  answer: FormAnswer | null
}

/** By choosing who to be, in a demonstration; by account and password. */
export function SignInPage({ view, answer }: SignInPageProps) {
  const text = useText()
  useUnansweredKept(view.hasEnded)
  const isDemo = view.demoActors.length > 0
  return (
    <div className={isDemo ? 'mx-auto max-w-5xl' : 'mx-auto max-w-88'}>
      <PageHeader title={text.shell.signIn} />
      {view.hasRegistered && (
        <div className="mb-4">
          <Notice tone="accent">{text.register.waiting}</Notice>
        </div>
      )}
      {view.hasEnded && (
        <div className="mb-4">
          <Notice tone="warning">{text.signIn.ended}</Notice>
        </div>
      )}
      {isDemo ? (
        // Who tries the demonstration has no account: what to press comes first.
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_22rem]">
          <DemoActors view={view} />
          <ByPassword view={view} answer={answer} />
        </div>
      ) : (
        <ByPassword view={view} answer={answer} />
      )}
    </div>
  )
}

function ByPassword({ view, answer }: SignInPageProps) {
  const text = useText()
  return (
    <Card title={text.signIn.withAccount}>
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="signIn" />
        <input type="hidden" name="next" value={view.next} />
        {answer?.refusal && <RefusalNotice refusal={answer.refusal} isAnswer />}
        <Field label={text.signIn.account} error={answer?.fieldErrors.account} isRequired>
          <Input name="account" autoComplete="username" defaultValue={answer?.values.account ?? ''} />
        </Field>
        <Field label={text.signIn.password} error={answer?.fieldErrors.password} isRequired>
          <Input type="password" name="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" tone="primary" size="large">
          {text.signIn.submit}
        </Button>
        <p className="text-sm text-ink-faint">{text.signIn.secure}</p>
        <Link
          to={paths.register}
          className="inline-flex min-h-11 items-center self-start text-sm text-accent underline"
        >
          {text.register.toRegister}
        </Link>
      </Form>
    </Card>
  )
}

function DemoActors({ view }: { view: SignInView }) {
  const text = useText()
  // Who is new comes to buy: the first kind is the buyer's, those who watch come last.
  const featured = CAPABILITIES.flatMap((kind) =>
    view.demoActors.filter((actor) => actor.isFeatured && actor.kind === kind),
  )
  return (
    <Card title={text.signIn.demoTitle} hint={text.signIn.demoLead}>
      <Form method="post">
        <input type="hidden" name="intent" value="demo" />
        <input type="hidden" name="next" value={view.next} />
        <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {featured.map((actor) => (
            <li key={actor.userId}>
              <ActorButton actor={actor} />
            </li>
          ))}
        </ul>
      </Form>
      <EveryActor view={view} />
    </Card>
  )
}

/** A form of its own: the buttons above must not send what is chosen here. */
function EveryActor({ view }: { view: SignInView }) {
  const text = useText()
  const kinds = [...new Set(view.demoActors.map((actor) => actor.kind))]
  return (
    <Form method="post" className="mt-4 flex flex-wrap items-end gap-3 border-t border-line pt-4">
      <input type="hidden" name="intent" value="demo" />
      <input type="hidden" name="next" value={view.next} />
      <Field label={text.signIn.demoAll(view.demoActors.length)} className="min-w-0 flex-1 basis-60">
        <Select name="userId">
          {kinds.map((kind) => (
            <optgroup key={kind} label={text.shell.capabilities[kind]}>
              {view.demoActors
                .filter((actor) => actor.kind === kind)
                .map((actor) => (
                  <option key={actor.userId} value={actor.userId}>
                    {actor.organisationName} · {actor.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Button type="submit">{text.signIn.submit}</Button>
    </Form>
  )
}

function ActorButton({ actor }: { actor: DemoActor }) {
  const text = useText()
  return (
    <button
      type="submit"
      name="userId"
      value={actor.userId}
      className="flex w-full items-start gap-3 rounded-control border border-line p-3 text-left hover:border-accent hover:bg-accent-soft"
    >
      <Icon name="factory" className="mt-1 size-5 text-accent" />
      <span className="min-w-0">
        <span className="block font-medium">{actor.organisationName}</span>
        <span className="block text-sm text-ink-faint">
          {actor.name} · {text.shell.roles[actor.role]} · {countyName(actor.county, text)}
        </span>
        <span className="mt-1 flex flex-wrap gap-1">
          {actor.capabilities.map((capability) => (
            <Badge key={capability}>{text.shell.capabilities[capability]}</Badge>
          ))}
        </span>
      </span>
    </button>
  )
}
